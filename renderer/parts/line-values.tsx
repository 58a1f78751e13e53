import { Fragment } from 'react'
import { separators } from '../language/list.ts'
import type { Sentence } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Words } from './spoken.tsx'

const nothing = { mark: '', space: '' }

/** The texts chosen, one after the other; a row never ends within a name when the name fits in one. */
export function LineValues({ values }: { readonly values: readonly Sentence[] }) {
  const { language, say, beneath } = useSpeech()
  const japanese = values.map(beneath)
  return (
    <span className="line-values">
      <span className="said">
        {values.map((value, at) => {
          const { mark, space } = at < values.length - 1 ? separators[language] : nothing
          return <Fragment key={say(value)}><span><Words sentence={value} />{mark}</span>{space}</Fragment>
        })}
      </span>
      {japanese.some((text) => text !== null) && <span className="beneath" lang="ja" aria-hidden="true">{japanese.join(separators.ja.mark)}</span>}
    </span>
  )
}
