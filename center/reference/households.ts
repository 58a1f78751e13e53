import { otherHouseholds } from './household/elsewhere.ts'
import { midoriHouseholds } from './household/midori.ts'
import { refusedHouseholds } from './household/refused.ts'
import { tomihonHouseholds } from './household/tohyama.ts'
import type { Household } from './residents.ts'

/** Everybody the registers know. */
export const households: readonly Household[] = [...midoriHouseholds, ...otherHouseholds, ...tomihonHouseholds, ...refusedHouseholds]
