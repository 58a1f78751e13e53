import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { View } from '../../electron/contract/view.ts'
import { dialogue } from '../parts/keys.ts'
import { padTouch } from '../parts/typing.ts'
import { createFocusWords } from './focus-words.ts'
import type { Focused } from './focus-words.ts'
import { lyingOn } from './lying.ts'
import { createNarrator } from './narrator.ts'
import type { Narrator } from './narrator.ts'
import { createSpeaker } from './speaker.ts'
import { createTones } from './tones.ts'

/** What the aids show of the voice. */
export interface Voice {
  /** False where no clips were made for this machine. */
  readonly available: boolean
  /** Something is being said, or will be said again: it can be stopped. */
  readonly speaking: boolean
  /** It is 取り忘れ that is being said, with the voice off too: the screen itself offers to stop it. */
  readonly insisting: boolean
  readonly stop: () => void
}

const VoiceOfScreen = createContext<Voice>({ available: false, speaking: false, insisting: false, stop: () => undefined })
export const VoiceProvider = VoiceOfScreen.Provider

/** The voice of the screen this stands on. */
export function useVoiceOfScreen(): Voice {
  return useContext(VoiceOfScreen)
}

/** Said by the build, which knows whether clips lie beside the screens. */
const available: boolean = import.meta.env['VITE_VOICE'] === 'made'

/** Gives the views a voice. To be used once, by what stands around every screen. */
export function useVoice(view: View): Voice {
  const [sound] = useState(createTones)
  const [narrator] = useState(() => createNarrator({ speaker: available ? createSpeaker(new Audio()) : null, sound }))
  useEffect(() => narrator.see(view), [narrator, view])
  useEffect(() => listen(narrator, () => sound('tick', 2)), [narrator, sound])
  useEffect(() => narrator.close, [narrator])
  const speaking = useSyncExternalStore(narrator.subscribe, narrator.speaking, narrator.speaking)
  const insisting = speaking && lyingOn(view.screen).forgotten.length > 0
  return useMemo(() => ({ available, speaking, insisting, stop: narrator.stop }), [speaking, insisting, narrator])
}

/**
 * A tick for every button that was pressed and heard, and the same for every digit and 訂正 of a real pad; and the words of what a key
 * brought the focus to, where they may be said.
 */
function listen(narrator: Narrator, tick: () => void): () => void {
  let byKey = false
  const wordsOf = createFocusWords()
  const key = (event: KeyboardEvent) => {
    byKey = true
    if (!event.repeat && isTyped(event)) tick()
  }
  const touch = () => { byKey = false }
  const focus = ({ target }: FocusEvent) => {
    if (!byKey || !(target instanceof HTMLElement) || !target.matches(':focus-visible')) return
    narrator.focus(wordsOf(focusedAt(target)))
  }
  const press = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('button') !== null && target.closest('[data-guarded="true"]') === null) tick()
  }
  const ended = new AbortController()
  const { signal } = ended
  document.addEventListener('keydown', key, { capture: true, signal })
  document.addEventListener('pointerdown', touch, { capture: true, signal })
  document.addEventListener('focusin', focus, { signal })
  document.addEventListener('click', press, { signal })
  return () => ended.abort()
}

function focusedAt(target: HTMLElement): Focused {
  const box = target.closest('dialog[open]')
  const question = box?.querySelector<HTMLElement>('h2[data-say]')?.dataset['say']
  return { words: target.dataset['say'], dialogue: box === null ? null : { box, question } }
}

/** Whether a number is asked for that takes this key: the one on the screen can be pressed then, and is heard. */
function isTyped(event: KeyboardEvent): boolean {
  const touch = padTouch(event)
  if (touch === null || dialogue() !== null) return false
  const testid = touch.kind === 'digit' ? `digit-${touch.digit}` : 'correct'
  const same = document.querySelector(`.keypad [data-testid='${testid}']:enabled`)
  return same !== null && same.closest('[data-guarded="true"]') === null
}
