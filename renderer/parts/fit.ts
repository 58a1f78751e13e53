import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { CSSProperties, RefObject } from 'react'
import { breakLines } from './lines.ts'
import { overrun } from './overrun.ts'
import { useReading } from './reading.ts'
import type { Reading } from './reading.ts'

/**
 * What a screen gives up, one thing after the other, until its words find room: the long question's size, the Japanese under
 * what is not the question or a button, air, the picture, and reading everything at one glance. Only then do the letters shrink.
 */
const concessions = ['long', 'plain', 'tight', 'bare', 'turned'] as const
/** Nobody who asks for larger letters gets smaller ones: in tenths of the usual size; each step on the way there is a tenth. */
const leastTenths = 10

interface Attempt { readonly given: string; readonly scale: number }
const usual: Attempt = { given: '', scale: 1 }

/** Every way to draw a screen at this text size, the best first. Smaller letters are tried at one glance before in pages. */
export function attempts(wanted: number): readonly Attempt[] {
  const given = ['', ...concessions.map((_, last) => concessions.slice(0, last + 1).join(' '))]
  const smaller: Attempt[] = []
  for (let tenths = Math.round(wanted * 10) - 1; tenths >= leastTenths; tenths--) {
    smaller.push(...given.slice(-2).map((each) => ({ given: each, scale: tenths / 10 })))
  }
  return [...given.map((each) => ({ given: each, scale: wanted })), ...smaller]
}

/** A list in pages on a screen that is being fitted. */
export interface PagedList {
  /** Whether even one item finds room. */
  readonly holds: () => boolean
  /** Draws as many items as find room. */
  readonly settle: () => void
}

/** What a list in pages knows of its screen. */
export interface Room {
  /** In which way the screen is drawn; in another way other items fit. */
  readonly drawn: string
  readonly join: (list: PagedList) => () => void
  /** Asks the screen to look again: something is drawn differently. */
  readonly again: () => void
}
export const RoomContext = createContext<Room>({ drawn: '', join: () => () => undefined, again: () => undefined })

export function useRoom(): Room {
  return useContext(RoomContext)
}

interface Fit {
  readonly room: Room
  readonly reading: Reading
  /** What the box has to carry. */
  readonly way: { readonly 'data-fit': string; readonly style: CSSProperties & { readonly '--scale': number } }
}

interface Fitted {
  /** What has to fit. */
  readonly box: RefObject<HTMLElement | null>
  /** The part of it that is read, and can be read in pages; null: it is short, and has none. */
  readonly say: RefObject<HTMLElement | null> | null
  /** What changes the words altogether (language, text size): a change begins anew, while news on the same screen never jumps back. */
  readonly about: string
  /** How large the letters are to be, as a part of the usual size. */
  readonly wanted: number
}

/** Draws, measures and draws again until everything fits, before anybody sees it. */
export function useFit({ box, say, about, wanted }: Fitted): Fit {
  const [{ level, known }, settle] = useState({ level: 0, known: about })
  const [round, next] = useState(0)
  const [lists] = useState(() => new Set<PagedList>())
  const { reading, layOut } = useReading(say)
  const ways = useMemo(() => attempts(wanted), [wanted])
  const current = known === about ? level : 0

  // oxlint-disable-next-line react-hooks/exhaustive-deps -- whatever is drawn anew is measured anew; it ends with the last of the ways
  useLayoutEffect(() => {
    if (box.current === null) return
    const fitting = firstFit(box.current, ways, current, layOut, lists)
    // oxlint-disable-next-line react/set-state-in-effect -- only what is drawn can be measured
    if (fitting !== current || known !== about) settle({ level: fitting, known: about })
    else for (const list of lists) list.settle()
  })
  useEffect(() => {
    // Letters seen for the first time bring their font along, and with it their true width.
    const anew = () => {
      settle((last) => ({ ...last, level: 0 }))
      next((times) => times + 1)
    }
    document.fonts.addEventListener('loadingdone', anew)
    window.addEventListener('resize', anew)
    return () => {
      document.fonts.removeEventListener('loadingdone', anew)
      window.removeEventListener('resize', anew)
    }
  }, [])
  const room = useMemo(() => ({
    drawn: `${about} ${current} ${round}`,
    join: (list: PagedList) => {
      lists.add(list)
      return () => lists.delete(list)
    },
    again: () => settle((last) => ({ ...last })),
  }), [about, current, round, lists])
  return { room, reading, way: wayOf(ways, current) }
}

function wayOf(ways: readonly Attempt[], level: number): Fit['way'] {
  const { given, scale } = ways[level] ?? usual
  return { 'data-fit': given, style: { '--scale': scale } }
}

/** Tries the ways from one on; the last one stays even where it does not fit. */
function firstFit(
  drawn: HTMLElement, ways: readonly Attempt[], from: number, layOut: (inPages: boolean) => boolean, lists: ReadonlySet<PagedList>,
): number {
  for (const [level, { given, scale }] of ways.entries()) {
    if (level < from) continue
    drawn.dataset['fit'] = given
    drawn.style.setProperty('--scale', String(scale))
    breakLines(drawn)
    const whole = layOut(given.includes('turned'))
    if (whole && overrun(drawn) === null && [...lists].every((list) => list.holds())) return level
  }
  return ways.length - 1
}
