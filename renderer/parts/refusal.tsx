import type { ReactNode } from 'react'
import type { ScreenName } from '../../electron/contract/view.ts'
import type { Refusal } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import type { Sentence } from '../language/phrase.ts'
import { Note } from './note.tsx'
import { Screen } from './screen.tsx'
import type { BandProps } from './screen.tsx'

interface RefusalScreenProps {
  readonly name: ScreenName
  readonly about?: ReactNode
  readonly reason: Refusal
  /** What else is to be known, after the reason. */
  readonly lines: readonly Sentence[]
  /** The one picture. */
  readonly children: ReactNode
  readonly band?: BandProps
}

/** Something or somebody can't be served: what, where to go, and why in general terms. */
export function RefusalScreen({ name, about, reason, lines, children, band }: RefusalScreenProps) {
  return (
    <Screen
      name={name} layout="sides" about={about} question={phrase(`refusal.${reason}.what`)} more={[phrase(`refusal.${reason}.go`)]}
      reading={<Note kind="warning" lines={[phrase(`refusal.${reason}.why`), ...lines]} />} band={band}
    >
      {children}
    </Screen>
  )
}
