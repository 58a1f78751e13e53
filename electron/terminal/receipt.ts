import texts from '../../locales/receipt.ja.json' with { type: 'json' }
import type { Order } from '../flow/flow.ts'
import { doubtfulOf } from '../flow/holding.ts'
import type { Holding } from '../flow/holding.ts'
import type { Yen } from '../flow/yen.ts'
import { changeOf, sumOf } from './change.ts'

const amount = new Intl.NumberFormat('ja-JP')
const moment = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' })
const day = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeZone: 'Asia/Tokyo' })

/** Where and when a paper was made. `at` in ms since 1970; `reference`: what staff is asked with. */
export interface Issue { readonly place: string; readonly at: number; readonly reference: string }

/**
 * 領収書 over what was printed: place, date, each certificate with kind, copies and fee, received, what was given back for
 * those that failed, change, what staff decides about, reference number; the sums add up. No name and nothing of the content. Japanese on every receipt: it is an
 * official paper, whatever language the screen was in.
 */
export function receiptLines(orders: readonly Order[], holding: Holding, { place, at, reference }: Issue): readonly string[] {
  const doubtful = doubtfulOf(holding)
  return [
    texts.title, place, moment.format(at),
    ...orders.flatMap(orderLines),
    filled(texts.total, { amount: yen(sumOf(orders)) }),
    ...paymentLines(holding),
    ...(doubtful > 0 ? [filled(texts.doubtful, { amount: yen(doubtful) })] : []),
    ...(holding.withheld > 0 ? [filled(texts.withheld, { amount: yen(holding.withheld) })] : []),
    texts.untaxed,
    filled(texts.reference, { reference }),
  ]
}

/** What a slip says of an application: `number`: 申請番号; `at` in ms since 1970; `statusSite`: address of 登録状況確認, null: not known. */
export interface Applied {
  readonly number: string
  readonly municipality: string
  readonly place: string
  readonly at: number
  readonly statusSite: string | null
}

/** 利用登録申請の控え: the 申請番号, where it was sent, when, and how and where to ask after it (A3-03); no name. */
export function slipLines({ number, municipality, place, at, statusSite }: Applied): readonly string[] {
  return [
    texts['slip.title'], place, filled(texts['slip.municipality'], { municipality }), filled(texts['slip.number'], { number }),
    filled(texts['slip.date'], { date: day.format(at) }), texts['slip.days'], texts['slip.check'],
    ...(statusSite === null ? [] : [statusSite]),
  ]
}

/** How it was paid; beside, money is spoken of only where some has fallen in all the same. */
function paymentLines(holding: Holding): readonly string[] {
  const { money: { inserted }, cashless: { charged } } = holding
  const { refunded, change } = changeOf(holding)
  const cash = [
    filled(texts.received, { amount: yen(inserted) }),
    ...(refunded > 0 ? [filled(texts.refunded, { amount: yen(refunded) })] : []),
    filled(texts.change, { amount: yen(change) }),
  ]
  if (charged === 0) return [texts['payment.cash'], ...cash]
  return [texts['payment.cashless'], filled(texts.charged, { amount: yen(charged) }), ...(inserted > 0 ? cash : [])]
}

/** 返金のご案内: what stays owed, under which number, since when, and where to ask for it; no name. */
export function owedLines(owed: Yen, { place, at, reference }: Issue): readonly string[] {
  return [
    texts['owed.title'], place, moment.format(at), filled(texts['owed.amount'], { amount: yen(owed) }), filled(texts.reference, { reference }),
    texts['owed.where'], texts['owed.keep'],
  ]
}

function orderLines({ kind, copies, fee }: Order): readonly string[] {
  const count = amount.format(copies)
  return [
    filled(texts.certificate, { certificate: texts[`certificate.${kind}`], copies: count }),
    filled(texts.fee, { fee: yen(fee), copies: count }),
  ]
}

function yen(sum: Yen): string {
  return filled(texts.yen, { amount: amount.format(sum) })
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)
}
