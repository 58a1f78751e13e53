import { useEffect } from 'react'
import type { Touch } from '../../electron/contract/intent.ts'
import { dialogue, digitOf } from './keys.ts'

/** What is typed where a number is asked for. */
export type Typed = Extract<Touch, { kind: 'digit' | 'correct' }>

/** 訂正, on pads that have one of these. */
const corrects: readonly string[] = ['Backspace', '*']

/** What a key of a ten-key pad means where a number is typed: a digit, or 訂正; null for every other key. */
export function padTouch(pressed: Pick<KeyboardEvent, 'code' | 'key'>): Typed | null {
  const digit = digitOf(pressed)
  if (digit !== null) return { kind: 'digit', digit }
  return corrects.includes(pressed.key) || pressed.code === 'NumpadDecimal' ? { kind: 'correct' } : null
}

/** Hears what is typed on a pad. A dialogue that lies over the screen has the keys to itself, the one that closes it included. */
export function useTyping(hear: (typed: Typed) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.defaultPrevented || dialogue() !== null) return
      const typed = padTouch(event)
      if (typed !== null) hear(typed)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [hear])
}
