import type { SelectView } from '../../electron/contract/view.ts'
import { asksInJapanese } from '../language/japanese-only.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { OneOfList } from '../parts/one-of-list.tsx'
import type { Option } from '../parts/one-of-list.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Remark } from '../parts/spoken.tsx'

/** Two such words, each with a fee, fit side by side on the narrowest panel. */
const lettersInHalfRow = 12

/** A free list in the municipality's words: kinds and years of tax certificates. */
export function SelectScreen({ view: { question, title, choices, chosen } }: { readonly view: SelectView }) {
  const { language } = useSpeech()
  const inJapanese = asksInJapanese(language, [title, ...choices.map(({ text }) => text)])
  const options = choices.map(({ id, text, fee, unavailable }): Option => ({
    id, name: text, touch: { kind: 'answer', question, choice: id, on: true }, testid: `choice-${id}`, fee,
    barred: unavailable === null ? null : (unavailable.note ?? phrase(`refusal.${unavailable.reason}.what`)),
  }))
  const short = choices.every(({ text }) => text.ja.length <= lettersInHalfRow)
  return (
    <Screen
      name="select" layout="stack" about={inJapanese && <Remark sentence={phrase('choose.japaneseOnly')} />} question={title}
      band={{ leave: 'cancel', back: true, act: <Act ready={chosen !== null} /> }}
    >
      <OneOfList options={options} chosen={chosen} columns={short ? 2 : 1} />
    </Screen>
  )
}
