import { X509Certificate, createPrivateKey } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { readNamedFile } from './named-file.ts'
import type { MutualTls } from '../../center/way.ts'
import type { Configuration } from './configuration.ts'

type ServedCenter = Extract<Configuration['center'], { kind: 'https' }>
type FileKey = 'authority' | 'certificate' | 'key'

export type ReadCenterFiles = { readonly kind: 'read'; readonly way: MutualTls } | { readonly kind: 'wrong'; readonly why: string }

interface Terminal {
  /** Its id. */
  readonly terminal: string
  /** ms since 1970. */
  readonly now: number
}

/** Characters that a process that speaks to a center takes of each. */
const largest = 100_000
const contents: Readonly<Record<FileKey, string>> = {
  authority: 'the certificate of the center’s authority', certificate: 'this terminal’s certificate', key: 'this terminal’s private key, without a password',
}

/** Reads what this terminal and its center know each other by. What is wrong is said with key, file and what to do, everything at once. */
export function readCenterFiles(center: ServedCenter, { terminal, now }: Terminal): ReadCenterFiles {
  const wrong: string[] = []
  const say = (name: FileKey, why: string, remedy: string): void => void wrong.push(`center.${name}: ${center[name]}: ${why}; ${remedy}`)

  function read<Parsed>(name: FileKey, parse: (pem: string) => Parsed): { readonly pem: string; readonly parsed: Parsed } | null {
    const pem = readNamedFile(center[name])
    if (pem === null) {
      say(name, 'can’t be read', `put ${contents[name]} there in PEM, readable for who runs the terminal, or name its file`)
      return null
    }
    if (pem.length > largest) {
      say(name, `is longer than ${largest} characters`, `it has to hold ${contents[name]} and nothing besides`)
      return null
    }
    try {
      return { pem, parsed: parse(pem) }
    } catch {
      say(name, 'is not what it should be', `it has to hold ${contents[name]}, in PEM`)
      return null
    }
  }

  function judgeTime(name: 'authority' | 'certificate', { validFromDate, validToDate }: X509Certificate): void {
    if (now > validToDate.getTime()) say(name, `ran out on ${day(validToDate)}`, 'get a new one from whoever runs the center')
    else if (now < validFromDate.getTime()) say(name, `begins on ${day(validFromDate)}`, 'set this machine’s clock, or wait')
  }

  const authority = read('authority', (pem) => new X509Certificate(pem))
  const certificate = read('certificate', (pem) => new X509Certificate(pem))
  const key = read('key', (pem) => createPrivateKey(pem))
  if (authority !== null) judgeTime('authority', authority.parsed)
  if (certificate !== null) {
    judgeTime('certificate', certificate.parsed)
    const { subject } = certificate.parsed
    if (!subject.split('\n').includes(`CN=${terminal}`))
      say('certificate', `is not for terminal ${terminal} but for ${subject.replaceAll('\n', ', ')}`, 'take that terminal’s own, or change the key terminal')
    if (key !== null && !certificate.parsed.checkPrivateKey(key.parsed))
      say('key', `does not belong to the certificate ${center.certificate}`, 'take the two files that were made together')
    else if (key !== null && !canSpeak(certificate.pem, key.pem))
      say('certificate', 'can’t be used for TLS (its key is too short, or more is in the file than certificates)', 'get a new one from whoever runs the center')
  }
  if (authority === null || certificate === null || key === null || wrong.length > 0) return { kind: 'wrong', why: wrong.join('\n') }
  return { kind: 'read', way: { url: center.url, authority: authority.pem, certificate: certificate.pem, key: key.pem } }
}

/** Whether a connection can be begun with them: OpenSSL reads more than it will use. */
function canSpeak(cert: string, key: string): boolean {
  try {
    createSecureContext({ cert, key })
    return true
  } catch {
    return false
  }
}

const day = (date: Date): string => date.toISOString().slice(0, 10)
