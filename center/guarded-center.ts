import { z } from 'zod'
import { about } from './http-center.ts'
import { answered, delivered } from './wire.ts'
import type { Answer, Center } from './center.ts'

/**
 * A center that somebody else has written, held to the port: every answer is parsed as if it had come over the wire. One that is none, is
 * about another transaction, or was thrown, is `invalidAnswer` (I-12, I-18). Progress only moves a bar: what is no figure of it is dropped.
 */
export function guarded(center: Center): Center {
  return {
    heartbeat: (...asked) => held(() => center.heartbeat(...asked), answered.heartbeat),
    openSession: (...asked) => held(() => center.openSession(...asked), answered.openSession),
    authenticate: (...asked) => held(() => center.authenticate(...asked), answered.authenticate),
    introduce: (...asked) => held(() => center.introduce(...asked), answered.introduce),
    verifyPin: (...asked) => held(() => center.verifyPin(...asked), answered.verifyPin),
    register: async (session, registration) =>
      about(registration.transaction, await held(() => center.register(session, registration), answered.register)),
    apply: async (session, application) => about(application.transaction, await held(() => center.apply(session, application), answered.apply)),
    download: async (session, transaction, progress) =>
      about(transaction, await held(() => center.download(session, transaction, figuresOnly(progress)), delivered)),
    report: async (session, transaction, outcome) =>
      about(transaction, await held(() => center.report(session, transaction, outcome), answered.report)),
    readLedger: (...asked) => held(() => center.readLedger(...asked), answered.readLedger),
    close: () => center.close(),
  }
}

type Progress = Parameters<Center['download']>[2]

/** Bytes received and in all; within what a vault may tell of them. */
const bytes = z.number().int().min(0).max(100_000_000)
const figures = z.tuple([bytes, bytes.nullable()])

function figuresOnly(progress: Progress): Progress {
  return (...told) => {
    const read = figures.safeParse(told)
    if (read.success) progress(...read.data)
  }
}

async function held<Value>(ask: () => Promise<unknown>, schema: z.ZodType<Answer<Value>>): Promise<Answer<Value>> {
  try {
    const answer = schema.safeParse(await ask())
    if (answer.success) return answer.data
  } catch {
    // A bug of somebody else's, on which nothing of ours may hang.
  }
  return { kind: 'fault', fault: 'invalidAnswer' }
}
