import { contrasts, reaches, textSizes } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { Dialogue } from './dialogue.tsx'
import { SettingsRow } from './settings-row.tsx'

/** 文字サイズ, colours, and where the buttons stand: each seen at once on the screen behind. */
export function LookDialogue({ close }: { readonly close: () => void }) {
  return (
    <Dialogue testid="look-settings" question={phrase('look.question')} close={close}>
      <SettingsRow
        name={phrase('look.size')}
        choices={textSizes.map((textSize) => ({ name: phrase(`look.size.${textSize}`), set: { textSize }, testid: `text-${textSize}` }))}
      />
      <SettingsRow
        name={phrase('look.contrast')}
        choices={contrasts.map((contrast) => ({ name: phrase(`look.contrast.${contrast}`), set: { contrast }, testid: `contrast-${contrast}` }))}
      />
      <SettingsRow
        name={phrase('look.reach')}
        choices={reaches.map((reach) => ({ name: phrase(`look.reach.${reach}`), set: { reach }, testid: `reach-${reach}` }))}
      />
    </Dialogue>
  )
}
