import { expect, test } from 'vitest'
import { escposJob } from './escpos-job.ts'
import { EscposMachine } from './escpos-machine.fixture.ts'
import { receiptLines } from './receipt.contract.ts'
import type { PrintedLine } from './escpos-machine.fixture.ts'

/** What a machine makes of the receipt: all its lines, cut off, without an order that it did not know. */
function paperOf(lines: readonly string[], columns = 42): readonly PrintedLine[] {
  const machine = new EscposMachine()
  machine.receive(escposJob(lines, columns))
  expect([machine.unknown, machine.hanging, machine.receipts.length]).toEqual([[], [], 1])
  return machine.receipts[0] ?? []
}
const textOf = (lines: readonly string[], columns?: number): readonly string[] => paperOf(lines, columns).map(({ text }) => text)
const titled = (line: string, columns?: number): readonly string[] => textOf(['領収書', line], columns).slice(2)

test('the title is large and in the middle, amounts stand beneath one another at the right edge, all else at the left', () => {
  const [title, , ...lines] = paperOf(receiptLines)
  expect(title).toEqual({ text: '領収書', left: (42 - 12) / 2 * 12, wide: true, high: true })
  expect(lines.map(({ text }) => text)).toEqual([
    '架空市役所　1階',
    '2026年11月21日 10:05',
    '住民票の写し                           2部',
    '手数料                          300円 × 2',
    '合計                                 600円',
    'お預り                             1,600円',
    'お出しできなかった証明書の返金       450円',
    'お釣り                             1,000円',
    '証明書交付手数料は消費税が課されません。',
    '受付番号　ABCD-EFAB',
  ])
  expect(lines.every(({ left, wide, high }) => left === 0 && !wide && !high)).toBe(true)
})

test('what is too long for its line goes on in the next, and an amount without room stands beneath its name', () => {
  expect(titled('印刷を確かめられずお預りしている分　1,450円', 42)).toEqual(['印刷を確かめられずお預りしている分', '                                   1,450円'])
  const long = '登録の状況は、申請番号で利用登録状況確認サイトからお確かめください。'
  expect(titled(long).length).toBeGreaterThan(1)
  expect(titled(long).join('')).toBe(long)
})

test('a title too long to be twice as large is twice as high', () => {
  expect(paperOf(['本籍地証明書　利用登録申請の控え'])[0]).toEqual({ text: '本籍地証明書　利用登録申請の控え', left: 5 * 12, wide: false, high: true })
})

test('every character that Shift_JIS has comes out as it is', () => {
  const decoder = new TextDecoder('shift_jis', { fatal: true })
  const characters: string[] = []
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    // Between them stand the half characters, and those that users define.
    if ((lead >= 0xa0 && lead < 0xe0) || (lead >= 0xf0 && lead < 0xfa)) continue
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      try {
        characters.push(decoder.decode(Uint8Array.of(lead, trail)))
      } catch {
        // There is none at this place.
      }
    }
  }
  const known = characters.filter(character => character.length === 1)
  const printed = Array.from(titled(known.join('')).join(''))
  expect([known.length > 7_000, printed.length]).toEqual([true, known.length])
  const others = known.filter((character, index) => printed[index] !== character.normalize('NFC'))
  // Three signs have a normal form that the printer does not have.
  expect([...new Set(others)]).toEqual(['\u212B', '\uFA15', '\uFA20'])
  expect(new Set(known.flatMap((character, index) => others.includes(character) ? [printed[index]] : []))).toEqual(new Set(['〓']))
})

test.each([
  ['¥1,000', '¥1,000'], ['１２３４５', '１２３４５'], ['9:00〜17:00', '9:00～17:00'], ['―', '―'], ['—', '―'], ['−5', '－5'], ['a~b', 'a~b'],
  ['C:\\x', 'C:＼x'], ['ｱｲｳ', 'ｱｲｳ'], ['①㈱髙﨑', '①㈱髙﨑'], ['𠮷野家', '〓野家'], ['👪', '〓'], ['か\u3099', 'が'], ['a\x1b@b\nc\x10\x04\x01', 'a@bc'],
])('%j is printed as %j', (given, printed) => {
  expect(titled(given)).toEqual([printed])
})

test.each(['|', '{', '}', '{w:2}', '-', '---', '=', '==', '~', '~~', '_', '"', '`', '^', '^^^', '\\', 'a|b', '|a', 'a|', '`a`', '{c:123}', '\\x41', 'a\\nb'])(
  '%j is text, and no markup', line => {
    const [title, , ...lines] = paperOf(['領収書', line])
    expect(title?.text).toBe('領収書')
    expect(lines).toEqual([{ text: line.replaceAll('\\', '＼'), left: 0, wide: false, high: false }])
    expect(textOf([line])[0], 'nor in a title').toBe(line.replaceAll('\\', '＼'))
  },
)
