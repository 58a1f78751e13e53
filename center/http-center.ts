import { post } from './post.ts'
import { answered, largestAnswer } from './wire.ts'
import type { Answer, Center, CenterFault, TerminalIdentity } from './center.ts'
import type { Asked, CallName } from './wire.ts'
import type { Timer } from './post.ts'
import type { Way } from './way.ts'
import type { z } from 'zod'

export type HttpCenterAddress = Way & {
  readonly timeouts?: Timeouts
  /** Rings once after so many milliseconds unless the returned function is called. Default: the machine's timer. */
  readonly timer?: Timer
}

/** Milliseconds. */
export interface Timeouts {
  /** Until the connection stands; over TLS, until both sides know each other. */
  readonly connect: number
  /** Without a byte from the center. */
  readonly idle: number
  /** For a whole call, download included. */
  readonly total: number
}

const defaults: Timeouts = { connect: 10_000, idle: 20_000, total: 60_000 }

export const machineTimer: Timer = (delay, ring) => {
  const timer = setTimeout(ring, delay)
  return () => clearTimeout(timer)
}

/**
 * Client of a served center: over mutual TLS 1.3, or on this machine with a token. One connection a call, nothing cached, no session
 * resumed, nothing tried twice (I-15): whether to ask again is the flow's to decide. Whatever goes wrong comes back as a closed fault.
 */
export function openHttpCenter({ timeouts = defaults, timer = machineTimer, ...way }: HttpCenterAddress): Center {
  const closing = new AbortController()

  async function call<Name extends CallName, Value>(
    name: Name,
    body: Asked[Name],
    schema: z.ZodType<Answer<Value>>,
    progress: Progress = () => {},
  ): Promise<Answer<Value>> {
    const total = new AbortController()
    const stopTotal = timer(timeouts.total, () => total.abort('late'))
    const posted = await post({
      way,
      path: `/v1/${name}`,
      body: JSON.stringify(body),
      largest: largestAnswer[name],
      timeouts,
      timer,
      progress,
      signal: AbortSignal.any([closing.signal, total.signal]),
    })
    stopTotal()
    if (posted.kind === 'fault') return posted
    return parse(posted.body, schema)
  }

  return {
    heartbeat: (terminal) => call('heartbeat', { terminal: identityOf(terminal) }, answered.heartbeat),
    openSession: (terminal, { medium, municipality }) =>
      call('openSession', { terminal: identityOf(terminal), presented: { medium, municipality } }, answered.openSession),
    authenticate: (session, { certificate, signature }) =>
      call('authenticate', { session, proof: { certificate, signature } }, answered.authenticate),
    introduce: (session, userId) => call('introduce', { session, userId }, answered.introduce),
    verifyPin: (session, kind, sealedPin) => call('verifyPin', { session, kind, sealedPin }, answered.verifyPin),
    register: async (session, registration) =>
      about(registration.transaction, await call('register', { session, registration }, answered.register)),
    apply: async (session, application) => about(application.transaction, await call('apply', { session, application }, answered.apply)),
    download: async (session, transaction, progress) =>
      about(transaction, await call('download', { session, transaction }, answered.download, progress)),
    report: async (session, transaction, outcome) =>
      about(transaction, await call('report', { session, transaction, outcome }, answered.report)),
    close: async () => closing.abort(),
  }
}

/** What the wire knows of a terminal and nothing besides, whatever else the caller's object holds. */
function identityOf({ terminal, build, configuration, devices }: TerminalIdentity): Asked['heartbeat']['terminal'] {
  return { terminal, build, configuration, devices: [...devices] }
}

type Progress = (received: number, total: number | null) => void

const fault = (fault: CenterFault) => ({ kind: 'fault', fault }) as const

function parse<Value>(body: Buffer, schema: z.ZodType<Answer<Value>>): Answer<Value> {
  try {
    return schema.parse(JSON.parse(body.toString('utf8')))
  } catch {
    return fault('invalidAnswer')
  }
}

/** An answer about another transaction is no answer (I-12). */
export function about<Value extends { readonly transaction: string }>(transaction: string, answer: Answer<Value>): Answer<Value> {
  return answer.kind === 'ok' && answer.value.transaction !== transaction ? fault('invalidAnswer') : answer
}
