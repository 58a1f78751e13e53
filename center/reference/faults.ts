import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { SharedPlace } from './fault/shared-place.ts'

/** What can be made to go wrong at the center, each answering to something that did (domain: known incidents). */
export const faultNames = [
  /** Connections break. */
  'down',
  /** No answer comes while it is on. */
  'slow',
  /** The JPKI center calls every certificate revoked. */
  'revoked',
  /** The applicant gets another applicant's document, rightly signed for that other one. */
  'swap',
  /** The issuing server draws another resident's record: the center has to notice before it signs. */
  'wrongHolder',
  /** A byte of the document changes after signing. */
  'tampered',
  /** The envelope has run out when it arrives. */
  'expired',
  /** Signed with a key nobody has pinned. */
  'wrongKey',
  /** The JPKI center's OCSP responder gives no answer (A6-03). */
  'ocspDown',
  /** The center's clock tells ten minutes too much. */
  'clockSkew',
  /** The issuing servers read what their registers were three days before. */
  'staleRegistry',
  /** The heartbeat brings the notice of stops before the latest. */
  'oldStops',
  /** Whatever is made lies under one name until it is collected: who comes meanwhile overwrites it (Kawasaki). */
  'overwrite',
  /** What is made is named by the second: two of one second have one name, and the later is collected for both. */
  'reusedName',
  /** What was made last is collected, and only then does the new take its place (Munakata). */
  'previousDocument',
  /** A build for one server runs on two: each numbers what it makes for itself, and both write into one folder (Takamatsu). */
  'wrongBuild',
  /** One field of what is signed stands on the form still from the request before. */
  'staleForm',
  /** An answer that came after its time-out goes to whoever asks next (Yokohama). */
  'lateAnswer',
  /** The answers to two questions under way change places. */
  'crossed',
  /** An envelope of before is sent once more. */
  'replayed',
  /** Sealed to a key that no vault has. */
  'wrongSeal',
  /** A bit of the envelope changes on its way. */
  'bitFlip',
  /** On the line: an answer comes twice. */
  'duplicate',
  /** On the line: an answer overtakes the one before it. */
  'reorder',
  /** On the line: the connection breaks in the middle of an envelope. */
  'cut',
] as const
export type FaultName = (typeof faultNames)[number]

/** Told of each answer that a fault has really got at: an overwriting harms nobody who is alone. */
export type OnStrike = (name: FaultName, transaction: string, call: 'apply' | 'download' | 'report') => void

export interface FaultSettings {
  /** How long something lies about, or waits for another, where a fault makes it. Default: the second of Kawasaki. */
  readonly lag: () => Promise<unknown>
  /** Which of several things a fault gets at. Default: any. */
  readonly choose: <Thing>(things: readonly Thing[]) => Thing | undefined
}

const anyOf = <Thing>(things: readonly Thing[]): Thing | undefined => things.length === 0 ? undefined : things[randomInt(things.length)]

/** The switchboard of the reference center's faults. */
export class Faults {
  readonly #on = new Map<FaultName, SharedPlace>()
  readonly #waiting = new Map<FaultName, Set<() => void>>()
  readonly lag: () => Promise<unknown>
  readonly choose: FaultSettings['choose']
  onStrike: OnStrike = () => {}

  constructor({ lag = () => setTimeout(1000), choose = anyOf }: Partial<FaultSettings> = {}) {
    this.lag = lag
    this.choose = choose
  }

  set(name: FaultName, on: boolean): void {
    if (on) {
      if (!this.#on.has(name)) this.#on.set(name, new SharedPlace())
      return
    }
    this.#on.delete(name)
    for (const go of this.#waiting.get(name) ?? []) go()
    this.#waiting.delete(name)
  }

  isOn(name: FaultName): boolean {
    return this.#on.has(name)
  }

  /** The place this fault works in, empty when it is switched on and gone when it is off; null: it is off. */
  place(name: FaultName): SharedPlace | null {
    return this.#on.get(name) ?? null
  }

  /** The answer to this question about this transaction is not what it should be. */
  strike(name: FaultName, transaction: string, call: Parameters<OnStrike>[2] = 'download'): void {
    this.onStrike(name, transaction, call)
  }

  /** Resolves when the fault is off; at once when it is. */
  whenOff(name: FaultName): Promise<void> {
    if (!this.isOn(name)) return Promise.resolve()
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(name) ?? new Set()
      this.#waiting.set(name, waiting.add(resolve))
    })
  }
}
