import { createHash, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readBinary } from './apdu.ts'
import { derLength } from './der.ts'
import { exchange, failed, openFile, unexpected } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { jpkiFile } from './jpki-files.ts'

export interface CardCertificate {
  readonly der: Uint8Array
  /** SHA-256 of the DER, hex: what a card session is bound to. */
  readonly digest: string
  readonly expires: Date
  readonly publicKey: KeyObject
}

const page = 256
/** No certificate on these cards comes near this; a longer one is a fault or an attack. */
const maxLength = 8192
const sequence = 0x30

/** Reads the authentication certificate of the open JPKI application: by its DER length, in pages of 256 bytes. */
export async function readCertificate(transmit: Transmit): Promise<CardCertificate | Trouble> {
  const opened = await openFile(transmit, jpkiFile.authenticationCertificate)
  if (opened !== 'open') return opened
  const der = await readObject(transmit)
  return der instanceof Uint8Array ? parseCertificate(der) : der
}

async function readObject(transmit: Transmit): Promise<Uint8Array | Trouble> {
  let read: Uint8Array = new Uint8Array(0)
  let wanted = page
  for (;;) {
    const answer = await exchange(transmit, readBinary(read.length, Math.min(page, wanted - read.length)))
    if (!('status' in answer)) return answer
    if (answer.status.kind !== 'ok' && answer.status.kind !== 'endOfFile') return unexpected('read certificate', answer.status)
    if (answer.data.length === 0) return failed('read certificate: the file ends too early')
    read = Uint8Array.from([...read, ...answer.data])
    const length = derLength(read)
    if (read[0] !== sequence || length === 'notDer') return failed('read certificate: not DER')
    wanted = length === 'more' ? page : length
    if (wanted > maxLength) return failed(`read certificate: ${wanted} bytes`)
    if (length !== 'more' && read.length >= wanted) return read.slice(0, wanted)
  }
}

function parseCertificate(der: Uint8Array): CardCertificate | Trouble {
  try {
    const certificate = new X509Certificate(der)
    return {
      der,
      digest: createHash('sha256').update(der).digest('hex'),
      expires: certificate.validToDate,
      publicKey: certificate.publicKey,
    }
  } catch {
    return failed('the certificate cannot be parsed')
  }
}
