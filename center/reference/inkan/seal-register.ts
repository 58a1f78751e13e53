import { age } from '../../japan-time.ts'
import type { Person } from '../residents.ts'

/** An entry of the 印鑑登録原票. */
export interface SealRegistration {
  /** What is cut into the seal, by column from the right; 見本 is part of it. */
  readonly imprint: readonly [string, string]
  /** When this entry last came over from the 住民記録, ms since 1970; null: the line is well, and it is as new as the server's data. */
  readonly stoodStillAt: number | null
}

/** Nobody younger may register one (印鑑登録証明事務処理要領). */
const minimumAge = 15
const notRegistered: ReadonlySet<string> = new Set(['inkan-nashi'])
/** The line to 住民記録 broke, and nobody saw it (さいたま 2023): what stands here may long be cancelled. */
const stoodStill: Readonly<Record<string, number>> = { 'teishi-tome': Date.parse('2024-04-01T09:00:00+09:00') }

/** `now`: ms since 1970. Null: there is none. */
export function sealOf({ id, name, reading, born, nationality }: Person, now: number): SealRegistration | null {
  if (notRegistered.has(id) || age(born, now) < minimumAge) return null
  const [family = ''] = (nationality.kind === 'foreign' ? reading : name).split('　')
  return { imprint: [Array.from(family).slice(0, 3).join(''), '見本'], stoodStillAt: stoodStill[id] ?? null }
}
