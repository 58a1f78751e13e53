import type { Denomination } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'

/** The money that is taken here, as pictures. */
export function AcceptedMoney({ accepts }: { readonly accepts: readonly Denomination[] }) {
  const { say } = useSpeech()
  return (
    <ul className="money">
      {accepts.map((yen) => (
        <li key={yen} className={`money-${yen}`}>{yen === 1000 ? say(phrase('pay.note')) : yen}</li>
      ))}
    </ul>
  )
}
