import { municipalities } from './municipalities.ts'
import { householdOf } from './residents.ts'
import type { Holder } from '../protocol.ts'
import type { ResidentRecord } from './juminhyo.ts'

/**
 * The register of residents, and whose electronic certificate is whose (利用者登録). Reading gives one record in one
 * piece, the holder reference in it, so that a document drawn from it can't be about one person and name another.
 */
export class Registry {
  readonly #residents = new Map<string, string>()
  readonly #holders = new Map<string, Holder>()

  register(resident: string, holder: Holder): void {
    this.#residents.set(keyOf(holder), resident)
    this.#holders.set(resident, holder)
  }

  residentOf(holder: Holder): string | null {
    return this.#residents.get(keyOf(holder)) ?? null
  }

  read(resident: string): ResidentRecord | null {
    const holder = this.#holders.get(resident)
    const household = householdOf(resident)
    const municipality = municipalities.find((candidate) => candidate.code === household?.municipality)
    const applicant = household?.members.find((person) => person.id === resident)
    if (holder === undefined || household === null || municipality === undefined || applicant === undefined) return null
    return { holder, municipality, household, applicant }
  }
}

const keyOf = (holder: Holder): string => JSON.stringify([holder.issuer, holder.serial])

export function sameHolder(a: Holder, b: Holder): boolean {
  return keyOf(a) === keyOf(b)
}
