import type { Denomination } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { Words } from './spoken.tsx'

/** The money that is taken here, as pictures. */
export function AcceptedMoney({ accepts }: { readonly accepts: readonly Denomination[] }) {
  return (
    <ul className="money">
      {accepts.map((yen) => (
        <li key={yen} className={`money-${yen}`}>{yen === 1000 ? <Words sentence={phrase('pay.note')} /> : yen}</li>
      ))}
    </ul>
  )
}
