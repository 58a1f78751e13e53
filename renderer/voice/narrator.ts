import type { View } from '../../electron/contract/view.ts'
import type { Aids } from '../../electron/contract/words.ts'
import { addressOf } from './clip.ts'
import type { Clip } from './clip.ts'
import type { Thing } from './lying.ts'
import { newsBetween, reminderOf, soundBetween } from './news.ts'
import type { Seen } from './news.ts'
import { sayingOf } from './saying.ts'
import type { Speaker } from './speaker.ts'
import { lengthOf } from './tones.ts'
import type { Sound } from './tones.ts'

/** From the end of 取り忘れ to its beginning again, ms: with the sentences themselves eight to ten seconds. */
export const againMs = 3_000
/** The second alarm of a countdown sounds when so much is left, ms. */
export const lastMs = 5_000

export interface NarratorHands {
  /** Null: this machine has no voice. */
  readonly speaker: Speaker | null
  readonly sound: (sound: Sound, volume: Aids['volume']) => void
}

/** Says what the views call for, in the customer's language. */
export interface Narrator {
  readonly see: (view: View) => void
  /** The focus has come, by a key, to what carries the words of these clips. */
  readonly focus: (clips: readonly Clip[]) => void
  /** Breaks off. 取り忘れ is silent from now on, for as long as the same things lie there. */
  readonly stop: () => void
  /** Whether something is being said, or will be again. */
  readonly speaking: () => boolean
  /** Tells whenever that has changed. Returns what ends it. */
  readonly subscribe: (told: () => void) => () => void
  readonly close: () => void
}

export function createNarrator({ speaker, sound }: NarratorHands): Narrator {
  const silenced = new Set<Thing>()
  const listeners = new Set<() => void>()
  let seen: Seen | null = null
  let talking = false
  let later: ReturnType<typeof setTimeout> | undefined
  let alarm: ReturnType<typeof setTimeout> | undefined

  const told = () => { for (const listener of listeners) listener() }

  const hush = () => {
    clearTimeout(later)
    later = undefined
    speaker?.stop()
    talking = false
    told()
  }

  const speak = (clips: readonly Clip[]) => {
    clearTimeout(later)
    later = undefined
    if (speaker === null || seen === null) return
    const { language, aids: { volume } } = seen.view
    talking = true
    told()
    speaker.say(clips.map((clip) => addressOf(language, clip)), volume, () => {
      talking = false
      const again = reminderOf(seen, silenced)
      if (again.length > 0) later = setTimeout(() => speak(reminderOf(seen, silenced)), againMs)
      told()
    })
  }

  /** After a sound there is silence until it is over. */
  const speakAfter = (first: Sound | null, clips: readonly Clip[]) => {
    hush()
    if (first === null) speak(clips)
    else if (speaker !== null) later = setTimeout(() => speak(clips), lengthOf(first))
  }

  return {
    see: (view) => {
      const before = seen
      const reminderBefore = reminderOf(before, silenced)
      seen = { view, saying: sayingOf(view) }
      for (const thing of seen.saying.lying.gone) silenced.delete(thing)
      if (view.aids.volume !== before?.view.aids.volume) speaker?.turn(view.aids.volume)

      const first = soundBetween(before, seen)
      if (first !== null) sound(first, view.aids.volume)
      clearTimeout(alarm)
      const { countdown, aids: { volume } } = view
      if (countdown !== null && countdown.msLeft > lastMs) alarm = setTimeout(() => sound('alarm', volume), countdown.msLeft - lastMs)

      const reminder = reminderOf(seen, silenced)
      const news = newsBetween(before, seen)
      if (news.length > 0) speakAfter(first, news)
      else if (reminder.length > 0) {
        // What is being said of the same things goes on, whatever screen it began on.
        if (String(reminder) !== String(reminderBefore)) speakAfter(first, reminder)
      } else if (reminderBefore.length > 0 || !view.aids.voice) hush()
    },
    focus: (clips) => {
      if (seen?.view.aids.voice && clips.length > 0) speak(clips)
    },
    stop: () => {
      for (const { thing } of seen?.saying.lying.forgotten ?? []) silenced.add(thing)
      hush()
    },
    speaking: () => talking || later !== undefined,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      clearTimeout(alarm)
      hush()
    },
  }
}
