import { phrase } from '../language/phrase.ts'
import { useVoiceOfScreen } from '../voice/use-voice.ts'
import { Loudspeaker } from './icons.tsx'
import { Spoken } from './spoken.tsx'

/** 音声停止: breaks off what is being said, 取り忘れ too. */
export function VoiceStop() {
  const { speaking, stop } = useVoiceOfScreen()
  return (
    <button type="button" className="button plain stop" data-testid="voice-stop" data-say="voice.stop" disabled={!speaking} onClick={stop}>
      <Loudspeaker />
      <span><Spoken sentence={phrase('voice.stop')} /></span>
    </button>
  )
}
