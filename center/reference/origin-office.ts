import { municipalities } from './municipalities.ts'
import { originStatus, personOf } from './residents.ts'
import type { SessionMenu } from '../protocol.ts'
import type { ResidentRecord } from './issuing-server.ts'
import type { Random } from './random.ts'
import type { Person } from './residents.ts'

type Offer = NonNullable<SessionMenu['origin']>

/** 利用登録 of one person at one 本籍地 (A3-10). */
interface Link {
  readonly status: 'inWork' | 'registered' | 'refused'
  /** 申請番号 */
  readonly number: string
  /** Code of the 本籍地 that was applied to. */
  readonly municipality: string
}

/** What has become of one application, and where. */
export interface Applied {
  readonly status: Link['status']
  /** The 本籍地 that was applied to, in Japanese. */
  readonly municipality: string
}

/** No 0, 1, I, L, O, U: read aloud and typed again, a number must stay what it is. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 戸籍 officers of all 本籍地: they take applications, decide them, and know whose 戸籍 may be issued to whom. */
export class OriginOffice {
  readonly #random: Random
  readonly #links = new Map<string, Link>()

  constructor(random: Random) {
    this.#random = random
    for (const [person, status] of Object.entries(originStatus)) {
      const municipality = originOf(personOf(person))
      if (municipality !== null) this.#links.set(person, { status, number: this.#number(), municipality })
    }
  }

  /** What this resident is shown; null: the 本籍地 is where he lives, or he has no 戸籍. */
  offerFor({ municipality, applicant }: ResidentRecord): Offer | null {
    const origin = originOf(applicant)
    if (origin === null || origin === municipality.code) return null
    const link = this.#links.get(applicant.id)
    return {
      status: link?.status ?? 'none',
      number: link?.number ?? null,
      municipality: municipalities.find(({ code }) => code === link?.municipality)?.name ?? null,
      prefectures: prefecturesBesides(municipality.code),
    }
  }

  /** Code of the 本籍地 that issues to this person; null: none is registered. */
  registeredAt(person: string): string | null {
    const link = this.#links.get(person)
    return link?.status === 'registered' ? link.municipality : null
  }

  statusOf(person: string): Offer['status'] {
    return this.#links.get(person)?.status ?? 'none'
  }

  /** By 申請番号 (A3-03); null: nobody has it, or has applied anew since. Says nothing of who it was. */
  applied(number: string): Applied | null {
    const link = [...this.#links.values()].find((each) => each.number === number)
    const municipality = municipalities.find(({ code }) => code === link?.municipality)
    return link === undefined || municipality === undefined ? null : { status: link.status, municipality: municipality.name.ja }
  }

  /** Takes an application into work. Returns its 申請番号. */
  enter(person: string, municipality: string): string {
    const number = this.#number()
    this.#links.set(person, { status: 'inWork', number, municipality })
    return number
  }

  /** All that is in work; where there is no such 戸籍 nothing can be linked, whatever was decided. Returns how many. */
  decide(decision: 'approve' | 'refuse'): number {
    const inWork = [...this.#links].filter(([, { status }]) => status === 'inWork')
    for (const [person, link] of inWork) {
      const found = originOf(personOf(person)) === link.municipality
      this.#links.set(person, { ...link, status: decision === 'approve' && found ? 'registered' : 'refused' })
    }
    return inWork.length
  }

  /** Twelve characters in three groups, none of them to be guessed from another. */
  #number(): string {
    const characters: string[] = []
    while (characters.length < 12) {
      // Bytes beyond the last whole alphabet would make some characters likelier than others.
      for (const byte of this.#random(16)) {
        const character = byte < 240 ? alphabet[byte % alphabet.length] : undefined
        if (character !== undefined && characters.length < 12) characters.push(character)
      }
    }
    return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
  }
}

function originOf(person: Person | null): string | null {
  return person?.nationality.kind === 'japanese' ? person.nationality.origin : null
}

function prefecturesBesides(residence: string): Offer['prefectures'] {
  const issuing = municipalities.filter(({ code, offers }) => code !== residence && (offers?.koseki ?? offers?.fuhyo) !== undefined)
  const ids = [...new Set(issuing.map(({ prefecture }) => prefecture.id))]
  return ids.flatMap((id) => {
    const there = issuing.filter(({ prefecture }) => prefecture.id === id)
    const [first] = there
    return first === undefined ? [] : [{ ...first.prefecture, municipalities: there.map(({ code, name }) => ({ code, name })) }]
  })
}
