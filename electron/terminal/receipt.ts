import texts from '../../locales/receipt.ja.json' with { type: 'json' }
import type { Order } from '../flow/flow.ts'
import type { Money } from '../flow/holding.ts'

const amount = new Intl.NumberFormat('ja-JP')
const date = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' })

/**
 * 領収書: place, date, kind, copies, fee, received, change, reference number; no name and nothing of the content.
 * Japanese on every receipt: it is an official paper, whatever language the screen was in. `at` in ms since 1970.
 */
export function receiptLines(order: Order, money: Money, place: string, at: number, reference: string): readonly string[] {
  const yen = (sum: number): string => filled(texts.yen, { amount: amount.format(sum) })
  const copies = amount.format(order.copies)
  return [
    texts.title, place, date.format(at),
    filled(texts.certificate, { certificate: texts[`certificate.${order.kind}`], copies }),
    filled(texts.fee, { fee: yen(order.fee), copies }),
    filled(texts.total, { amount: yen(order.due) }),
    filled(texts.received, { amount: yen(money.inserted) }),
    filled(texts.change, { amount: yen(money.inserted - money.kept) }),
    texts.untaxed,
    filled(texts.reference, { reference }),
  ]
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place)
}
