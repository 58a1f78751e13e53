import { useState } from 'react'
import type { ReactNode } from 'react'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { useFitting } from './fitting.ts'
import { pageWith } from './page.ts'
import { TurnButton } from './turn-button.tsx'

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
          <TurnButton way="previous" testid="previous" disabled={number === 0} turn={() => setPlace((number - 1) * size)} />
          <p>{`${number + 1} / ${pages}`}</p>
          <TurnButton way="next" testid="next" disabled={number === pages - 1} turn={() => setPlace((number + 1) * size)} />
        </nav>
      )}
    </div>
  )
}
