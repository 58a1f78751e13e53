import { volumes } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { Dialogue } from './dialogue.tsx'
import { SettingsRow } from './settings-row.tsx'
import { VoiceStop } from './voice-stop.tsx'

/** 音声: spoken guidance and how loud it is. */
export function VoiceDialogue({ close }: { readonly close: () => void }) {
  return (
    <Dialogue testid="voice-settings" question={phrase('voice.question')} close={close}>
      <SettingsRow
        name={phrase('voice.button')}
        choices={[
          { name: phrase('voice.on'), set: { voice: true }, testid: 'voice-on' }, { name: phrase('voice.off'), set: { voice: false }, testid: 'voice-off' },
        ]}
      />
      <SettingsRow
        name={phrase('voice.volume')}
        choices={volumes.map((volume) => ({ name: phrase(`voice.volume.${volume}`), set: { volume }, testid: `volume-${volume}` }))}
      />
      <VoiceStop />
    </Dialogue>
  )
}
