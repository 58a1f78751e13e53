import type { OriginView } from '../../electron/contract/origin-view.ts'
import { phrase } from '../language/phrase.ts'
import { OneOfList } from '../parts/one-of-list.tsx'
import type { Option } from '../parts/one-of-list.tsx'
import { Act, Screen } from '../parts/screen.tsx'

/** 本籍地 利用登録: the prefecture, then the municipality. */
export function OriginScreen({ view: { level, choices, chosen } }: { readonly view: OriginView }) {
  const options = choices.map(({ id, name }): Option => ({
    id, name, testid: `${level}-${id}`,
    touch: level === 'prefecture' ? { kind: 'prefecture', prefecture: id } : { kind: 'municipality', code: id },
  }))
  return (
    <Screen
      name="origin" layout="stack" question={phrase(`origin.${level}`)}
      band={{ leave: 'cancel', back: true, act: <Act ready={chosen !== null} /> }}
    >
      <OneOfList key={level} options={options} chosen={chosen} columns={level === 'prefecture' ? 4 : 2} />
    </Screen>
  )
}
