import type { PrintView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'
import { Note } from '../parts/note.tsx'
import { PrintSheet } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'

/** ⑬ 印刷中: only what the printer itself has reported. */
export function PrintScreen({ view: { sheet, sheets } }: { readonly view: PrintView }) {
  const state: readonly Phrase[] = sheet === 0
    ? [phrase('print.starting')]
    : [phrase('print.sheet', { count: sheet, sheets })]
  return (
    <Screen
      name="print" layout="sides" question={phrase('print.question')} more={state}
      reading={<Note kind="information" lines={[phrase('print.wait')]} />}
    >
      <PrintSheet />
    </Screen>
  )
}
