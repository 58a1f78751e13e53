import type { FactsRead } from './card.ts'
import { handedOn } from './certificate.ts'
import type { CardCertificate } from './certificate.ts'
import { derLength } from './der.ts'
import { failed, openApplication } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'
import { factsAid, factsFile } from './facts-files.ts'
import { orFailed, readFile } from './file.ts'
import type { Wanted } from './file.ts'
import { areDigits, present } from './pin-file.ts'
import { readSameCard } from './same-card.ts'

const numberLength = 14
const oneByteTag = 0x30

/**
 * Same card? -> tries left of 照合番号B -> VERIFY -> the four facts, their attestation and its certificate, as the files hold
 * them. VERIFY is sent at most once. What was read of facts that are not handed over is overwritten, as is `number`, before this
 * settles.
 * @param number 14 ASCII digits. @param expected SHA-256 of the authentication certificate, hex.
 * @param known the certificate as it was read before.
 */
export async function readFacts(
  transmit: Transmit, number: Uint8Array, expected: string, known: CardCertificate | null = null,
): Promise<FactsRead> {
  try {
    if (!areDigits(number, numberLength)) return failed('a 照合番号B has 14 digits')
    const certificate = await readSameCard(transmit, expected, known)
    if (certificate.kind !== 'certificate') return certificate
    // It has told whose card it is, and is handed to nobody.
    handedOn({}, certificate, known)
    const opened = await openApplication(transmit, factsAid)
    if (opened === 'absent') return failed('there is no 券面事項入力補助')
    if (opened !== 'open') return opened
    const presented = await present(transmit, factsFile.checkNumberB, number)
    return presented.kind === 'right' ? await readOpened(transmit) : presented
  } finally {
    number.fill(0)
  }
}

async function readOpened(transmit: Transmit): Promise<FactsRead> {
  const facts = await readOpen(transmit, factsFile.basic, factsLength)
  if (!(facts instanceof Uint8Array)) return facts
  const proof = await readProof(transmit)
  if (proof.kind === 'proof') return { kind: 'right', facts, attestation: proof.attestation, certificate: proof.certificate }
  facts.fill(0)
  return proof
}

async function readProof(transmit: Transmit) {
  const attestation = await readOpen(transmit, factsFile.attestation, toEnd)
  if (!(attestation instanceof Uint8Array)) return attestation
  const certificate = await readOpen(transmit, factsFile.certificate, toEnd)
  return certificate instanceof Uint8Array ? { kind: 'proof', attestation, certificate } as const : certificate
}

async function readOpen(transmit: Transmit, file: number, wanted: Wanted): Promise<Uint8Array | Trouble> {
  const read = await readFile(transmit, file, wanted, 'whole')
  return read instanceof Uint8Array || read.kind !== 'closed' ? orFailed(read, 'a file of the facts') : failed('the facts stay closed')
}

/** No document tells the form of the other two files: they are handed over whole. */
const toEnd: Wanted = () => Infinity

/** Bytes of the four facts: they end where their object does (FF20, BER), what follows in the file is padding. Of another form: all there is. */
export function factsLength(read: Uint8Array): number {
  if (read[0] !== 0xff || read[1] !== 0x20) return Infinity
  // The length of an object with a tag of one byte, and one byte more.
  const length = derLength(Uint8Array.of(oneByteTag, ...read.subarray(2, 8)))
  return typeof length === 'number' ? length + 1 : Infinity
}
