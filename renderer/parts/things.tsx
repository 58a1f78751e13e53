import type { Money, Sentence } from '../language/phrase.ts'
import { Amount, Spoken } from './spoken.tsx'

export interface Thing {
  readonly name: Sentence
  readonly amount: Sentence | Money
}

/** What is to be taken, one line a thing. */
export function Things({ things, brief = false }: { readonly things: readonly Thing[]; readonly brief?: boolean }) {
  return (
    <ul className={brief ? 'things brief' : 'things'}>
      {things.map(({ name, amount }) => (
        <li key={'ja' in name ? name.ja : name.key}>
          <span className="thing-name"><Spoken sentence={name} /></span>
          <span className="thing-amount">{'yen' in amount ? <Amount {...amount} /> : <Spoken sentence={amount} />}</span>
        </li>
      ))}
    </ul>
  )
}
