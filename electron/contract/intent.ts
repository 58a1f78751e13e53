import { z } from 'zod'
import { contrasts, reaches, textSizes, volumes } from '../flow/aids.ts'
import { languages } from '../flow/language.ts'

const id = z.string().min(1).max(64)

const aids = z.strictObject({
  textSize: z.enum(textSizes), contrast: z.enum(contrasts), reach: z.enum(reaches), voice: z.boolean(), volume: z.literal(volumes),
})

/** What a touch may mean. `digit` is one key of the ten-key pad (PIN, 照合番号B): the renderer never holds more than the key just touched. */
export const touch = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('language'), language: z.enum(languages) }),
  z.strictObject({ kind: z.literal('aids'), aids }),
  /** Calls a member of staff, or calls off. */
  z.strictObject({ kind: z.literal('callStaff'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('digit'), digit: z.number().int().min(0).max(9) }),
  /** 訂正: takes back the last digit. */
  z.strictObject({ kind: z.literal('correct') }),
  /** 確定する. */
  z.strictObject({ kind: z.literal('confirm') }),
  /** 戻る. */
  z.strictObject({ kind: z.literal('back') }),
  /** 中止する / 終了する. */
  z.strictObject({ kind: z.literal('cancel') }),
  /** ⑤ touches an entry of the menu. */
  z.strictObject({ kind: z.literal('choose'), entry: id }),
  /** ⑥ and a free list touch the one choice; ⑦ touches a member on or off; ⑧ sets an item to あり or なし. */
  z.strictObject({ kind: z.literal('answer'), question: id, choice: id, on: z.boolean() }),
  /** ⑨ sets the number of copies. */
  z.strictObject({ kind: z.literal('copies'), copies: z.number().int().min(1).max(99) }),
  /** ⑩ touches a line in order to change it: 'certificate', 'copies' or a question id. */
  z.strictObject({ kind: z.literal('edit'), line: id }),
  /** ⑩ 「ほかの証明書も申請する」. */
  z.strictObject({ kind: z.literal('another') }),
  /** ⑩ takes the nth certificate (from 0) out of the basket again. */
  z.strictObject({ kind: z.literal('remove'), place: z.number().int().min(0).max(20) }),
  /** ⑤ 本籍地: 利用登録. */
  z.strictObject({ kind: z.literal('register') }),
  z.strictObject({ kind: z.literal('prefecture'), prefecture: id }),
  z.strictObject({ kind: z.literal('municipality'), code: id }),
  /** ⑫ 「キャッシュレスで支払う」, while it is offered. */
  z.strictObject({ kind: z.literal('payCashless') }),
  /** The customer says that paper, receipt or refund has been taken. */
  z.strictObject({ kind: z.literal('taken') }),
  /** 「続ける」 in the countdown dialogue. */
  z.strictObject({ kind: z.literal('continue') }),
])
export type Touch = z.infer<typeof touch>

/**
 * What the screen sends: a touch, and the epoch of the view it was made on. A touch on a screen that has since been
 * replaced is dropped with a trace, so no finger ever presses a button it did not see.
 */
export const intent = z.strictObject({ epoch: z.number().int().min(0), touch })
export type Intent = z.infer<typeof intent>
