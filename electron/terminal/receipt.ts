import type { Order } from '../flow/flow.ts'
import type { Money } from '../flow/holding.ts'
import type { CertificateKind } from '../flow/menu.ts'
import { inside } from '../flow/holding.ts'

/** Japanese on every receipt: it is an official paper, whatever language the screen was in. */
const names: Readonly<Record<CertificateKind, string>> = {
  juminhyo: '住民票の写し', kisaijiko: '住民票記載事項証明書', inkan: '印鑑登録証明書', tax: '各種税証明書', koseki: '戸籍証明書', fuhyo: '戸籍の附票の写し',
}

/** 領収書: place, date, kind, copies, fee, received, change, reference number; no name and nothing of the content. */
export function receiptLines(order: Order, money: Money, place: string, at: number, reference: string): readonly string[] {
  const yen = (amount: number) => `${new Intl.NumberFormat('ja-JP').format(amount)}円`
  const date = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' }).format(at)
  return [
    '領収書', place, date,
    `${names[order.kind]}　${order.copies}部`,
    `手数料　${yen(order.fee)} × ${order.copies}`,
    `合計　${yen(order.due)}`,
    `お預り　${yen(money.inserted)}`,
    `お釣り　${yen(money.returned + money.owed + inside(money))}`,
    '証明書交付手数料は消費税が課されません。',
    `受付番号　${reference}`,
  ]
}
