import type { Touch } from '../../electron/contract/intent.ts'
import { digitOf } from './keys.ts'

/** 訂正, on pads that have one of these. */
const corrects: readonly string[] = ['Backspace', '*']

/** What a key of a ten-key pad means where a number is typed: a digit, or 訂正; null for every other key. */
export function padTouch(pressed: Pick<KeyboardEvent, 'code' | 'key'>): Extract<Touch, { kind: 'digit' | 'correct' }> | null {
  const digit = digitOf(pressed)
  if (digit !== null) return { kind: 'digit', digit }
  return corrects.includes(pressed.key) || pressed.code === 'NumpadDecimal' ? { kind: 'correct' } : null
}
