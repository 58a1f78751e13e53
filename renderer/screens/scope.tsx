import type { ScopeView } from '../../electron/contract/view.ts'
import { asksInJapanese } from '../language/japanese-only.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { OneOfList } from '../parts/one-of-list.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Remark } from '../parts/spoken.tsx'

/** ⑥ 交付種別. */
export function ScopeScreen({ view: { question, title, choices, chosen } }: { readonly view: ScopeView }) {
  const { language } = useSpeech()
  const inJapanese = asksInJapanese(language, [title, ...choices.map(({ text }) => text)])
  const options = choices.map(({ id, text }) => (
    { id, name: text, touch: { kind: 'answer', question, choice: id, on: true }, testid: `choice-${id}` } as const
  ))
  return (
    <Screen
      name="scope" layout="stack" about={inJapanese && <Remark sentence={phrase('choose.japaneseOnly')} />}
      question={title ?? phrase('scope.question')}
      band={{ leave: 'cancel', back: true, act: <Act ready={chosen !== null} /> }}
    >
      <OneOfList options={options} chosen={chosen} columns={1} />
    </Screen>
  )
}
