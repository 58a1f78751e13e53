import { onTestFinished, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import type { Authorised, Cashless } from './cashless.ts'

/** Where the money of one reference is, by the terminal's own book, yen. */
export interface Whereabouts { readonly setAside: number; readonly captured: number; readonly released: number }

/** A terminal for the contract, and who stands before it. */
export interface Rig {
  /** Opens the way to the terminal, as a start of the kiosk does. What was opened before is as dead as its process. */
  start(): Cashless
  /** What it asks the customer for now, yen; null: nothing. */
  asking(): number | null
  pay(): void | Promise<void>
  refuse(): void | Promise<void>
  /** Until the terminal gives up by itself. */
  nobodyComes(): void | Promise<void>
  whereabouts(reference: string): Whereabouts
  /** From now on it does as it is told, and the answer is lost; or not any more. */
  lose(answer: 'authorise' | 'capture' | 'release', lost: boolean): void
  /** Neither side hears the other, until `mend`. */
  cut(): void
  mend(): void
  end(): void | Promise<void>
}

export const nowhere: Whereabouts = { setAside: 0, captured: 0, released: 0 }
export const reference = 'visit-1'

export interface Started {
  readonly rig: Rig
  readonly cashless: Cashless
  /** Asks, and waits until the customer is asked. */
  readonly ask: (yen: number, reference?: string) => Promise<{ readonly outcome: Promise<Authorised> }>
  readonly paid: (yen: number, reference?: string) => Promise<Authorised>
  /** The kiosk is killed and starts again. */
  readonly again: () => Cashless
}

/** Opens it for one test, and ends it after that. */
export async function started(make: () => Rig | Promise<Rig>): Promise<Started> {
  const rig = await make()
  const opened = [rig.start()]
  const [cashless] = opened
  if (cashless === undefined) throw new Error('not started')
  onTestFinished(async () => {
    for (const one of opened) await one.close()
    await rig.end()
  })
  const ask: Started['ask'] = async (yen, by = reference) => {
    const outcome = cashless.authorise(yen, by)
    await vi.waitUntil(() => rig.asking() === yen, patience)
    return { outcome }
  }
  return {
    rig, cashless, ask,
    async paid(yen, by) {
      const { outcome } = await ask(yen, by)
      await rig.pay()
      return await outcome
    },
    again() {
      const next = rig.start()
      opened.push(next)
      return next
    },
  }
}
