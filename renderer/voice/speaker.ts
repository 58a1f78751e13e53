import type { Aids } from '../../electron/contract/words.ts'

/** What is used of an HTMLAudioElement. */
export type AudioPart = EventTarget & Pick<HTMLAudioElement, 'src' | 'volume' | 'play' | 'pause'>

/** Plays clips one after the other. */
export interface Speaker {
  /** Breaks off what is being said and says these. `finished` is told when all of them have been said, and not when they are broken off. */
  readonly say: (addresses: readonly string[], volume: Aids['volume'], finished: () => void) => void
  /** Louder or softer from now on. */
  readonly turn: (volume: Aids['volume']) => void
  readonly stop: () => void
}

/** Of the full level. The loudness itself is set on the machine. */
const gains: Readonly<Record<Aids['volume'], number>> = { 1: 0.35, 2: 0.65, 3: 1 }

/** A clip that can't be played is left out: what is said is on the screen as well. */
export function createSpeaker(audio: AudioPart): Speaker {
  /** What follows the clip that is played; null when nothing is. */
  let follow: (() => void) | null = null
  for (const event of ['ended', 'error']) audio.addEventListener(event, () => follow?.())

  const next = (addresses: readonly string[], finished: () => void) => {
    const [address, ...rest] = addresses
    if (address === undefined) {
      follow = null
      return finished()
    }
    const mine = () => next(rest, finished)
    follow = mine
    audio.src = address
    // Refused, or broken off by the next one, which is then what is followed.
    audio.play().catch(() => { if (follow === mine) mine() })
  }

  return {
    say: (addresses, volume, finished) => {
      audio.volume = gains[volume]
      next(addresses, finished)
    },
    turn: (volume) => { audio.volume = gains[volume] },
    stop: () => {
      follow = null
      audio.pause()
    },
  }
}
