import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Words } from './spoken.tsx'
import { progressOf, trailOf } from './trail-steps.ts'
import type { TrailStep } from './trail-steps.ts'

/** Where the customer stands in the whole, marked by shape and weight as well as by colour. */
export function Trail({ current }: { readonly current: TrailStep }) {
  const { say } = useSpeech()
  return (
    <ol className="trail" aria-label={say(phrase('trail.label'))}>
      {trailOf(current).map((step) => {
        const progress = progressOf(step, current)
        return (
          <li key={step} className={progress} aria-current={progress === 'current' ? 'step' : undefined}>
            <span className="dot" />
            <span className="step-name"><Words sentence={phrase(`trail.${step}`)} /></span>
          </li>
        )
      })}
    </ol>
  )
}
