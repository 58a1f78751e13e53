import { cardApHolder } from '../holder.ts'
import { cardHolderOf, cardHolders } from './card-holders.ts'
import { municipalityOf } from './municipalities.ts'
import { householdOf } from './residents.ts'
import type { Method } from '../center.ts'
import type { Holder } from '../protocol.ts'
import type { ResidentRecord } from './issuing-server.ts'
import type { CardHolder } from './residents.ts'

/**
 * The registers of residents, and who is meant by an electronic certificate or a 利用者ID (利用者登録). Reading gives one record
 * in one piece, the holder reference in it, so that a document drawn from it can't be about one person and name another.
 */
export class Registry {
  readonly #cards = new Map<string, CardHolder>()
  readonly #holders = new Map<string, Holder>()

  /** @param holder of the certificate on what this holder presents. */
  register(card: CardHolder, holder: Holder): void {
    this.#cards.set(keyOf(holder), card)
    this.#holders.set(card.id, holder)
  }

  cardOf(holder: Holder): CardHolder | null {
    return this.#cards.get(keyOf(holder)) ?? null
  }

  /** カードAP: whom the municipality has registered under a 利用者ID, with at least one type's PIN. */
  userOf(municipality: string, userId: string): CardHolder | null {
    const found = cardHolders.find((card) => card.userId === userId && householdOf(card.person)?.municipality === municipality)
    return found === undefined || Object.keys(found.typePins).length === 0 ? null : found
  }

  /** @param issuer code of the municipality that reads: of residence when left out, else that of the 本籍地. */
  read(card: string, method: Method, issuer?: string): ResidentRecord | null {
    const presented = cardHolderOf(card)
    const household = presented === null ? null : householdOf(presented.person)
    if (presented === null || household === null) return null
    const holder = method === 'jpki' ? this.#holders.get(card) : userHolder(presented, household.municipality)
    const municipality = municipalityOf(issuer ?? household.municipality)
    const applicant = household.members.find((person) => person.id === presented.person)
    if (holder === undefined || municipality === null || applicant === undefined) return null
    return { holder, municipality, household, applicant }
  }
}

function userHolder({ userId }: CardHolder, municipality: string): Holder | undefined {
  return userId === null ? undefined : cardApHolder(municipality, userId)
}

const keyOf = (holder: Holder): string => JSON.stringify([holder.issuer, holder.serial])

export function sameHolder(a: Holder, b: Holder): boolean {
  return keyOf(a) === keyOf(b)
}
