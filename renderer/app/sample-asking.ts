import type { ConfirmView, SelectView } from '../../electron/contract/view.ts'
import { tohyama } from './sample-basis.ts'
import type { Sample } from './sample-basis.ts'
import { domicile, former, head, household, myNumber, nationality, scopes } from './sample-people.ts'

const items = [head, domicile, myNumber, nationality]
const scope = { name: 'scope', question: 'scope', title: null, choices: scopes, chosen: 'part' } as const
const asked = { name: 'items', question: 'items', title: null, choices: items, chosen: ['head'], caution: null } as const
const taxes: SelectView = {
  name: 'select', question: 'certificate', title: { ja: '税証明書の種類を選んでください。' }, chosen: 'kazei',
  choices: [
    { id: 'kazei', text: { ja: '課税（非課税）証明書' }, fee: null, unavailable: null },
    { id: 'shotoku-kazei', text: { ja: '所得・課税（非課税）証明書（全項目記載）' }, fee: 800, unavailable: null },
    { id: 'nozei', text: { ja: '納税証明書' }, fee: 250, unavailable: null },
    { id: 'keiji', text: { ja: '軽自動車税（種別割）納税証明書（継続検査用）' }, fee: 0, unavailable: null },
    { id: 'hyoka', text: { ja: '固定資産評価証明書' }, fee: 300, unavailable: { reason: 'service.closed', note: { ja: '平日 9:00～17:00 の取り扱いです' } } },
  ],
}
const years: SelectView = {
  name: 'select', question: 'year', title: { ja: '年度を選んでください。', en: 'Select the fiscal year.' }, chosen: 'y0',
  choices: Array.from({ length: 12 }, (_, back) => ({
    id: `y${back}`, text: { ja: back < 8 ? `令和${8 - back}年度` : `平成${39 - back}年度`, en: `Fiscal ${2026 - back}` }, fee: null,
    unavailable: back > 4 ? { reason: 'tax.currentYearOnly', note: null } as const : null,
  })),
}

const lines: ConfirmView['lines'] = [
  { question: 'scope', screen: 'scope', title: null, chosen: scopes.slice(2).map(({ text }) => text) },
  { question: 'members', screen: 'members', title: null, chosen: household.slice(0, 3).map(({ text }) => text) },
  { question: 'items', screen: 'items', title: null, chosen: [head.text, domicile.text] },
]
const everybody: ConfirmView['lines'] = [
  { question: 'scope', screen: 'scope', title: null, chosen: scopes.slice(2).map(({ text }) => text) },
  { question: 'members', screen: 'members', title: null, chosen: household.map(({ text }) => text) },
  { question: 'items', screen: 'items', title: null, chosen: items.map(({ text }) => text) },
]
const confirm: ConfirmView = {
  name: 'confirm', certificate: 'juminhyo', issuer: null, lines, copies: 2, fee: 300, due: 600, basket: [], total: 600, another: true,
}
const inkan = { certificate: 'inkan', issuer: null, copies: 1, due: 300 } as const
const basket: ConfirmView['basket'] = [
  inkan, { certificate: 'kisaijiko', issuer: null, copies: 2, due: 600 }, { certificate: 'koseki', issuer: tohyama, copies: 1, due: 450 },
  { certificate: 'fuhyo', issuer: tohyama, copies: 1, due: 300 }, { certificate: 'tax', issuer: null, copies: 3, due: 2400 },
]

/** ⑥–⑩. */
export const askingSamples: readonly Sample[] = [
  { name: 'scope', screen: scope },
  { name: 'scope-title', screen: { ...scope, title: { ja: '戸籍証明書の種類を選んでください。' }, choices: [
    { id: 'all', text: { ja: '戸籍全部事項証明書（戸籍謄本）' } }, { id: 'part', text: { ja: '戸籍個人事項証明書（戸籍抄本）' } },
  ], chosen: null } },
  { name: 'members', screen: { name: 'members', question: 'members', title: null, choices: household.slice(0, 4), chosen: ['m1', 'm3'] } },
  { name: 'members-paged', screen: { name: 'members', question: 'members', title: null, choices: household, chosen: ['m1', 'm5'] } },
  { name: 'items', screen: { ...asked, choices: items.slice(0, 3) } },
  { name: 'items-paged', screen: { ...asked, choices: [...items, former], chosen: [] }, demo: true },
  { name: 'items-caution', screen: { ...asked, chosen: ['mynumber'], caution: 'mynumber' } },
  { name: 'select', screen: taxes },
  { name: 'select-years', screen: years },
  { name: 'select-demo', screen: { ...taxes, chosen: null }, demo: true },
  { name: 'copies', screen: { name: 'copies', certificate: 'juminhyo', copies: 2, limit: 5, fee: 300, total: 600 } },
  { name: 'copies-tax', screen: { name: 'copies', certificate: 'tax', copies: 1, limit: 1, fee: 800, total: 800 } },
  { name: 'confirm', screen: confirm },
  { name: 'confirm-demo', screen: confirm, demo: true },
  { name: 'confirm-alone', screen: { ...confirm, another: false } },
  {
    name: 'confirm-long', demo: true,
    screen: { ...confirm, certificate: 'kisaijiko', lines: everybody, copies: 10, due: 3000, total: 3000 },
  },
  {
    name: 'confirm-origin',
    screen: { ...confirm, certificate: 'koseki', issuer: tohyama, lines: lines.slice(0, 1), copies: 1, fee: 450, due: 450, total: 450 },
  },
  { name: 'confirm-basket', screen: { ...confirm, basket: [inkan], total: 900 } },
  { name: 'confirm-basket-five', screen: { ...confirm, basket, total: 4650, another: false }, demo: true },
  {
    name: 'confirm-tax',
    screen: {
      ...confirm, certificate: 'tax', fee: 800, copies: 1, due: 800, basket: [inkan], total: 1100, lines: [
        { question: 'kind', screen: 'select', title: { ja: '種類' }, chosen: [{ ja: '所得・課税（非課税）証明書（全項目記載）' }] },
        { question: 'year', screen: 'select', title: { ja: '年度' }, chosen: [{ ja: '令和8年度', en: 'Fiscal 2026' }] },
      ],
    },
  },
]
