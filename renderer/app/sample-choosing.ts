import type { ChooseEntry, ChooseView, WhyView } from '../../electron/contract/view.ts'
import type { CertificateKind } from '../../electron/contract/words.ts'
import { midori, tohyama } from './sample-basis.ts'
import type { Sample } from './sample-basis.ts'

function entry(kind: CertificateKind, more: Partial<ChooseEntry> = {}): ChooseEntry {
  const id = more.issuer ? `origin-${kind}` : kind
  return { id, kind, issuer: null, description: null, fee: kind === 'koseki' ? 450 : 300, unavailable: null, ...more }
}

const officeHours = { reason: 'service.closed', note: { ja: '平日 9:00～17:00 の取り扱いです', en: 'Weekdays 9:00–17:00' } } as const
const tax = entry('tax', { description: { ja: '課税・非課税、納税証明書' } })
const wordyTax = entry('tax', {
  description: { ja: '課税（非課税）証明書、所得証明書、納税証明書、固定資産評価証明書、固定資産公課証明書を交付しております。' },
})
const resident = [entry('juminhyo'), entry('kisaijiko'), entry('inkan')]
const choose: ChooseView = {
  name: 'choose', municipality: midori, chosen: 'inkan', basket: 0, back: false, origin: null,
  entries: [...resident, tax, entry('koseki', { unavailable: officeHours }), entry('fuhyo')],
}
const noNumber = { description: { ja: '個人番号の記載はできません。', en: 'The Individual Number cannot be included.' } }
const wordy = [
  entry('juminhyo', noNumber), entry('kisaijiko', noNumber),
  entry('inkan', { unavailable: { reason: 'seal.notRegistered', note: null } }), wordyTax,
  entry('koseki', { unavailable: { reason: 'service.notOffered', note: { ja: '町役場住民課の窓口でお取りください。' } } }),
  entry('fuhyo', { description: { ja: 'サービス提供時間は平日8時30分から17時15分までとなります。' } }),
]
const ofOrigin = [entry('koseki', { issuer: tohyama }), entry('fuhyo', { issuer: tohyama })]
const offer = { status: 'none', number: null, municipality: null } as const
const applied = { number: '98001-0427-0012', municipality: tohyama } as const
const why: WhyView = { name: 'why', certificate: 'koseki', reason: 'service.closed', note: null, opensAt: '2026-11-24T08:30:00+09:00' }

/** ⑤ 証明書選択, and why something can't be had. */
export const choosingSamples: readonly Sample[] = [
  { name: 'choose', screen: choose },
  {
    name: 'choose-one', demo: true,
    screen: { ...choose, chosen: null, entries: [entry('juminhyo', { description: { ja: '住民票の写しを交付しております。' } })] },
  },
  { name: 'choose-wordy', screen: { ...choose, chosen: null, entries: wordy }, demo: true },
  { name: 'choose-basket', screen: { ...choose, basket: 2, back: true } },
  { name: 'choose-again', screen: { ...choose, back: true } },
  { name: 'choose-origin', screen: { ...choose, chosen: null, entries: [...resident, tax], origin: offer } },
  { name: 'choose-origin-wordy', screen: { ...choose, chosen: null, entries: wordy, origin: offer }, demo: true },
  {
    name: 'choose-origin-in-work',
    screen: { ...choose, chosen: null, entries: [...resident, tax], origin: { ...applied, status: 'inWork' } },
  },
  {
    name: 'choose-origin-refused',
    screen: { ...choose, chosen: null, entries: [...resident, tax], origin: { ...applied, status: 'refused' } },
  },
  {
    name: 'choose-origin-registered',
    screen: {
      ...choose, chosen: 'origin-koseki', entries: [...resident, tax, ...ofOrigin],
      origin: { ...applied, status: 'registered' },
    },
  },
  { name: 'why-closed', screen: why },
  {
    name: 'why-note', demo: true,
    screen: { ...why, certificate: 'tax', reason: 'tax.yearSwitch', note: { ja: '6月15日までは、市役所税務課の窓口でお取りください。' }, opensAt: null },
  },
]
