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
] as const
export type FaultName = (typeof faultNames)[number]

/** The switchboard of the reference center's faults. */
export class Faults {
  readonly #on = new Set<FaultName>()
  readonly #waiting = new Map<FaultName, Set<() => void>>()

  set(name: FaultName, on: boolean): void {
    if (on) {
      this.#on.add(name)
      return
    }
    this.#on.delete(name)
    for (const go of this.#waiting.get(name) ?? []) go()
    this.#waiting.delete(name)
  }

  isOn(name: FaultName): boolean {
    return this.#on.has(name)
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
