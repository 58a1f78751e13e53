import { useEffect } from 'react'

/** What the four keys 前 次 決定 取消 do, whichever pad sends them. */
export type Key = 'previous' | 'next' | 'press' | 'cancel'

const fourKeys: Readonly<Record<string, Key>> = {
  ArrowUp: 'previous', ArrowLeft: 'previous', ArrowDown: 'next', ArrowRight: 'next', Enter: 'press', Escape: 'cancel', '-': 'cancel',
}
/** A ten-key pad, where no digits are asked for: 4 and 6 lie left and right of 5 whether 1 or 7 is above. */
const tenKeys: Readonly<Record<string, Key>> = { 4: 'previous', 6: 'next', 5: 'press', 0: 'cancel' }

/** Which digit a key is, on the number pad whether NumLock is on or not; null for none. */
export function digitOf({ code }: Pick<KeyboardEvent, 'code'>): number | null {
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? []
  return digit === undefined ? null : Number(digit)
}

/** What a key means on a screen; null for keys that mean nothing, or a digit. */
export function meaningOf(pressed: Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey'>, digitsAsked: boolean): Key | null {
  const digit = digitOf(pressed)
  if (digit !== null) return digitsAsked ? null : tenKeys[digit] ?? null
  if (pressed.key === 'Tab') return pressed.shiftKey ? 'previous' : 'next'
  return fourKeys[pressed.key] ?? null
}

/** Every control can be reached and pressed with four keys or ten, in reading order; a dialogue keeps the keys to itself. */
export function useKeys(): void {
  useEffect(() => {
    let last: HTMLElement | null = null
    const press = (event: KeyboardEvent) => {
      const digitsAsked = dialogue() === null && document.querySelector('.keypad, .counter') !== null
      const meaning = meaningOf(event, digitsAsked)
      if (meaning === null) return
      event.preventDefault()
      if (event.repeat) return
      act(meaning, last)
    }
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last = target
    }
    window.addEventListener('keydown', press)
    window.addEventListener('focusin', remember)
    return () => {
      window.removeEventListener('keydown', press)
      window.removeEventListener('focusin', remember)
    }
  }, [])
}

function act(meaning: Key, last: HTMLElement | null): void {
  switch (meaning) {
    case 'previous': case 'next': return move(meaning, last)
    case 'press': return pressed()?.click()
    case 'cancel': return wayBack()?.click()
  }
}

function move(meaning: 'previous' | 'next', last: HTMLElement | null): void {
  const controls = operable()
  const place = standing(controls, document.activeElement === document.body ? last : document.activeElement)
  const to = meaning === 'next' ? Math.floor(place) + 1 : Math.ceil(place) - 1
  // Fully round: whoever goes on from the last comes to the first.
  controls.at(to % controls.length)?.focus({ preventScroll: true })
}

/** The place of an element among the controls; between two of them where it is none itself, as the question is. */
function standing(controls: readonly HTMLElement[], at: Element | null): number {
  const place = controls.findIndex((control) => control === at)
  if (place !== -1) return place
  if (at === null || !at.isConnected) return -0.5
  return controls.filter((control) => (at.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_PRECEDING) !== 0).length - 0.5
}

/**
 * The control under the focus; from the question it is the one primary action. Where what had the focus is gone, nothing is pressed:
 * nobody confirms what they have not gone to.
 */
function pressed(): HTMLElement | null {
  const focused = document.activeElement
  if (focused instanceof HTMLButtonElement) return focused
  return focused?.tagName === 'H1' ? document.querySelector<HTMLElement>('main .primary:enabled') : null
}

/** 戻る where there is a way back, else 中止する; in a dialogue whatever closes it. */
function wayBack(): HTMLElement | null {
  const open = dialogue()
  const ways = open === null ? ['back', 'cancel', 'finish'] : ['close', 'caution-decline']
  for (const way of ways) {
    const button = (open ?? document).querySelector<HTMLElement>(`[data-testid='${way}']:enabled`)
    if (button !== null) return button
  }
  return null
}

function operable(): readonly HTMLElement[] {
  return [...(dialogue() ?? document).querySelectorAll<HTMLElement>('button:enabled')].filter((control) => control.checkVisibility())
}

/** The dialogue on top: the one that was opened last. */
export function dialogue(): HTMLDialogElement | null {
  const open = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')]
  return open.toSorted((one, other) => Number(other.dataset['opened']) - Number(one.dataset['opened']))[0] ?? null
}
