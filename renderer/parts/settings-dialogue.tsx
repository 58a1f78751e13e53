import type { ReactNode } from 'react'
import type { Phrase } from '../language/phrase.ts'
import { Dialogue } from './dialogue.tsx'
import { Paged } from './paged.tsx'
import { SettingsRow } from './settings-row.tsx'
import type { SettingsRowProps } from './settings-row.tsx'

interface SettingsDialogueProps {
  readonly testid: string
  readonly question: Phrase
  readonly rows: readonly SettingsRowProps[]
  /** What else it offers. */
  readonly buttons?: ReactNode
  readonly close: () => void
}

/** Aids to be set, one a row; large letters leave room for fewer rows at a time. */
export function SettingsDialogue({ rows, ...rest }: SettingsDialogueProps) {
  return (
    <Dialogue {...rest}>
      <Paged list={rows} most={rows.length} turn="beneath" className="settings-rows">
        {(row) => <SettingsRow key={row.name.key} {...row} />}
      </Paged>
    </Dialogue>
  )
}
