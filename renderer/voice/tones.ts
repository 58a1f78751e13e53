import type { Aids } from '../../electron/contract/words.ts'

/** Sounds that are no words: a touch, the last seconds, a call for staff. */
export type Sound = 'tick' | 'alarm' | 'call'

/** One tone of a sound: when it begins and how long it lasts, ms; how high, Hz; how loud, 0 to 1. */
export interface Tone { readonly at: number; readonly ms: number; readonly hz: number; readonly gain: number }

export const sounds: Readonly<Record<Sound, readonly Tone[]>> = {
  tick: [{ at: 0, ms: 25, hz: 1200, gain: 0.06 }],
  alarm: [{ at: 0, ms: 220, hz: 660, gain: 0.2 }, { at: 280, ms: 320, hz: 880, gain: 0.2 }],
  call: [0, 260, 520].map((at) => ({ at, ms: 160, hz: 1000, gain: 0.25 })),
}

/** How long a sound lasts, ms. */
export function lengthOf(sound: Sound): number {
  return Math.max(...sounds[sound].map(({ at, ms }) => at + ms))
}

const gains: Readonly<Record<Aids['volume'], number>> = { 1: 0.5, 2: 1, 3: 2 }
/** A tone that began or ended at once would click. */
const rampMs = 8

/** Plays sounds without a file. The browser's mixer is opened with the first one. */
export function createTones(): (sound: Sound, volume: Aids['volume']) => void {
  let mixer: AudioContext | null = null
  return (sound, volume) => {
    mixer ??= new AudioContext()
    // A browser that is no kiosk keeps it shut until somebody has touched the page.
    void mixer.resume()
    for (const tone of sounds[sound]) playTone(mixer, tone, tone.gain * gains[volume])
  }
}

function playTone(mixer: AudioContext, { at, ms, hz }: Tone, loud: number): void {
  const begin = mixer.currentTime + at / 1000
  const end = begin + ms / 1000
  const oscillator = new OscillatorNode(mixer, { frequency: hz })
  const gain = new GainNode(mixer, { gain: 0 })
  gain.gain.setValueAtTime(0, begin)
  gain.gain.linearRampToValueAtTime(loud, begin + rampMs / 1000)
  gain.gain.setValueAtTime(loud, end - rampMs / 1000)
  gain.gain.linearRampToValueAtTime(0, end)
  oscillator.connect(gain).connect(mixer.destination)
  oscillator.start(begin)
  oscillator.stop(end)
}
