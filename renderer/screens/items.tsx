import type { ItemsView } from '../../electron/contract/view.ts'
import { asksInJapanese } from '../language/japanese-only.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { NamedButton, TouchButton } from '../parts/button.tsx'
import { Dialogue } from '../parts/dialogue.tsx'
import { Check } from '../parts/icons.tsx'
import { Paged } from '../parts/paged.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Remark, Spoken } from '../parts/spoken.tsx'

type Item = ItemsView['choices'][number]

const mostOnPage = 4

/** ⑧ 記載項目. 個人番号 is asked once more, with what the law (番号法) says. */
export function ItemsScreen({ view: { question, title, choices, chosen, caution } }: { readonly view: ItemsView }) {
  const { language } = useSpeech()
  const inJapanese = asksInJapanese(language, [title, ...choices.map(({ text }) => text)])
  const cautioned = choices.find(({ id }) => id === caution)
  return (
    <Screen
      name="items" layout="stack" about={inJapanese && <Remark sentence={phrase('choose.japaneseOnly')} />}
      question={title ?? phrase('items.question')} band={{ leave: 'cancel', back: true, act: <Act /> }}
    >
      <Paged list={choices} most={mostOnPage} className="items">
        {(item) => <ItemRow key={item.id} question={question} item={item} on={chosen.includes(item.id)} />}
      </Paged>
      {cautioned && <Caution item={cautioned} />}
    </Screen>
  )
}

interface ItemRowProps { readonly question: string; readonly item: Item; readonly on: boolean }

function ItemRow({ question, item: { id, text }, on }: ItemRowProps) {
  const { say } = useSpeech()
  const choice = (wanted: boolean) => (
    <TouchButton
      look="choice" touch={{ kind: 'answer', question, choice: id, on: wanted }} testid={`item-${id}-${wanted ? 'on' : 'off'}`}
      pressed={on === wanted} words={phrase(wanted ? 'items.with' : 'items.without')}
    >
      {on === wanted && <Check />}
      <span><Spoken sentence={phrase(wanted ? 'items.with' : 'items.without')} /></span>
    </TouchButton>
  )
  return (
    <div className="item" role="group" aria-label={say(text)}>
      <p className="entry-name"><Spoken sentence={text} /></p>
      {choice(true)}
      {choice(false)}
    </div>
  )
}

function Caution({ item }: { readonly item: Item }) {
  const buttons = (
    <>
      <NamedButton look="plain" name={phrase('items.caution.decline')} touch={{ kind: 'back' }} testid="caution-decline" />
      <NamedButton look="primary" name={phrase('items.caution.accept')} touch={{ kind: 'confirm' }} testid="caution-accept" />
    </>
  )
  return (
    <Dialogue testid="caution" question={phrase('items.caution.question', { item: item.text })} buttons={buttons}>
      <p><Spoken sentence={phrase('items.caution.law')} /></p>
      <p><Spoken sentence={phrase('items.caution.hand')} /></p>
    </Dialogue>
  )
}
