import type { SoftwareBus } from '../../hardware/coins/software/software-bus.ts'

export interface Wrong { readonly wrong: string }

/** A word of the hand: what stands behind it, what it does, and the doing, which says in a few words what came of it. */
export interface Word {
  readonly name: string
  readonly takes: string
  readonly does: string
  readonly obey: (bus: SoftwareBus, given: readonly string[]) => string | Wrong
}

/** A whole number written out, if it is one between these; null: it is none. */
export function numberIn(text: string | undefined, least: number, most: number): number | null {
  const number = text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : NaN
  return number >= least && number <= most ? number : null
}

/** Addresses of devices on this bus; none given: all of them. Null: one of them is no device's. */
export function addressesIn(bus: SoftwareBus, given: readonly string[]): 'all' | readonly number[] | null {
  if (given.length === 0 || given.join() === 'all') return 'all'
  const addresses = given.map(Number)
  return addresses.every((address) => bus.devices.some((device) => device.address === address)) ? addresses : null
}

export const addressWords = 'takes addresses (2: coins, 3 to 6: hoppers of 10, 50, 100 and 500 yen, 40: notes), or nothing for all'
