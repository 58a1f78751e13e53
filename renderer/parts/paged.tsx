import { useState } from 'react'
import type { ReactNode } from 'react'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { ArrowDown, ArrowUp } from './icons.tsx'
import { pageOf } from './page.ts'
import type { Room } from './page.ts'
import { Spoken } from './spoken.tsx'

interface PagedProps<T> {
  readonly list: readonly T[]
  /** How much a page holds: a number of items, or more exactly. */
  readonly room: number | Room<T>
  /** Where the two buttons stand; on a tall screen always beneath. */
  readonly turn?: 'beside' | 'beneath'
  readonly className: string
  readonly children: (item: T) => ReactNode
}

/** A list in pages, turned with two large buttons. */
export function Paged<T>({ list, room, turn = 'beside', className, children }: PagedProps<T>) {
  const { say } = useSpeech()
  const [wanted, setWanted] = useState(0)
  const page = pageOf(list, wanted, typeof room === 'number' ? { whole: room, paged: room, weightOf: () => 1 } : room)
  return (
    <div className={turn === 'beneath' ? 'paged beneath-list' : 'paged'}>
      <div className={className}>{page.items.map(children)}</div>
      {page.pages > 1 && (
        <nav className="pager" aria-label={say(phrase('page.label'))}>
          <button type="button" className="button plain" data-testid="previous" disabled={page.number === 0} onClick={() => setWanted(page.number - 1)}>
            <ArrowUp />
            <Spoken sentence={phrase('button.previous')} />
          </button>
          <p>{`${page.number + 1} / ${page.pages}`}</p>
          <button
            type="button" className="button plain" data-testid="next" disabled={page.number === page.pages - 1}
            onClick={() => setWanted(page.number + 1)}
          >
            <ArrowDown />
            <Spoken sentence={phrase('button.next')} />
          </button>
        </nav>
      )}
    </div>
  )
}
