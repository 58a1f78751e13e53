import type { ReactNode } from 'react'
import type { View } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { VoiceProvider, useVoice } from '../voice/use-voice.ts'
import { AidBar } from './aid-bar.tsx'
import { AidsContext } from './aids.ts'
import { useAttention } from './attention.ts'
import { DemoMark, DemoRibbon } from './demo-mark.tsx'
import { useGuarded } from './guarded.ts'
import { Logo } from './icons.tsx'
import { useKeys } from './keys.ts'
import { Words } from './spoken.tsx'
import { useTall } from './tall.ts'
import { Trail } from './trail.tsx'
import { stepOf } from './trail-steps.ts'

interface FrameProps {
  readonly view: View
  readonly children: ReactNode
}

/** What stands around every screen: the top band with its aids, and the mark of a demo machine. */
export function Frame({ view, children }: FrameProps) {
  const { language, aids, staffCall, demo, epoch, serial } = view
  const guarded = useGuarded(epoch)
  const tall = useTall(aids.reach)
  useKeys()
  useAttention(view)
  const step = stepOf(view.screen)
  const voice = useVoice(view)
  return (
    <AidsContext value={aids}><VoiceProvider value={voice}>
      <div
        className="frame" data-text={aids.textSize} data-contrast={aids.contrast} data-tall={tall} data-begun={step !== null}
        data-demo={demo} data-guarded={guarded} data-serial={serial} lang={language}
      >
        {demo && <DemoRibbon />}
        <header className="top">
          <p className="title"><Logo /><span><Words sentence={phrase('service.title')} /></span></p>
          {step && <Trail current={step} />}
        </header>
        {children}
        <AidBar key={epoch} staffCall={staffCall} />
        {demo && <DemoMark />}
      </div>
    </VoiceProvider></AidsContext>
  )
}
