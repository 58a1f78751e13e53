import { writeFacts } from './card-facts.ts'
import { FactsAuthority } from './facts-authority.ts'
import { JpkiAuthority } from './jpki-authority.ts'
import { municipalityOf } from './municipalities.ts'
import { cardHolderOf } from './card-holders.ts'
import { householdOf, outdatedFacts, personOf } from './residents.ts'
import type { CardFacts } from './card-facts.ts'
import type { Attested } from './facts-authority.ts'
import type { Keep } from './keep.ts'
import type { Random } from './random.ts'
import type { CardHolder, Person } from './residents.ts'

/** What is in a demo card, or in a demo phone. */
export interface CardMaterial {
  readonly medium: CardHolder['medium']
  /** 利用者証明用電子証明書 and its CA's, DER, and its key, PKCS#8; null where there is none (住基カード). */
  readonly certificate: Uint8Array | null
  readonly ca: Uint8Array | null
  readonly privateKey: Uint8Array | null
  readonly pin: string | null
  /** 市区町村コード */
  readonly municipality: string
  /** YYYYMMDD */
  readonly expiry: string
  readonly userId: string | null
  /** 券面事項入力補助; null where 照合番号B is none. */
  readonly facts: (Attested & { readonly basic: Uint8Array; readonly individualNumber: string; readonly checkNumber: string }) | null
}

/**
 * What the demo's 顔認証マイナンバーカード takes in the place of a PIN, so that the way to the center's refusal can be walked. A real one
 * takes none at all.
 */
export const pinOfNone = '0000'
/** Far enough away for any demonstration, where 照合番号B does not name the year. */
const farAway = '2035'

/** Where the two authorities keep what they have made. */
export interface CardKeeps {
  readonly jpki: Keep
  readonly facts: Keep
}

/** Makes the demo's cards, the same one for the same holder as long as it is good, and holds the two authorities behind them. */
export class CardOffice {
  readonly jpki: JpkiAuthority
  readonly facts: FactsAuthority

  /** @param keeps default: nothing outlasts the process. */
  constructor(now: () => number, random: Random, keeps?: CardKeeps) {
    this.jpki = new JpkiAuthority(now, random, keeps?.jpki)
    this.facts = new FactsAuthority(now, random, keeps?.facts)
  }

  /** By `CardHolder.id`; null when nobody carries it. */
  async issue(id: string): Promise<CardMaterial | null> {
    const holder = cardHolderOf(id)
    const person = holder === null ? null : personOf(holder.person)
    return holder === null || person === null ? null : this.#make(holder, person)
  }

  async #make(holder: CardHolder, person: Person): Promise<CardMaterial> {
    const { medium, pin, userId, checkNumber } = holder
    const written = printedFacts(person)
    const certified = holder.certificate === null ? null : await this.jpki.certify(holder.id, holder.certificate)
    const basic = writeFacts({ ...written, ...outdatedFacts[holder.id] })
    return {
      medium, userId,
      pin: holder.certificate === 'noPin' ? pinOfNone : pin,
      certificate: certified?.certificate ?? null,
      ca: certified === null ? null : await this.jpki.caCertificate(),
      privateKey: certified?.privateKey ?? null,
      municipality: householdOf(person.id)?.municipality ?? '',
      // A card runs out on a birthday.
      expiry: `${checkNumber?.slice(6, 10) ?? farAway}${person.born.slice(5).replace('-', '')}`,
      facts: checkNumber === null
        ? null
        : { basic, ...(await this.facts.attest(basic)), individualNumber: person.individualNumber, checkNumber },
    }
  }
}

/** The four facts as the register of the 住所地 has them. */
export function printedFacts({ id, name, born, sex }: Person): CardFacts {
  const household = householdOf(id)
  const municipality = household === null ? null : municipalityOf(household.municipality)
  if (household === null || municipality === null) throw new Error('somebody who lives nowhere')
  return { name, address: `${municipality.address}${household.address}`, born, sex }
}
