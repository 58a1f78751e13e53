import type { CertificateRequest, Holder, SessionMenu } from '../protocol.ts'
import type { CenterRefusal } from '../refusals.ts'
import type { Municipality } from './municipalities.ts'
import type { Household, Person } from './residents.ts'

export type Entry = SessionMenu['entries'][number]
export type Question = Entry['questions'][number]
export type Answers = CertificateRequest['answers']

/**
 * What a municipality's registers hold about one applicant, read in one piece: document and holder reference come from the
 * same record.
 */
export interface ResidentRecord {
  readonly holder: Holder
  /** Who issues: the municipality of residence, or that of the 本籍地. */
  readonly municipality: Municipality
  /** Where the applicant lives, be it there or elsewhere. */
  readonly household: Household
  readonly applicant: Person
}

/** Build of the issuing systems that the center has approved: a document of any other is not signed (Takamatsu). */
export const approvedBuild = 'reference-center-0.2.0'

/** An order the center has checked against the menu. */
export interface Order {
  readonly record: ResidentRecord
  readonly kind: string
  readonly answers: Answers
  /** Printed on every face, so that sheets of one issue can be told to belong together. */
  readonly issueNumber: string
  readonly issuedAt: Date
}

export type Rendered =
  | {
    readonly kind: 'drawn'
    readonly pdf: Uint8Array
    /** Of the record that was drawn (I-06). */
    readonly holderReference: Holder
    /** Issue number of the order that was drawn: one holder may have two applications under way. */
    readonly orderReference: string
    /** Build of the issuing system that drew it. */
    readonly build: string
    /** How old what was read is (I-20), ms since 1970. */
    readonly registryAt: number
    readonly sheet: 'A4' | 'A5'
  }
  | { readonly kind: 'refused'; readonly reason: CenterRefusal }

/**
 * A municipality's 証明発行サーバ for one of its systems (A2-08, A7-09): it has its own data, which are as old as its own
 * last snapshot. Works on its arguments alone, so two orders at the same moment have nothing in common (Kawasaki).
 */
export interface IssuingServer {
  readonly system: '住民記録' | '印鑑登録' | '税務' | '戸籍'
  /** Kinds of certificate it issues. */
  readonly kinds: readonly string[]
  /** ⑤: what it offers this resident, or why not (`unavailable`). `now`: ms since 1970. */
  entriesFor(record: ResidentRecord, now: number): readonly Entry[]
  /** Draws the document; `refused` when it can't be put on paper as the register has it. */
  render(order: Order): Promise<Rendered>
}
