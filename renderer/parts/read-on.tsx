import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import type { Reading } from './reading.ts'
import { TurnButton } from './turn-button.tsx'

/** Two buttons that turn the pages of what a screen has to say; nothing while it fits in one. */
export function ReadOn({ reading: { page, pages, turnTo } }: { readonly reading: Reading }) {
  const { say } = useSpeech()
  if (pages < 2) return null
  return (
    <nav className="turn" aria-label={say(phrase('page.label'))}>
      <div>
        <TurnButton narrow way="previous" testid="read-back" disabled={page === 0} turn={() => turnTo(page - 1)} />
        <p>{`${page + 1} / ${pages}`}</p>
        <TurnButton narrow way="next" testid="read-on" disabled={page === pages - 1} turn={() => turnTo(page + 1)} />
      </div>
    </nav>
  )
}
