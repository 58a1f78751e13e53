import type { BoardResident, BoardView } from '../../electron/contract/board.ts'

const nothing = { pin: null, pins: null, checkNumber: null }

const residents: readonly BoardResident[] = [
  { ...nothing, id: 'r1', label: '架空 太郎', medium: 'card', pin: '1234', checkNumber: '55021720311001', note: '4人世帯の世帯主（みどり市、公的個人認証）' },
  { ...nothing, id: 'r1-android', label: '架空 太郎', medium: 'android', pin: '4321', note: '架空 太郎のAndroid（暗証番号はカードと別）' },
  { ...nothing, id: 'r1-iphone', label: '架空 太郎', medium: 'iphone', note: '架空 太郎のiPhone（本人確認済みで暗証番号なし）' },
  { ...nothing, id: 'r3', label: 'KAKU MARIA', medium: 'card', pin: '3456', checkNumber: '85060120311006', note: '外国人住民' },
  {
    id: 'r4', label: '潮風 はる', medium: 'card', pin: '8100', checkNumber: '63110520312001', pins: '住民票 8101　印鑑 8102　税 8103',
    note: 'カードAPのみの自治体・しおかぜ市（証明書ごとの暗証番号）',
  },
  { ...nothing, id: 'r5', label: '旧 三郎', medium: 'juki', pins: '住民票 8301　印鑑 8302　税 8303', note: '住基カード（カードAP、しおかぜ市）' },
  {
    ...nothing, id: 'r6', label: '長井見本之助東西南北左衛門', medium: 'card', pin: '5555', checkNumber: '48123120311009',
    note: '長い氏名と住所・異体字。氏名が長すぎて印字できない（⑪で断られる）',
  },
  ...Array.from({ length: 30 }, (_, index): BoardResident => (
    { ...nothing, id: `more-${index}`, label: `試験 ${index + 1}郎`, medium: 'card', pin: '6001', checkNumber: '55021720314001', note: 'ひとり暮らし' }
  )),
]

/** A board in the midst of a payment, with as many residents as the demo has. */
export const sampleBoard: BoardView = {
  residents: [...residents],
  card: { resident: 'r1', faceDown: false },
  reader: true,
  accepting: [10, 50, 100, 500, 1000],
  changeTray: 400,
  cashless: {
    asking: 300,
    payments: [
      { reference: '7c1f0a94b2d84e6fa3c5d1e2f3a4b5c6', setAside: 0, captured: 300, released: 450 },
      { reference: '19b3e5d7f0a24c68913579bdf02468ac', setAside: 750, captured: 0, released: 0 },
      { reference: 'e0d1c2b3a4958677685940312213f4e5', setAside: 0, captured: 0, released: 0 },
    ],
  },
  outlet: 1,
  sheets: [],
  printed: 3,
  receipt: ['領収書', '住民票の写し 1部 300円'],
  faults: ['printer.jam', 'coins.short', 'cashless.silentCapture'],
  stops: 'koseki',
  lamp: 'lit',
}
