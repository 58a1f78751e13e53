import type { ReactNode } from 'react'
import type { Held, ScreenName } from '../../electron/contract/view.ts'
import type { Refusal } from '../../electron/contract/words.ts'
import type { Sentence } from '../language/phrase.ts'
import { refusalWords } from '../language/reason-words.ts'
import { Note } from './note.tsx'
import { Screen } from './screen.tsx'
import type { BandProps } from './screen.tsx'

interface RefusalScreenProps {
  readonly name: ScreenName
  readonly about?: ReactNode
  readonly reason: Refusal
  /** What was presented, where that changes the words. */
  readonly holding?: Held
  /** What else is to be known, after the reason. */
  readonly lines: readonly Sentence[]
  /** The one picture. */
  readonly children: ReactNode
  readonly band?: BandProps
}

/** Something or somebody can't be served: what, where to go, and why in general terms. */
export function RefusalScreen({ name, about, reason, holding = 'card', lines, children, band }: RefusalScreenProps) {
  const { what, why, go } = refusalWords(reason, holding)
  return (
    <Screen
      name={name} layout="sides" about={about} question={what} more={[go]}
      reading={<Note kind="warning" lines={[why, ...lines]} />} band={band}
    >
      {children}
    </Screen>
  )
}
