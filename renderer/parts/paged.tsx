import { useState } from 'react'
import type { ReactNode } from 'react'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { useFitting } from './fitting.ts'
import { ArrowDown, ArrowUp } from './icons.tsx'
import { pageWith } from './page.ts'
import { Spoken } from './spoken.tsx'

interface PagedProps<T> {
  readonly list: readonly T[]
  /** How many items a page holds at most; long texts leave room for fewer. */
  readonly most: number
  /** The item to be seen at first, by its place from 0. */
  readonly start?: number
  /** Where the two buttons stand; on a tall screen always beneath. */
  readonly turn?: 'beside' | 'beneath'
  readonly className: string
  readonly children: (item: T) => ReactNode
}

/** A list in pages, turned with two large buttons. */
export function Paged<T>(props: PagedProps<T>) {
  const { language } = useSpeech()
  // In another language other texts fit.
  return <Pages key={language} {...props} />
}

function Pages<T>({ list, most, start = 0, turn = 'beside', className, children }: PagedProps<T>) {
  const { say } = useSpeech()
  const [place, setPlace] = useState(start)
  const { box, size } = useFitting(most, list, place)
  const { items, number, pages } = pageWith(list, place, size)
  return (
    <div className={turn === 'beneath' ? 'paged beneath-list' : 'paged'}>
      <div ref={box} className={className}>{items.map(children)}</div>
      {pages > 1 && (
        <nav className="pager" aria-label={say(phrase('page.label'))}>
          <button
            type="button" className="button plain" data-testid="previous" data-say="button.previous" disabled={number === 0}
            onClick={() => setPlace((number - 1) * size)}
          >
            <ArrowUp />
            <Spoken sentence={phrase('button.previous')} />
          </button>
          <p>{`${number + 1} / ${pages}`}</p>
          <button
            type="button" className="button plain" data-testid="next" data-say="button.next" disabled={number === pages - 1}
            onClick={() => setPlace((number + 1) * size)}
          >
            <ArrowDown />
            <Spoken sentence={phrase('button.next')} />
          </button>
        </nav>
      )}
    </div>
  )
}
