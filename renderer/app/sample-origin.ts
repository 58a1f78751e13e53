import type { CheckNumberView } from '../../electron/contract/origin-view.ts'
import { tohyama } from './sample-basis.ts'
import type { Sample } from './sample-basis.ts'

const prefectures = [
  ['北海道', 'Hokkaido'], ['青森県', 'Aomori'], ['岩手県', 'Iwate'], ['宮城県', 'Miyagi'], ['秋田県', 'Akita'], ['山形県', 'Yamagata'],
  ['福島県', 'Fukushima'], ['茨城県', 'Ibaraki'], ['栃木県', 'Tochigi'], ['群馬県', 'Gunma'], ['埼玉県', 'Saitama'], ['千葉県', 'Chiba'],
  ['東京都', 'Tokyo'], ['神奈川県', 'Kanagawa'], ['新潟県', 'Niigata'], ['富山県', 'Toyama'], ['石川県', 'Ishikawa'], ['福井県', 'Fukui'],
  ['山梨県', 'Yamanashi'], ['長野県', 'Nagano'], ['岐阜県', 'Gifu'], ['静岡県', 'Shizuoka'], ['愛知県', 'Aichi'], ['三重県', 'Mie'],
  ['滋賀県', 'Shiga'], ['京都府', 'Kyoto'], ['大阪府', 'Osaka'], ['兵庫県', 'Hyogo'], ['奈良県', 'Nara'], ['和歌山県', 'Wakayama'],
  ['鳥取県', 'Tottori'], ['島根県', 'Shimane'], ['岡山県', 'Okayama'], ['広島県', 'Hiroshima'], ['山口県', 'Yamaguchi'], ['徳島県', 'Tokushima'],
  ['香川県', 'Kagawa'], ['愛媛県', 'Ehime'], ['高知県', 'Kochi'], ['福岡県', 'Fukuoka'], ['佐賀県', 'Saga'], ['長崎県', 'Nagasaki'],
  ['熊本県', 'Kumamoto'], ['大分県', 'Oita'], ['宮崎県', 'Miyazaki'], ['鹿児島県', 'Kagoshima'], ['沖縄県', 'Okinawa'],
] as const
const municipalities = [
  ['市川三郷町（西八代郡）', 'Ichikawamisato Town, Nishiyatsushiro District'], ['富士河口湖町（南都留郡）', 'Fujikawaguchiko Town, Minamitsuru District'],
  ['甲府市', 'Kofu City'], ['南アルプス市', 'Minami-Alps City'], ['中央市', 'Chuo City'], ['北杜市', 'Hokuto City'], ['丹波山村（北都留郡）', 'Tabayama Village'],
  ['山中湖村（南都留郡）', 'Yamanakako Village'], ['道志村（南都留郡）', 'Doshi Village'], ['とおやま市（架空）', 'Tohyama City (fictitious)'],
] as const
const choicesOf = (names: readonly (readonly [string, string])[]) => names.map(([ja, en], at) => ({ id: String(at + 1), name: { ja, en } }))
const number: CheckNumberView = { name: 'checkNumber', digits: '55021720', triesLeft: null, wrong: false, checking: false }
const registered = { name: 'registered', number: '98001-0427-0012', municipality: tohyama, card: true, slip: 'outlet' } as const

/** 本籍地 利用登録. */
export const originSamples: readonly Sample[] = [
  { name: 'origin-prefecture', screen: { name: 'origin', level: 'prefecture', choices: choicesOf(prefectures), chosen: null } },
  {
    name: 'origin-prefecture-chosen', demo: true,
    screen: { name: 'origin', level: 'prefecture', choices: choicesOf(prefectures), chosen: '19' },
  },
  { name: 'origin-municipality', screen: { name: 'origin', level: 'municipality', choices: choicesOf(municipalities), chosen: '2' } },
  {
    name: 'origin-municipality-one', demo: true,
    screen: { name: 'origin', level: 'municipality', choices: choicesOf(municipalities).slice(-1), chosen: null },
  },
  { name: 'same-card', screen: { name: 'sameCard', reading: false } },
  { name: 'same-card-reading', screen: { name: 'sameCard', reading: true } },
  { name: 'check-number', screen: number },
  { name: 'check-number-empty', screen: { ...number, digits: '' }, demo: true },
  { name: 'check-number-full', screen: { ...number, digits: '55021720352285' } },
  { name: 'check-number-wrong', screen: { ...number, digits: '', triesLeft: 3, wrong: true } },
  { name: 'check-number-last', screen: { ...number, digits: '55', triesLeft: 1, wrong: true }, demo: true },
  { name: 'check-number-checking', screen: { ...number, digits: '55021720352285', checking: true } },
  { name: 'registering', screen: { name: 'registering' } },
  { name: 'registered', screen: registered },
  { name: 'registered-printing', screen: { ...registered, card: false, slip: 'printing' } },
  { name: 'registered-taken', screen: { ...registered, card: false, slip: 'taken' } },
  { name: 'registered-failed', screen: { ...registered, slip: 'failed' }, demo: true },
]
