import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { numberParts } from './check-number-parts.ts'
import { Spoken } from './spoken.tsx'

/** The fourteen places of 照合番号B in their three groups, numbered as on the picture of the card. */
export function NumberParts({ digits }: { readonly digits: string }) {
  const { say } = useSpeech()
  return (
    <ol className="number-parts" aria-label={say(phrase('checkNumber.entered', { count: digits.length }))} data-testid="check-number">
      {numberParts.map(({ name, from, length }, place) => {
        const current = digits.length >= from && digits.length < from + length
        return (
          <li key={name} className={current ? 'current' : ''} aria-current={current ? 'step' : undefined}>
            <span className="part-number">{place + 1}</span>
            <span className="part-name"><Spoken sentence={phrase(`checkNumber.${name}`)} /></span>
            <span className="boxes">
              {Array.from({ length }, (_, at) => from + at).map((at) => (
                <span key={at} className={at === digits.length ? 'next' : ''}>{digits[at] ?? ''}</span>
              ))}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
