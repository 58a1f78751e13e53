import { volumes } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { SettingsDialogue } from './settings-dialogue.tsx'
import type { SettingsRowProps } from './settings-row.tsx'
import { VoiceStop } from './voice-stop.tsx'

const rows: readonly SettingsRowProps[] = [
  {
    name: phrase('voice.button'),
    choices: [
      { name: phrase('voice.on'), set: { voice: true }, testid: 'voice-on' }, { name: phrase('voice.off'), set: { voice: false }, testid: 'voice-off' },
    ],
  },
  {
    name: phrase('voice.volume'),
    choices: volumes.map((volume) => ({ name: phrase(`voice.volume.${volume}`), set: { volume }, testid: `volume-${volume}` })),
  },
]

/** 音声: spoken guidance, how loud it is, and a way to silence what is being said. */
export function VoiceDialogue({ close }: { readonly close: () => void }) {
  return <SettingsDialogue testid="voice-settings" question={phrase('voice.question')} rows={rows} buttons={<VoiceStop />} close={close} />
}
