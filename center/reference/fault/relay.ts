import { fault } from '../answer.ts'
import type { Answer } from '../../center.ts'
import type { Faults } from '../faults.ts'
import type { Brought, Parked, SharedPlace } from './shared-place.ts'

interface Question<Call extends keyof Brought> {
  readonly call: Call
  readonly transaction: string
  readonly faults: Faults
}

/** Passes a question about one transaction on to who answers it, and the answer back to who asked; unless a fault mixes answers up. */
export async function relayed<Call extends keyof Brought>(
  question: Question<Call>, serve: () => Promise<Answer<Brought[Call]>>,
): Promise<Answer<Brought[Call]>> {
  const { faults } = question
  const late = faults.place('lateAnswer')
  if (late !== null) return held(late, question, serve)
  const answer = await serve()
  const crossing = faults.place('crossed')
  return crossing === null || answer.kind !== 'ok' ? answer : crossed(crossing, question, answer)
}

/** Whoever asks first is told that it took too long, and the answer stays where the next finds it, who is then asked no more. */
async function held<Call extends keyof Brought>(
  place: SharedPlace, { call, transaction, faults }: Question<Call>, serve: () => Promise<Answer<Brought[Call]>>,
): Promise<Answer<Brought[Call]>> {
  const late: Answer<Brought[Call]>[] = place.late[call]
  const left = late.shift()
  if (left !== undefined) {
    if (left.kind === 'ok' && left.value.transaction !== transaction) faults.strike('lateAnswer', transaction, call)
    return left
  }
  const answer = await serve()
  if (answer.kind === 'ok') late.push(answer)
  return fault('late')
}

/** The first waits for a second to change with, but not for ever. */
async function crossed<Call extends keyof Brought>(
  place: SharedPlace, { call, transaction, faults }: Question<Call>, own: Answer<Brought[Call]>,
): Promise<Answer<Brought[Call]>> {
  const waiting: Parked<Brought[Call]>[] = place.parked[call]
  const other = waiting.shift()
  if (other !== undefined) {
    if (other.transaction !== transaction) for (const hit of [transaction, other.transaction]) faults.strike('crossed', hit, call)
    other.change(own)
    return other.answer
  }
  const { promise, resolve } = Promise.withResolvers<Answer<Brought[Call]>>()
  const parked = { answer: own, transaction, change: resolve }
  waiting.push(parked)
  await Promise.race([promise, faults.lag()])
  if (!waiting.includes(parked)) return promise
  waiting.splice(waiting.indexOf(parked), 1)
  return own
}
