import type { Sentence } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'

/** How much of something has really been done, 0 to 1. */
export function Progress({ share, name }: { readonly share: number; readonly name: Sentence }) {
  const { say } = useSpeech()
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div className="progress" role="progressbar" aria-label={say(name)} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
      <div style={{ width: `${percent}%` }} />
    </div>
  )
}
