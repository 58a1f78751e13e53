import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { RefObject } from 'react'
import { overrun } from './overrun.ts'
import { useReading } from './reading.ts'
import type { Reading } from './reading.ts'

/**
 * What a screen gives up, one thing after the other, until its words find room: the long question's size, the Japanese under
 * what is not the question or a button, air, the picture, and reading everything at one glance. Only then do the letters shrink.
 */
const concessions = ['long', 'plain', 'tight', 'bare', 'turned'] as const
/** How much smaller the letters get with each step, as a part of the usual size. */
const shrink = 0.1
/** At the usual size house rules leave no more than this. */
const least = 0.9

interface Attempt { readonly given: string; readonly scale: number }

/** Every way to draw a screen at this text size, the best first. */
export function attempts(wanted: number): readonly Attempt[] {
  const given = ['', ...concessions.map((_, last) => concessions.slice(0, last + 1).join(' '))]
  const all = given.at(-1) ?? ''
  const smaller: Attempt[] = []
  for (let scale = wanted - shrink; scale > least - shrink / 2; scale -= shrink) smaller.push({ given: all, scale })
  return [...given.map((each) => ({ given: each, scale: wanted })), ...smaller]
}

/** For lists in pages: in which way their screen is drawn, and how to say that not even one item finds room. */
export interface Room { readonly drawn: number; readonly tooLittle: () => void }
export const RoomContext = createContext<Room>({ drawn: 0, tooLittle: () => undefined })

export function useRoom(): Room {
  return useContext(RoomContext)
}

interface Fit {
  readonly room: Room
  readonly reading: Reading
}

/**
 * Draws `box`, measures and draws it again until everything fits, before anybody sees it. `about`: what changes the words altogether
 * (language, text size); a change of it begins anew, while news on the same screen never makes it jump back. `wanted`: how large
 * the letters are to be, as a part of the usual size.
 */
export function useFit(box: RefObject<HTMLElement | null>, about: string, wanted: number): Fit {
  const [{ level, known }, settle] = useState({ level: 0, known: about })
  const [anew, measureAnew] = useState(0)
  const reading = useReading()
  const { layOut } = reading
  const ways = useMemo(() => attempts(wanted), [wanted])
  const current = known === about ? level : 0

  useLayoutEffect(() => {
    const drawn = box.current
    if (drawn === null) return
    const fitting = firstFit(drawn, ways, current, layOut)
    if (fitting !== current || known !== about) settle({ level: fitting, known: about })
  })
  useEffect(() => {
    // Letters seen for the first time bring their font along, and with it their true width.
    const again = () => {
      settle((last) => ({ ...last, level: 0 }))
      measureAnew((times) => times + 1)
    }
    document.fonts.addEventListener('loadingdone', again)
    window.addEventListener('resize', again)
    return () => {
      document.fonts.removeEventListener('loadingdone', again)
      window.removeEventListener('resize', again)
    }
  }, [])
  const room = useMemo(() => ({
    drawn: current + anew * 100,
    tooLittle: () => settle((last) => (last.level < ways.length - 1 ? { ...last, level: last.level + 1 } : last)),
  }), [current, anew, ways])
  return { room, reading }
}

/** Tries the ways from one on; the last one stays even where it does not fit. */
function firstFit(drawn: HTMLElement, ways: readonly Attempt[], from: number, layOut: (inPages: boolean) => void): number {
  for (const [level, { given, scale }] of ways.entries()) {
    if (level < from) continue
    drawn.dataset['fit'] = given
    drawn.style.setProperty('--scale', String(scale))
    layOut(given.includes('turned'))
    if (overrun(drawn) === null) return level
  }
  return ways.length - 1
}
