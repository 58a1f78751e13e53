import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { ArrowDown, ArrowUp } from './icons.tsx'
import type { Reading } from './reading.ts'
import { Spoken } from './spoken.tsx'

/** Two buttons that turn the pages of what a screen has to say; nothing while it fits in one. */
export function ReadOn({ reading: { page, pages, turnTo } }: { readonly reading: Reading }) {
  const { say } = useSpeech()
  if (pages < 2) return null
  return (
    <nav className="turn" aria-label={say(phrase('page.label'))}>
      <div>
        <button
          type="button" className="button plain" data-testid="read-back" data-say="button.previous" aria-label={say(phrase('button.previous'))} disabled={page === 0}
          onClick={() => turnTo(page - 1)}
        >
          <ArrowUp />
          <span><Spoken sentence={phrase('button.previous')} /></span>
        </button>
        <p>{`${page + 1} / ${pages}`}</p>
        <button
          type="button" className="button plain" data-testid="read-on" data-say="button.next" aria-label={say(phrase('button.next'))} disabled={page === pages - 1}
          onClick={() => turnTo(page + 1)}
        >
          <ArrowDown />
          <span><Spoken sentence={phrase('button.next')} /></span>
        </button>
      </div>
    </nav>
  )
}
