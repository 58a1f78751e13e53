import { describe, expect, onTestFinished, test } from 'vitest'
import type { ReceiptPrinter } from './receipt-printer.ts'

/** A receipt printer for the contract, a hand on it, and what lies before it afterwards. */
export interface ReceiptRig {
  readonly receipt: ReceiptPrinter
  /** Everything that can be read on each piece of paper that has come out, oldest first. */
  papers(): Promise<readonly string[]>
  /** Something stands in its way, until it is mended. */
  break(): Promise<void>
  mend(): Promise<void>
  end(): Promise<void>
}

/** What the terminal prints: 領収書. */
export const receiptLines = [
  '領収書', '架空市役所　1階', '2026年11月21日 10:05', '住民票の写し　2部', '手数料　300円 × 2', '合計　600円', 'お預り　1,600円',
  'お出しできなかった証明書の返金　450円', 'お釣り　1,000円', '証明書交付手数料は消費税が課されません。', '受付番号　ABCD-EFAB',
]
/** And 利用登録の控え, with everything in it that is an order to somebody's printer or markup. */
export const slipLines = [
  '本籍地証明書　利用登録申請の控え', '〒100｜{中央}区役所 "本庁" ~1^ `2` \\3_4|5|', '申請先　みなと市', '申請番号　ABCD-EFGH',
  '登録の状況は、申請番号で利用登録状況確認サイトからお確かめください。', 'https://status.example/registration?a=1&b={2}', '---', '=',
]

/** Letters alone: blanks and the ends of lines are layout, and some signs have twins of another code. */
export function readable(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll(/[¥＼]/g, '\\')
}

const whole = (lines: readonly string[]): string => readable(lines.join(''))

/** What every receipt printer promises, whatever it is made of. */
export function receiptContract(name: string, make: () => Promise<ReceiptRig>): void {
  const start = async (): Promise<ReceiptRig> => {
    const rig = await make()
    onTestFinished(async () => {
      await rig.receipt.close()
      await rig.end()
    })
    return rig
  }
  const out = async (rig: ReceiptRig): Promise<readonly string[]> => (await rig.papers()).map(readable)

  describe(name, () => {
    test('what it is given is on the paper, once, and nothing else', async () => {
      const rig = await start()
      expect(await rig.receipt.available()).toBe(true)
      expect(await rig.receipt.print(receiptLines)).toBe('printed')
      expect(await out(rig)).toEqual([whole(receiptLines)])
    })

    test('nothing in a line is an order to the printer', async () => {
      const rig = await start()
      expect(await rig.receipt.print(slipLines)).toBe('printed')
      expect(await out(rig)).toEqual([whole(slipLines)])
    })

    test('two at a time come out one after the other, each whole', async () => {
      const rig = await start()
      expect(await Promise.all([rig.receipt.print(receiptLines), rig.receipt.print(slipLines)])).toEqual(['printed', 'printed'])
      expect(await out(rig)).toEqual([whole(receiptLines), whole(slipLines)])
    })

    test('what stands in its way is known before, and nothing comes out, nor later', async () => {
      const rig = await start()
      await rig.break()
      expect([await rig.receipt.available(), await rig.receipt.print(receiptLines)]).toEqual([false, 'failed'])
      expect(await out(rig)).toEqual([])
      await rig.mend()
      expect([await rig.receipt.available(), await rig.receipt.print(slipLines)]).toEqual([true, 'printed'])
      expect(await out(rig), 'the one that failed is not made up for').toEqual([whole(slipLines)])
    })

    test('an outlet is never said to be empty while the receipt lies there', async () => {
      const rig = await start()
      await rig.receipt.print(receiptLines)
      expect(['occupied', 'unknown']).toContain(await rig.receipt.outlet())
    })

    test('it says of its paper what it knows', async () => {
      const { receipt } = await start()
      expect(['enough', 'unknown']).toContain(await receipt.paper())
    })
  })
}
