import type { MembersView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { TouchButton } from '../parts/button.tsx'
import { Check } from '../parts/icons.tsx'
import { Paged } from '../parts/paged.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

const mostOnPage = 6
const lettersInLargeName = 12

/** ⑦ 世帯選択: at least one. */
export function MembersScreen({ view: { question, title, choices, chosen } }: { readonly view: MembersView }) {
  return (
    <Screen
      name="members" layout="stack" question={title ?? phrase('members.question')} more={[phrase('members.more')]}
      band={{ leave: 'cancel', back: true, act: <Act ready={chosen.length > 0} /> }}
    >
      <Paged list={choices} most={mostOnPage} className="members">
        {({ id, text }) => {
          const on = chosen.includes(id)
          return (
            <TouchButton
              key={id} look="choice" touch={{ kind: 'answer', question, choice: id, on: !on }} testid={`choice-${id}`} pressed={on}
            >
              <span className="box">{on && <Check />}</span>
              <span className="entry-name" data-long={text.ja.length > lettersInLargeName}><Spoken sentence={text} /></span>
            </TouchButton>
          )
        }}
      </Paged>
    </Screen>
  )
}
