import type { Schedule } from '../../center/schedule.ts'
import type { StepKind } from '../flow/flow.ts'
import type { Loop } from './loop.ts'
import type { Papers } from './papers.ts'
import type { Ports } from './ports.ts'
import type { Screen } from './screen.ts'
import { hoursToday, nextOpening, standingOf, stopNotices } from './standing.ts'
import type { Known, Visited } from './standing.ts'

export interface DoorkeeperParts {
  readonly clock: Ports['clock']
  /** When the place itself is open. */
  readonly site: Schedule
  readonly screen: Screen
  readonly loop: Loop
  /** What is believed of the center now; null when nothing is. */
  readonly known: () => Known | null
  /** Of the visit that is on. */
  readonly papers: () => Papers | null
}

/** Knows at every moment what may be done, and tells the flow when that changes. */
export class Doorkeeper {
  readonly #parts: DoorkeeperParts

  constructor(parts: DoorkeeperParts) {
    this.#parts = parts
  }

  /** Looks at clock, hours and stops. */
  look(): void {
    const { clock, site, screen, loop, known, papers } = this.#parts
    const now = clock.wall()
    const center = known()
    const standing = standingOf(center, site, visitedOf(papers(), loop.flow.step.kind), now)
    if (JSON.stringify(standing) !== JSON.stringify(loop.flow.standing)) loop.tell({ kind: 'standing', standing })
    loop.guard(() => screen.learn(center === null
      ? { hours: null, stops: [], announcement: null }
      : { hours: hoursToday(center, site, now), stops: stopNotices(center), announcement: center.notice.text }))
  }

  /** When there is service again, or when this entry can next be had; ISO 8601, null when nobody can say. */
  opensAt(entry: string | null): string | null {
    const { clock, site, known, papers } = this.#parts
    const center = known()
    if (center === null) return null
    const hours = entry === null ? null : papers()?.menu?.entries.find(({ id }) => id === entry)?.hours ?? null
    return nextOpening(center, site, hours, clock.wall())
  }
}

/** From these on nothing is issued any more, so that nothing can be barred either. */
const issuingIsOver: readonly StepKind[] = ['handing', 'receipt', 'settling']

function visitedOf(papers: Papers | null, step: StepKind): Visited | null {
  if (papers === null || papers.menu === null || papers.method === null || issuingIsOver.includes(step)) return null
  return { method: papers.method, residence: papers.menu.municipalityCode, entries: papers.menu.entries }
}
