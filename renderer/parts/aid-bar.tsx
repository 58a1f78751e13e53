import { useState } from 'react'
import type { ReactNode } from 'react'
import type { StaffCall } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'
import { clipOf } from '../voice/clip.ts'
import { useVoiceOfScreen } from '../voice/use-voice.ts'
import { Bell, Globe, Letters, Loudspeaker } from './icons.tsx'
import { LanguageDialogue } from './language-dialogue.tsx'
import { LookDialogue } from './look-dialogue.tsx'
import { Spoken } from './spoken.tsx'
import { StaffDialogue } from './staff-dialogue.tsx'
import { VoiceDialogue } from './voice-dialogue.tsx'

type Aid = 'language' | 'look' | 'voice' | 'staff'

/** The aids of the top band — language, 文字サイズ, 音声 — and the call for staff; each opens a dialogue. */
export function AidBar({ staffCall }: { readonly staffCall: StaffCall }) {
  const [open, setOpen] = useState<Aid | null>(null)
  const { available, speaking, stop } = useVoiceOfScreen()
  const close = () => setOpen(null)
  // Whoever reaches for the voice while it speaks wants it silent first of all.
  const openVoice = (aid: Aid) => {
    if (speaking) stop()
    setOpen(aid)
  }
  return (
    <div className="aids">
      <AidButton aid="language" open={setOpen} icon={<Globe />} name={phrase('language.button')} />
      <AidButton aid="look" open={setOpen} icon={<Letters />} name={phrase('look.button')} />
      {available && <AidButton aid="voice" open={openVoice} icon={<Loudspeaker />} name={phrase('voice.button')} />}
      {staffCall !== 'none' && (
        <AidButton
          aid="staff" open={setOpen} icon={<Bell />} name={phrase('staff.button')} lit={staffCall === 'called' || staffCall === 'coming'}
        />
      )}
      {open === 'language' && <LanguageDialogue close={close} />}
      {open === 'look' && <LookDialogue close={close} />}
      {open === 'voice' && <VoiceDialogue close={close} />}
      {open === 'staff' && <StaffDialogue staffCall={staffCall} close={close} />}
    </div>
  )
}

interface AidButtonProps {
  readonly aid: Aid
  readonly open: (aid: Aid) => void
  readonly icon: ReactNode
  readonly name: Phrase
  /** It is at work. */
  readonly lit?: boolean
}

function AidButton({ aid, open, icon, name, lit = false }: AidButtonProps) {
  return (
    <button
      type="button" className={lit ? 'aid lit' : 'aid'} data-testid={aid} data-say={clipOf(name) ?? undefined} aria-haspopup="dialog"
      onClick={() => open(aid)}
    >
      {icon}
      <span className="aid-name">
        <Spoken sentence={name} />
        {aid === 'language' && <span lang="en"><Spoken sentence={phrase('language.inEnglish')} /></span>}
      </span>
    </button>
  )
}
