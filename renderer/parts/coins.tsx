import type { Denomination } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { Words } from './spoken.tsx'

interface AcceptedMoneyProps {
  readonly accepts: readonly Denomination[]
  /** Little room: the note has its figures alone, as the coins have. */
  readonly brief?: boolean
}

/** The money that is taken here, as pictures. */
export function AcceptedMoney({ accepts, brief = false }: AcceptedMoneyProps) {
  return (
    <ul className="money">
      {accepts.map((yen) => (
        <li key={yen} className={`money-${yen}`}>{yen === 1000 && !brief ? <Words sentence={phrase('pay.note')} /> : yen}</li>
      ))}
    </ul>
  )
}
