import { contrasts, reaches, textSizes } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { SettingsDialogue } from './settings-dialogue.tsx'
import type { SettingsRowProps } from './settings-row.tsx'

const rows: readonly SettingsRowProps[] = [
  {
    name: phrase('look.size'),
    choices: textSizes.map((textSize) => ({ name: phrase(`look.size.${textSize}`), set: { textSize }, testid: `text-${textSize}` })),
  },
  {
    name: phrase('look.contrast'),
    choices: contrasts.map((contrast) => ({ name: phrase(`look.contrast.${contrast}`), set: { contrast }, testid: `contrast-${contrast}` })),
  },
  {
    name: phrase('look.reach'),
    choices: reaches.map((reach) => ({ name: phrase(`look.reach.${reach}`), set: { reach }, testid: `reach-${reach}` })),
  },
]

/** 文字サイズ, colours, and where the buttons stand: each seen at once on the screen behind. */
export function LookDialogue({ close }: { readonly close: () => void }) {
  return <SettingsDialogue testid="look-settings" question={phrase('look.question')} rows={rows} close={close} />
}
