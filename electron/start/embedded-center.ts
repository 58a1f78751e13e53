import { fromCenter } from '../../center/reference/control.ts'
import type { FromCenter, ToCenter } from '../../center/reference/control.ts'
import type { FaultName } from '../../center/reference/faults.ts'
import type { Stop } from '../../center/stops.ts'
import type { StartChild } from '../process/child.ts'

/** The reference center in a process of its own, as whoever started it sees it. */
export interface EmbeddedCenter {
  readonly ready: Extract<FromCenter, { kind: 'ready' }>
  readonly residents: Extract<FromCenter, { kind: 'residents' }>['residents']
  /** Content of a resident's demo card or phone. */
  issue(resident: string): Promise<NonNullable<Extract<FromCenter, { kind: 'card' }>['card']>>
  fault(name: FaultName, on: boolean): void
  /** All stops that are to be in force from now on; resolves when the center has signed the notice. */
  stops(stops: readonly Stop[]): Promise<void>
  /** The 戸籍 officers decide all 利用登録申請 in work; resolves when they have. */
  officer(decision: 'approve' | 'refuse'): Promise<void>
  stop(): void
}

/** Why the reference center can't be started, and what to do about it. */
export class CenterRefused extends Error {}

/**
 * Starts the reference center; rejects when its process ends before it is ready, and with `CenterRefused` when it says why it can't.
 * @param authority folder, absolute, that keeps its fictitious authorities and the cards they have issued.
 */
export async function startEmbeddedCenter(start: StartChild, entry: URL, authority: string): Promise<EmbeddedCenter> {
  const child = start(entry)
  const waiting: { readonly wants: (said: FromCenter) => boolean; readonly resolve: (said: FromCenter) => void }[] = []
  child.onMessage((message) => {
    const said = fromCenter.parse(message)
    const place = waiting.findIndex((waiter) => waiter.wants(said))
    if (place >= 0) waiting.splice(place, 1)[0]?.resolve(said)
  })
  const ended = new Promise<never>((_, reject) => {
    child.onExit((code) => reject(new Error(`the reference center ended (${code ?? 'killed'})`)))
  })
  ended.catch(() => undefined)
  const ask = <Kind extends FromCenter['kind']>(order: ToCenter, kind: Kind, about: (said: FromCenter) => boolean = () => true) => {
    const answer = new Promise<Extract<FromCenter, { kind: Kind }>>((resolve) => {
      const isAnswer = (said: FromCenter): said is Extract<FromCenter, { kind: Kind }> => said.kind === kind && about(said)
      waiting.push({ wants: isAnswer, resolve: (said) => { if (isAnswer(said)) resolve(said) } })
    })
    child.send(order)
    return Promise.race([answer, ended])
  }
  const refused = new Promise<never>((_, reject) => {
    waiting.push({ wants: ({ kind }) => kind === 'refused', resolve: (said) => { if (said.kind === 'refused') reject(new CenterRefused(said.why)) } })
  })
  refused.catch(() => child.kill())
  const ready = await Promise.race([ask({ kind: 'start', authority }, 'ready'), refused])
  const { residents } = await ask({ kind: 'residents' }, 'residents')
  return {
    ready, residents,
    async issue(resident) {
      const { card } = await ask({ kind: 'issueCard', resident }, 'card', (said) => said.kind === 'card' && said.resident === resident)
      if (card === null) throw new Error(`nobody presents ${resident}`)
      return card
    },
    fault: (name, on) => child.send({ kind: 'fault', name, on } satisfies ToCenter),
    async stops(stops) {
      await ask({ kind: 'stops', stops: [...stops] }, 'stops')
    },
    async officer(decision) {
      await ask({ kind: 'officer', decision }, 'officer')
    },
    stop: () => child.kill(),
  }
}
