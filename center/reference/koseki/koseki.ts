import { families } from './families.ts'
import { memberOf } from './member.ts'
import type { Person } from '../residents.ts'

/** A 戸籍: one couple and their unmarried children. Dates are ISO days. */
export interface Koseki {
  /** Code of the municipality that keeps it. */
  readonly origin: string
  /** 本籍 */
  readonly domicile: string
  /** 筆頭者 */
  readonly register: string
  /** 戸籍事項: how it came to be. */
  readonly begun: { readonly how: '戸籍編製' | '戸籍改製'; readonly on: string }
  readonly members: readonly KosekiMember[]
}

export interface KosekiMember {
  /** `Person.id`; null: in no register of residents. */
  readonly person: string | null
  readonly name: string
  readonly reading: string
  readonly born: string
  readonly sex: '男' | '女'
  /** 配偶者区分 */
  readonly spouse: '夫' | '妻' | null
  readonly father: string
  readonly mother: string
  /** 続柄, seen from the parents. */
  readonly relation: string
  readonly marriage: Marriage | null
  /** 除籍: why and when; null: still in it. */
  readonly removed: { readonly why: '婚姻' | '死亡'; readonly on: string } | null
  /** 附票: where the member lived, the latest last; its form has room for two. */
  readonly addresses: readonly [Residence] | readonly [Residence, Residence]
}

interface Residence { readonly address: string; readonly since: string }

export interface Marriage {
  readonly on: string
  readonly with: string
  /** 従前戸籍 */
  readonly before: string
}

/** The 戸籍 an applicant is in, found by 本籍 and 筆頭者 among those this municipality keeps; null: it keeps none. */
export function kosekiOf({ id, nationality }: Person, municipality: string): Koseki | null {
  if (nationality.kind !== 'japanese' || nationality.origin !== municipality) return null
  const { origin, domicile, register } = nationality
  return families.find((family) => family.domicile === domicile && family.register === register)
    ?? { origin, domicile, register, begun: { how: '戸籍編製', on: '2010-04-01' }, members: [memberOf(id, singleParents)] }
}

/** Those who are in it now: the others are on a 全部事項証明書 only. */
export const present = ({ members }: Koseki): readonly KosekiMember[] => members.filter(({ removed }) => removed === null)

const singleParents = { father: '父例　某', mother: '母例　某', relation: '長子' }
