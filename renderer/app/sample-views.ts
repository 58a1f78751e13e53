import type { ScreenView, View } from '../../electron/contract/view.ts'
import type { Choice, Language } from '../../electron/contract/words.ts'

export interface Sample {
  readonly name: string
  readonly screen: ScreenView
  readonly demo?: boolean
  readonly countdown?: View['countdown']
}

const midori = { ja: 'みどり市（架空）', en: 'Midori City (fictitious)' }
const coins = [10, 50, 100, 500, 1000] as const

const household: readonly Choice[] = [
  { id: 'm1', text: { ja: '架空 太郎' } }, { id: 'm2', text: { ja: '架空 花子' } }, { id: 'm3', text: { ja: '架空 一郎' } },
  { id: 'm4', text: { ja: '架空 桜' } }, { id: 'm5', text: { ja: 'KAKU MARIA FERNANDA SILVA' } }, { id: 'm6', text: { ja: '架空 次郎' } },
  { id: 'm7', text: { ja: '架空 松' } }, { id: 'm8', text: { ja: '架空 竹' } },
]

const scopes: readonly Choice[] = [
  { id: 'self', text: { ja: '本人のみ', en: 'Yourself only' } },
  { id: 'all', text: { ja: '世帯全員', en: 'All household members' } },
  { id: 'part', text: { ja: '世帯の一部', en: 'Some household members' } },
]

const head = { id: 'head', text: { ja: '世帯主・続柄', en: 'Head of household and relationship' }, caution: false }
const domicile = { id: 'domicile', text: { ja: '本籍・筆頭者', en: 'Registered domicile and its head' }, caution: false }
const myNumber = { id: 'mynumber', text: { ja: '個人番号（マイナンバー）', en: 'Individual Number (My Number)' }, caution: true }
const nationality = { id: 'nationality', text: { ja: '国籍・地域', en: 'Nationality / region' }, caution: false }
const former = { id: 'former', text: { ja: '前の住所', en: 'Former address' }, caution: false }
const items = [head, domicile, myNumber, nationality]

const lines = [
  { question: 'scope', screen: 'scope', chosen: scopes.slice(2).map(({ text }) => text) },
  { question: 'members', screen: 'members', chosen: household.slice(0, 3).map(({ text }) => text) },
  { question: 'items', screen: 'items', chosen: [head.text, domicile.text] },
] as const

const pay = {
  name: 'pay', certificate: 'inkan', copies: 2, fee: 300, due: 600, inserted: 400, accepts: coins, change: true, msLeft: 161_000,
} as const

/** One of every screen, and of every state in which a screen looks different. */
export const samples: readonly Sample[] = [
  { name: 'ready', screen: { name: 'ready', hours: { from: '6:30', to: '23:00' }, accepts: coins, notices: [] } },
  {
    name: 'ready-notices',
    screen: { name: 'ready', hours: null, accepts: [10, 50, 100, 500], notices: ['exactMoneyOnly', 'receiptUnavailable'] },
    demo: true,
  },
  { name: 'reading', screen: { name: 'reading' } },
  { name: 'card-refused', screen: { name: 'cardRefused', reason: 'card.foreign' } },
  { name: 'card-mute', screen: { name: 'cardRefused', reason: 'card.mute' } },
  { name: 'pin', screen: { name: 'pin', length: 2, triesLeft: null, wrong: false, checking: false } },
  { name: 'pin-wrong', screen: { name: 'pin', length: 2, triesLeft: 1, wrong: true, checking: false } },
  { name: 'pin-checking', screen: { name: 'pin', length: 4, triesLeft: null, wrong: false, checking: true }, demo: true },
  { name: 'take-card', screen: { name: 'takeCard', removed: false } },
  { name: 'take-card-removed', screen: { name: 'takeCard', removed: true } },
  {
    name: 'choose',
    screen: {
      name: 'choose', municipality: midori, chosen: 'inkan',
      entries: [
        { kind: 'juminhyo', description: null, fee: 300, unavailable: null },
        { kind: 'kisaijiko', description: null, fee: 300, unavailable: null },
        { kind: 'inkan', description: null, fee: 300, unavailable: null },
        { kind: 'tax', description: { ja: '課税・非課税、納税証明書' }, fee: 300, unavailable: null },
        { kind: 'koseki', description: null, fee: 450, unavailable: { ja: '平日 9:00～17:00 の取り扱いです', en: 'Weekdays 9:00–17:00' } },
        { kind: 'fuhyo', description: null, fee: 300, unavailable: null },
      ],
    },
  },
  {
    name: 'choose-one',
    screen: {
      name: 'choose', municipality: midori, chosen: null,
      entries: [{ kind: 'juminhyo', description: { ja: '住民票の写しを交付しております。' }, fee: 300, unavailable: null }],
    },
    demo: true,
  },
  { name: 'scope', screen: { name: 'scope', question: 'scope', choices: scopes, chosen: 'part' } },
  { name: 'members', screen: { name: 'members', question: 'members', choices: household.slice(0, 4), chosen: ['m1', 'm3'] } },
  { name: 'members-paged', screen: { name: 'members', question: 'members', choices: household, chosen: ['m1', 'm5'] } },
  { name: 'items', screen: { name: 'items', question: 'items', choices: items.slice(0, 3), chosen: ['head'], caution: null } },
  { name: 'items-paged', screen: { name: 'items', question: 'items', choices: [...items, former], chosen: [], caution: null }, demo: true },
  { name: 'items-caution', screen: { name: 'items', question: 'items', choices: items, chosen: ['mynumber'], caution: 'mynumber' } },
  { name: 'copies', screen: { name: 'copies', certificate: 'juminhyo', copies: 2, limit: 5, fee: 300, total: 600 } },
  { name: 'confirm', screen: { name: 'confirm', certificate: 'juminhyo', lines, copies: 2, fee: 300, total: 600 } },
  {
    name: 'confirm-long',
    screen: {
      name: 'confirm', certificate: 'kisaijiko', copies: 10, fee: 300, total: 3000,
      lines: [lines[0], { ...lines[1], chosen: household.map(({ text }) => text) }, { ...lines[2], chosen: items.map(({ text }) => text) }],
    },
    demo: true,
  },
  { name: 'download', screen: { name: 'download', received: 61_000, total: 142_000 } },
  { name: 'download-unknown', screen: { name: 'download', received: 0, total: null } },
  { name: 'pay', screen: pay },
  { name: 'pay-exact', screen: { ...pay, certificate: 'kisaijiko', inserted: 0, change: false, accepts: [10, 50, 100, 500] }, demo: true },
  { name: 'pay-over', screen: { ...pay, inserted: 1000 } },
  { name: 'print', screen: { name: 'print', sheet: 1, sheets: 2 } },
  { name: 'print-starting', screen: { name: 'print', sheet: 0, sheets: 2 } },
  { name: 'take-paper', screen: { name: 'takePaper', sheets: 2, card: false, change: 400, sensor: true } },
  { name: 'take-paper-all', screen: { name: 'takePaper', sheets: 1, card: true, change: 400, sensor: false }, demo: true },
  { name: 'take-receipt', screen: { name: 'takeReceipt', receipt: 'outlet', paperStillThere: false, reference: '0427-1853' } },
  { name: 'take-receipt-paper', screen: { name: 'takeReceipt', receipt: 'outlet', paperStillThere: true, reference: '0427-1853' } },
  { name: 'take-receipt-printing', screen: { name: 'takeReceipt', receipt: 'printing', paperStillThere: false, reference: '0427-1853' } },
  { name: 'take-receipt-failed', screen: { name: 'takeReceipt', receipt: 'failed', paperStillThere: false, reference: '0427-1853' } },
  { name: 'refund', screen: { name: 'refund', inserted: 400, returned: 400, owed: 0, done: true, card: false, reference: '0427-1853' } },
  { name: 'refund-running', screen: { name: 'refund', inserted: 400, returned: 100, owed: 300, done: false, card: false, reference: '0427-1853' } },
  { name: 'refund-short', screen: { name: 'refund', inserted: 400, returned: 100, owed: 300, done: true, card: true, reference: '0427-1853' } },
  { name: 'refused-pin', screen: { name: 'refused', reason: 'pin.blocked', card: true } },
  { name: 'refused-closed', screen: { name: 'refused', reason: 'service.closed', card: false } },
  {
    name: 'trouble',
    screen: { name: 'trouble', fault: 'printer.jam', returned: 600, owed: 0, card: false, paper: true, done: true, reference: '0427-1853' },
  },
  {
    name: 'trouble-all',
    screen: { name: 'trouble', fault: 'printer.unknownResult', returned: 100, owed: 500, card: true, paper: true, done: true, reference: '0427-1853' },
    demo: true,
  },
  {
    name: 'trouble-running',
    screen: { name: 'trouble', fault: 'vault.died', returned: 0, owed: 600, card: false, paper: false, done: false, reference: '0427-1853' },
  },
  { name: 'out-of-service', screen: { name: 'outOfService', faults: ['printer.jam'], since: '2026-04-27T09:53:00Z' } },
  {
    name: 'out-of-service-many',
    screen: { name: 'outOfService', faults: ['wipe.failed', 'coins.short', 'center.unreachable'], since: '2026-04-27T09:53:00Z' },
    demo: true,
  },
  { name: 'leaving', screen: { name: 'leaving', card: false, reason: 'finished' } },
  { name: 'leaving-card', screen: { name: 'leaving', card: true, reason: 'timeout' } },
  { name: 'leaving-cancelled', screen: { name: 'leaving', card: false, reason: 'cancelled' } },
  { name: 'countdown', screen: { ...pay, inserted: 100 }, countdown: { msLeft: 17_900, extensionsLeft: 9 } },
  {
    name: 'countdown-last', screen: { name: 'scope', question: 'scope', choices: scopes, chosen: null },
    countdown: { msLeft: 17_900, extensionsLeft: 0 }, demo: true,
  },
]

/** The view of a sample. Serial and epoch count up, so that each is a new screen. */
export function viewOf({ screen, demo = false, countdown = null }: Sample, language: Language, serial: number): View {
  return { serial, epoch: serial, language, demo, countdown, screen }
}
