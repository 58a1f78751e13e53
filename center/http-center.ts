import { EnvelopePieces } from './envelope-pieces.ts'
import { post } from './post.ts'
import { answered, largestAnswer } from './wire.ts'
import type { Answer, Center, CenterFault, TerminalIdentity } from './center.ts'
import type { Sealed } from './protocol.ts'
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
  /** Before a download that was cut is gone on with. */
  readonly pause: number
}

const defaults: Timeouts = { connect: 10_000, idle: 20_000, total: 60_000, pause: 1_000 }
/** How often a download that is cut is gone on with. */
const mostCuts = 3

export const machineTimer: Timer = (delay, ring) => {
  const timer = setTimeout(ring, delay)
  return () => clearTimeout(timer)
}

/**
 * Client of a served center: over mutual TLS 1.3, or on this machine with a token. One connection a call, nothing cached, no session
 * resumed, nothing tried twice (I-15): whether to ask again is the flow's to decide; only a download goes on where it was cut. Whatever
 * goes wrong comes back as a closed fault.
 */
export function openHttpCenter({ timeouts = defaults, timer = machineTimer, ...way }: HttpCenterAddress): Center {
  const closing = new AbortController()

  /** One question, one answer, within whatever time `signal` leaves. */
  async function ask<Name extends CallName, Value>(
    name: Name, body: Asked[Name], schema: z.ZodType<Answer<Value>>, { signal, progress }: Course,
  ): Promise<Answer<Value>> {
    const path = `/v1/${name}`
    const posted = await post({ way, path, body: JSON.stringify(body), largest: largestAnswer[name], timeouts, timer, progress, signal })
    return posted.kind === 'fault' ? posted : parse(posted.body, schema)
  }

  /** Everything that belongs to a call, within its total time. */
  async function within<Value>(work: (signal: AbortSignal) => Promise<Answer<Value>>): Promise<Answer<Value>> {
    const total = new AbortController()
    const stopTotal = timer(timeouts.total, () => total.abort('late'))
    try {
      return await work(AbortSignal.any([closing.signal, total.signal]))
    } finally {
      stopTotal()
    }
  }

  function call<Name extends CallName, Value>(name: Name, body: Asked[Name], schema: z.ZodType<Answer<Value>>): Promise<Answer<Value>> {
    return within((signal) => ask(name, body, schema, { signal, progress: () => {} }))
  }

  /** Goes on where it was cut, which asks for nothing that was not asked for before; but only when something had come, and not for ever. */
  async function download(session: string, transaction: string, progress: Progress, signal: AbortSignal): Promise<Answer<Sealed>> {
    const pieces = new EnvelopePieces(progress)
    let cuts = 0
    for (;;) {
      const course = { signal, progress: (received: number) => pieces.receiving(received) }
      const asking = ask('download', { session, transaction, from: pieces.held }, answered.download, course)
      const answer = about(transaction, await asking)
      if (answer.kind === 'ok') {
        const taken = pieces.take(answer.value)
        if (taken === 'invalid') return fault('invalidAnswer')
        if (taken !== 'more') return { kind: 'ok', value: { transaction, envelope: taken.whole } }
      } else {
        const wasCut = answer.kind === 'fault' && answer.fault === 'unreachable' && pieces.begun
        if (!wasCut || cuts === mostCuts) return answer
        cuts += 1
        await pause(timeouts.pause, timer, signal)
      }
    }
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
    download: (session, transaction, progress) => within((signal) => download(session, transaction, progress, signal)),
    report: async (session, transaction, outcome) =>
      about(transaction, await call('report', { session, transaction, outcome }, answered.report)),
    readLedger: (session, span) => call('readLedger', { session, span }, answered.readLedger),
    close: async () => closing.abort(),
  }
}

/** What the wire knows of a terminal and nothing besides, whatever else the caller's object holds. */
function identityOf({ terminal, build, configuration, devices }: TerminalIdentity): Asked['heartbeat']['terminal'] {
  return { terminal, build, configuration, devices: [...devices] }
}

type Progress = (received: number, total: number | null) => void

interface Course {
  readonly signal: AbortSignal
  /** Bytes of the answer that are there. */
  readonly progress: (received: number) => void
}

/** Ends early when `signal` does. */
function pause(delay: number, timer: Timer, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = timer(delay, end)
    function end(): void {
      stop()
      signal.removeEventListener('abort', end)
      resolve()
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end)
  })
}

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
