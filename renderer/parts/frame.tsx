import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { View } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { LanguageChooser } from './language-chooser.tsx'
import { Logo } from './icons.tsx'
import { Trail } from './trail.tsx'
import { stepOf } from './trail-steps.ts'
import { DemoMark, DemoRibbon } from './demo-mark.tsx'

interface FrameProps {
  readonly view: View
  /** How long a new screen can't be touched, ms. */
  readonly guardMs: number
  readonly children: ReactNode
}

/** What stands around every screen: the top band, and the mark of a demo machine. */
export function Frame({ view, guardMs, children }: FrameProps) {
  const { say } = useSpeech()
  const guarded = useGuarded(view.epoch, guardMs)
  const step = stepOf(view.screen)
  return (
    <div className="frame" data-demo={view.demo} data-guarded={guarded} data-serial={view.serial} lang={view.language}>
      {view.demo && <DemoRibbon />}
      <header className="top">
        <p className="title"><Logo /><span>{say(phrase('service.title'))}</span></p>
        {step && <Trail current={step} />}
      </header>
      <LanguageChooser key={view.epoch} />
      {children}
      {view.demo && <DemoMark />}
    </div>
  )
}

function useGuarded(epoch: number, guardMs: number): boolean {
  const [open, setOpen] = useState<number | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setOpen(epoch), guardMs)
    return () => clearTimeout(timer)
  }, [epoch, guardMs])
  return open !== epoch
}
