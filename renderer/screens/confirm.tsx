import type { ConfirmView } from '../../electron/contract/view.ts'
import type { LocalText } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import type { Sentence } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { TouchButton } from '../parts/button.tsx'
import { Figure, Figures } from '../parts/figures.tsx'
import { Pencil } from '../parts/icons.tsx'
import { Paged } from '../parts/paged.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

/** Height that a page holds, in lines of text, and full-width letters in such a line. */
const roomOnPage = 14
const lettersInRow = 14

interface Line {
  readonly id: string
  readonly name: Sentence
  readonly value: Sentence
}

/** ⑩ 内容確認: everything chosen; a line is changed by touching it. */
export function ConfirmScreen({ view }: { readonly view: ConfirmView }) {
  const { say, beneath } = useSpeech()
  return (
    <Screen
      name="confirm" layout="sides" question={phrase('confirm.question')} more={[phrase('confirm.more')]}
      reading={(
        <Figures after={<p className="figures-remark"><Spoken sentence={phrase('confirm.noChange')} /></p>}>
          <Figure name={phrase('money.feeTimesCopies', { fee: { yen: view.fee }, count: view.copies })} yen={view.total} />
          <Figure name={phrase('money.total')} yen={view.total} main />
        </Figures>
      )}
      band={{ leave: 'cancel', back: true, act: <Act /> }}
    >
      <Paged list={linesOf(view)} room={roomOnPage} weightOf={({ value }) => rowsOf(say(value), beneath(value))} className="lines">
        {({ id, name, value }) => (
          <TouchButton key={id} look="choice" touch={{ kind: 'edit', line: id }} testid={`line-${id}`}>
            <span className="line-name"><Spoken sentence={name} /></span>
            <span className="line-values"><Spoken sentence={value} /></span>
            <Pencil />
          </TouchButton>
        )}
      </Paged>
    </Screen>
  )
}

function linesOf({ certificate, lines, copies }: ConfirmView): readonly Line[] {
  return [
    { id: 'certificate', name: phrase('confirm.certificate'), value: phrase(`certificate.${certificate}`) },
    ...lines.map(({ question, screen, chosen }) => (
      { id: question, name: phrase(`confirm.${screen}`), value: chosen.length > 0 ? listOf(chosen) : phrase('confirm.none') }
    )),
    { id: 'copies', name: phrase('confirm.copies'), value: phrase('copies.count', { count: copies }) },
  ]
}

/** Names in one sentence; a line never ends within a name. */
function listOf(chosen: readonly LocalText[]): LocalText {
  const whole = (name: string) => name.replaceAll(' ', '\u00a0')
  return {
    ja: chosen.map(({ ja }) => whole(ja)).join('、'),
    en: chosen.some(({ en }) => en !== undefined) ? chosen.map(({ ja, en }) => en ?? ja).join(', ') : undefined,
  }
}

/** How high a line becomes: at least two rows and the space around them. */
function rowsOf(said: string, beneath: string | null): number {
  const rows = (text: string, letters: number) => Math.ceil([...text].reduce((sum, letter) => sum + (letter < '\u0300' ? 0.58 : 1), 0) / letters)
  return 0.8 + Math.max(2, rows(said, lettersInRow) + (beneath === null ? 0 : 0.7 * rows(beneath, 1.5 * lettersInRow)))
}
