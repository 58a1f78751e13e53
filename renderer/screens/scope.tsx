import type { ScopeView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { TouchButton } from '../parts/button.tsx'
import { Check } from '../parts/icons.tsx'
import { Paged } from '../parts/paged.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

const roomOnPage = 3

/** ⑥ 交付種別. */
export function ScopeScreen({ view: { question, choices, chosen } }: { readonly view: ScopeView }) {
  return (
    <Screen
      name="scope" layout="stack" question={phrase('scope.question')}
      band={{ leave: 'cancel', back: true, act: <Act ready={chosen !== null} /> }}
    >
      <Paged list={choices} room={roomOnPage} className="scopes">
        {({ id, text }) => (
          <TouchButton
            key={id} look="choice" touch={{ kind: 'answer', question, choice: id, on: true }} testid={`choice-${id}`} pressed={id === chosen}
          >
            <span className="entry-name"><Spoken sentence={text} /></span>
            {id === chosen && <Check />}
          </TouchButton>
        )}
      </Paged>
    </Screen>
  )
}
