import type { Yen } from '../../electron/contract/words.ts'
import { amountParts } from '../language/amount.ts'
import { heldToReading, stretchesOf } from '../language/furigana.ts'
import type { Sentence } from '../language/phrase.ts'
import type { Run } from '../language/speech.ts'
import { useSpeech } from '../language/spoken.ts'
import { useAids } from './aids.ts'

/** A sentence in the customer's language, with the Japanese small beneath it. */
export function Spoken({ sentence }: { readonly sentence: Sentence }) {
  const japanese = useSpeech().beneath(sentence)
  return (
    <>
      <span className="said"><Runs sentence={sentence} /></span>
      {japanese !== null && <span className="beneath" lang="ja" aria-hidden="true">{japanese}</span>}
    </>
  )
}

/** A sentence in the customer's language alone. */
export function Words({ sentence }: { readonly sentence: Sentence }) {
  return <span><Runs sentence={sentence} /></span>
}

/** A remark beside what matters more, in both languages; large letters leave it room for the customer's alone. */
export function Remark({ sentence }: { readonly sentence: Sentence }) {
  return useAids().textSize === 'normal' ? <Spoken sentence={sentence} /> : <Words sentence={sentence} />
}

/** What stands in another language within a sentence is marked as such. */
function Runs({ sentence }: { readonly sentence: Sentence }) {
  const { language, runs } = useSpeech()
  return runs(sentence).map((run, place) => (
    run.language === language ? <Letters key={place} run={run} /> : <span key={place} lang={run.language}><Letters run={run} /></span>
  ))
}

/** 動かさないで|ください。 is one phrase to a browser, and too long for a line of large letters. */
const request = /(?<=で|て|り)(?=ください)/

/** Kanji of やさしい日本語 carry their reading above; whoever has the screen read out hears the word once. */
function Letters({ run: { text, language } }: { readonly run: Run }) {
  if (language === 'ja') return text.split(request).flatMap((part, place) => (place === 0 ? [part] : [<wbr key={place} />, part]))
  if (language !== 'ja-x-easy') return text
  return stretchesOf(text).map(({ base, reading }, place) => (
    reading === null ? heldToReading(base) : <ruby key={place}>{base}<rt aria-hidden="true">{reading}</rt></ruby>
  ))
}

/** An amount with large figures and a small unit. */
export function Amount({ yen }: { readonly yen: Yen }) {
  const { language } = useSpeech()
  return (
    <span className="amount">
      {amountParts(yen, language).map(({ text, unit }) => (
        <span key={text} className={unit ? 'unit' : 'figure'}><Letters run={{ text, language }} /></span>
      ))}
    </span>
  )
}
