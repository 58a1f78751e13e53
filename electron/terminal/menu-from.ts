import type { SessionMenu } from '../../center/protocol.ts'
import { largestBasket } from '../flow/choosing.ts'
import { certificateKinds } from '../flow/menu.ts'
import type { CertificateKind, Menu, MenuEntry, OriginOffer, Question } from '../flow/menu.ts'
import type { Municipalities } from './settings.ts'

/** What wire and journal can say of one amount, yen. */
const mostDue = 1_000_000

type Sent = SessionMenu['entries'][number]

/** What can be shown of a menu: `unknown` entries had to be left out, and whether others may only be had elsewhere. */
export interface MenuRead {
  readonly menu: Menu
  readonly unknown: number
  /** Entries of municipalities this terminal does not serve (自団体のみ). */
  readonly elsewhere: number
}

/**
 * The center's menu in the flow's words. Left out is what the screens have no words for, or the coin device no coins (I-18,
 * B5), and what another municipality issues where only some may be served (A2-15).
 */
export function menuFrom(sent: SessionMenu, municipalities: Municipalities): MenuRead {
  const known = sent.entries.map(entryFrom).filter((entry) => entry !== null)
  const entries = known.filter(({ issuer }) => serves(municipalities, issuer.code))
  const menu = { municipality: sent.municipality, entries, origin: originFrom(sent.origin, municipalities) }
  return { menu, unknown: sent.entries.length - known.length, elsewhere: known.length - entries.length }
}

/** Its hours stay here: they become what the flow is told of the standing. */
function entryFrom(entry: Sent): MenuEntry | null {
  const kind = certificateKinds.find((known): known is CertificateKind => known === entry.kind)
  const questions = entry.questions.flatMap((question): readonly Question[] => (question.screen === 'unknown' ? [] : [question]))
  if (kind === undefined || questions.length < entry.questions.length || !feesOf(entry).every((fee) => isPayable(fee, entry.copiesLimit))) return null
  const { id, issuer, description, fee, copiesLimit, unavailable, triesLeft } = entry
  return { id, kind, issuer, description, fee, copiesLimit, unavailable, triesLeft, questions }
}

/** The entry's fee, and those of its choices that have their own. */
function feesOf({ fee, questions }: Pick<Sent, 'fee' | 'questions'>): readonly number[] {
  const own = questions.flatMap((question) => (question.screen === 'select' ? question.choices.map((choice) => choice.fee) : []))
  return [fee, ...own.filter((each) => each !== null)]
}

/** No machine takes anything below a 10 yen coin; and a whole basket of it must fit into what wire and journal can say. */
function isPayable(fee: number, copies: number): boolean {
  return fee % 10 === 0 && fee * copies * largestBasket <= mostDue
}

/** Null: there is nowhere left to register. */
function originFrom(sent: SessionMenu['origin'], municipalities: Municipalities): OriginOffer | null {
  if (sent === null || municipalities === 'all') return sent
  const prefectures = sent.prefectures.flatMap((prefecture) => {
    const served = prefecture.municipalities.filter(({ code }) => serves(municipalities, code))
    return served.length > 0 ? [{ ...prefecture, municipalities: served }] : []
  })
  return prefectures.length > 0 ? { ...sent, prefectures } : null
}

function serves(municipalities: Municipalities, code: string): boolean {
  return municipalities === 'all' || municipalities.includes(code)
}
