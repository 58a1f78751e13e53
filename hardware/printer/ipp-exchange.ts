import http from 'node:http'
import https from 'node:https'
import ipp from 'ipp'
import { TLSSocket } from 'node:tls'
import { z } from 'zod'
import { sender } from './ipp-sender.ts'
import { isWellFormed } from './ipp-shape.ts'
import type { Socket } from 'node:net'
import type { IppTrust } from './ipp-trust.ts'

/** One question to an IPP printer, encoded by the library and sent by us, so that the document is never copied. */
export interface IppQuestion {
  readonly operation: 'Get-Printer-Attributes' | 'Create-Job' | 'Send-Document' | 'Get-Job-Attributes' | 'Get-Jobs' | 'Cancel-Job'
  readonly about: Readonly<Record<string, string | number | boolean | readonly string[]>>
  readonly job?: Readonly<Record<string, string | number>>
  readonly document?: Uint8Array
}

export type IppAnswer =
  | {
      readonly kind: 'answered'
      /** IPP status keyword, e.g. 'successful-ok'; 'unknown' when the printer said a code nobody knows. */
      readonly status: string
      readonly job: unknown
      readonly printer: unknown
      /** Names of the attributes that the printer refused or replaced. */
      readonly unsupported: readonly string[]
    }
  | Silence

/**
 * No usable answer. `sent` = a connection stood (with TLS: to somebody who is believed), so bytes may have reached the printer.
 * `certificate`: nobody who is believed. `foreign`: an answer, but none of an IPP printer.
 */
export interface Silence {
  readonly kind: 'silent'
  readonly sent: boolean
  readonly why: 'unreachable' | 'certificate' | 'foreign'
}

/** Where the printer is, and who is believed to be it; `trust` is asked only at an ipps address. */
export interface IppPlace {
  readonly uri: URL
  readonly trust: IppTrust | null
}

const longestAnswer = 1_000_000
const foreign = { kind: 'silent', sent: true, why: 'foreign' } as const

const group = z.record(z.string(), z.unknown())
const message = z.object({
  statusCode: z.string().optional(),
  'job-attributes-tag': z.unknown().optional(),
  'printer-attributes-tag': z.unknown().optional(),
  'unsupported-attributes-tag': group.optional(),
})

// The library's table is older than PWG 5100.16 and it refuses to encode what it does not list.
const jobTemplate = z.custom<object>().parse(Reflect.get(ipp.attributes, 'Job Template'))
Reflect.set(jobTemplate, 'print-scaling', { type: 'keyword', tag: 0x44, min: 1, max: 1023 })

// Out-of-band values ('unknown', 'no-value') are ordinary; the library would write each of them to the console.
Object.assign(ipp.parse, {
  handleUnknownTag(_tag: number, _name: string, length: number, read: (length: number) => string) {
    return length > 0 ? read(length) : undefined
  },
})

/**
 * Asks once; never repeats. Every failure of the network or of the answer is `silent`.
 * @param quietMs how long the connection may be quiet before it is given up, ms; 0 = for ever.
 */
export function exchange({ uri, trust }: IppPlace, question: IppQuestion, quietMs: number, signal: AbortSignal): Promise<IppAnswer> {
  const head = ipp.serialize({
    version: '2.0',
    operation: question.operation,
    'operation-attributes-tag': {
      'attributes-charset': 'utf-8',
      'attributes-natural-language': 'en',
      'printer-uri': uri.href,
      'requesting-user-name': sender,
      ...question.about,
    },
    ...(question.job === undefined ? {} : { 'job-attributes-tag': question.job }),
  })
  const document = question.document ?? new Uint8Array(0)
  const { promise, resolve } = Promise.withResolvers<IppAnswer>()
  const secure = uri.protocol === 'ipps:'
  let sent = false
  let why: Silence['why'] = 'unreachable'
  const silent = (): void => resolve({ kind: 'silent', sent, why })
  const request = (secure ? https : http).request({
    ...(secure ? trust : null),
    agent: false,
    host: uri.hostname.replace(/^\[|\]$/g, ''),
    port: uri.port === '' ? 631 : Number(uri.port),
    path: `${uri.pathname}${uri.search}`,
    method: 'POST',
    headers: { 'content-type': 'application/ipp', 'content-length': head.length + document.byteLength },
    signal,
    timeout: quietMs,
  }, response => {
    const chunks: Buffer[] = []
    let length = 0
    response.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= longestAnswer) return void chunks.push(chunk)
      why = 'foreign'
      response.destroy()
    })
    response.on('error', silent)
    response.on('close', silent)
    response.on('end', () => resolve(response.statusCode === 200 ? understand(Buffer.concat(chunks)) : foreign))
  })
  request.on('socket', socket => {
    socket.once(secure ? 'secureConnect' : 'connect', () => { sent = true })
  })
  request.on('timeout', () => request.destroy())
  request.on('error', error => {
    why = reasonOf(error, request.socket)
    silent()
  })
  request.on('close', silent)
  request.write(head)
  request.end(document)
  return promise
}

/** Why nothing came of a request: nobody believed, something that speaks neither TLS nor HTTP, or nobody at all. */
function reasonOf(error: NodeJS.ErrnoException, socket: Socket | null): Silence['why'] {
  // Node types it as always there; it is null while nothing was wrong with the other side's certificate.
  if (socket instanceof TLSSocket && socket.authorizationError) return 'certificate'
  return /^(?:HPE_|ERR_SSL_|EPROTO$)/.test(error.code ?? '') ? 'foreign' : 'unreachable'
}

/** Parses an answer at the door: whatever a printer sends ends in a value. */
export function understand(bytes: Buffer): IppAnswer {
  if (!isWellFormed(bytes)) return foreign
  try {
    const parsed = message.safeParse(ipp.parse(bytes))
    if (!parsed.success) return foreign
    return {
      kind: 'answered',
      status: parsed.data.statusCode ?? 'unknown',
      job: parsed.data['job-attributes-tag'],
      printer: parsed.data['printer-attributes-tag'],
      unsupported: Object.keys(parsed.data['unsupported-attributes-tag'] ?? {}),
    }
  } catch {
    // The library throws at what it does not know how to read.
    return foreign
  }
}
