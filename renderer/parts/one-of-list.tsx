import type { Touch } from '../../electron/contract/intent.ts'
import type { Yen } from '../../electron/contract/words.ts'
import type { Sentence } from '../language/phrase.ts'
import { TouchButton } from './button.tsx'
import { Check } from './icons.tsx'
import { Paged } from './paged.tsx'
import { Amount, Remark, Spoken } from './spoken.tsx'

/** One thing that can be chosen. */
export interface Option {
  readonly id: string
  readonly name: Sentence
  readonly touch: Touch
  readonly testid: string
  readonly fee?: Yen | null
  /** Why it can't be chosen. */
  readonly barred?: Sentence | null
}

interface OneOfListProps {
  readonly options: readonly Option[]
  readonly chosen: string | null
  /** Side by side: short words leave room for more. */
  readonly columns: 1 | 2 | 4
}

const rows = 4

/** A list of which one is chosen by touching it; it opens on the page of what is chosen already. */
export function OneOfList({ options, chosen, columns }: OneOfListProps) {
  const start = options.findIndex(({ id }) => id === chosen)
  return (
    <Paged list={options} most={rows * columns} start={Math.max(0, start)} className={`one-of columns-${columns}`}>
      {(option) => <OptionButton key={option.id} option={option} on={option.id === chosen} />}
    </Paged>
  )
}

function OptionButton({ option, on }: { readonly option: Option; readonly on: boolean }) {
  const { name, touch, testid, fee = null, barred = null } = option
  return (
    <TouchButton look="choice" touch={touch} testid={testid} pressed={on} disabled={barred !== null}>
      <span className="entry-words">
        <span className="entry-name"><Spoken sentence={name} /></span>
        {barred !== null && <span className="entry-unavailable"><Remark sentence={barred} /></span>}
      </span>
      {on && <Check />}
      {fee !== null && barred === null && <Amount yen={fee} />}
    </TouchButton>
  )
}
