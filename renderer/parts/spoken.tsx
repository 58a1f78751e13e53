import type { Yen } from '../../electron/contract/words.ts'
import { amountParts } from '../language/amount.ts'
import type { Sentence } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'

/** A sentence in the customer's language, with the Japanese small beneath it. */
export function Spoken({ sentence }: { readonly sentence: Sentence }) {
  const { language, say, beneath } = useSpeech()
  const japanese = beneath(sentence)
  return (
    <>
      <span className="said" lang={japanese === null ? 'ja' : language}>{say(sentence)}</span>
      {japanese !== null && <span className="beneath" lang="ja" aria-hidden="true">{japanese}</span>}
    </>
  )
}

/** An amount with large figures and a small unit. */
export function Amount({ yen }: { readonly yen: Yen }) {
  const { language } = useSpeech()
  return (
    <span className="amount">
      {amountParts(yen, language).map(({ text, unit }) => <span key={text} className={unit ? 'unit' : 'figure'}>{text}</span>)}
    </span>
  )
}
