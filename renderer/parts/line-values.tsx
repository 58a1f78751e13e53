import type { Sentence } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'

const separator = '、'

/** The texts chosen, one after the other; a row never ends within a name when the name fits in one. */
export function LineValues({ values }: { readonly values: readonly Sentence[] }) {
  const { language, say, beneath } = useSpeech()
  const japanese = values.map(beneath)
  const between = (at: number) => (at < values.length - 1 ? separator : '')
  return (
    <span className="line-values">
      <span className="said" lang={language}>{values.map((value, at) => <span key={say(value)}>{say(value) + between(at)}</span>)}</span>
      {japanese.some((text) => text !== null) && <span className="beneath" lang="ja" aria-hidden="true">{japanese.join(separator)}</span>}
    </span>
  )
}
