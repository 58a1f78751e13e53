import type { ConfirmView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Sentence } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { TouchButton } from '../parts/button.tsx'
import { Figure, Figures } from '../parts/figures.tsx'
import { Pencil } from '../parts/icons.tsx'
import { Paged } from '../parts/paged.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

/** Height of a page without and with its buttons, and full-width letters in a row: on the 1024 px wide panel, the tightest. */
const heightOfPage = { whole: 466, paged: 386 } as const
const lettersInRow = 14
const separator = '、'
/** A row is never quite full, because a name moves to the next one whole. */
const slack = 1.15
/** Width of a Latin letter beside a full-width one. */
const narrowLetter = 0.58

interface Line {
  readonly id: string
  readonly name: Sentence
  readonly values: readonly Sentence[]
}

/** ⑩ 内容確認: everything chosen; a line is changed by touching it. */
export function ConfirmScreen({ view }: { readonly view: ConfirmView }) {
  const { say, beneath } = useSpeech()
  const weightOf = ({ values }: Line) => heightOf(values.map(say), values.map(beneath))
  return (
    <Screen
      name="confirm" layout="sides" question={phrase('confirm.question')} more={[phrase('confirm.more')]}
      reading={(
        <Figures after={<p className="figures-remark"><Spoken sentence={phrase('money.feeTimesCopies', { fee: { yen: view.fee }, count: view.copies })} /></p>}>
          <Figure name={phrase('money.total')} yen={view.total} main />
        </Figures>
      )}
      band={{ leave: 'cancel', back: true, act: <Act /> }}
    >
      <Paged list={linesOf(view)} room={{ ...heightOfPage, weightOf }} turn="beneath" className="lines">
        {({ id, name, values }) => (
          <TouchButton key={id} look="choice" touch={{ kind: 'edit', line: id }} testid={`line-${id}`}>
            <span className="line-name"><Spoken sentence={name} /></span>
            <LineValues values={values} />
            <Pencil />
          </TouchButton>
        )}
      </Paged>
    </Screen>
  )
}

function linesOf({ certificate, lines, copies }: ConfirmView): readonly Line[] {
  return [
    { id: 'certificate', name: phrase('confirm.certificate'), values: [phrase(`certificate.${certificate}`)] },
    ...lines.map(({ question, screen, chosen }) => (
      { id: question, name: phrase(`confirm.${screen}`), values: chosen.length > 0 ? chosen : [phrase('confirm.none')] }
    )),
    { id: 'copies', name: phrase('confirm.copies'), values: [phrase('copies.count', { count: copies })] },
  ]
}

/** The texts chosen, one after the other; a row never ends within a name when the name fits in one. */
function LineValues({ values }: { readonly values: readonly Sentence[] }) {
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

/** How high the line of these texts becomes, with the gap to the next. */
function heightOf(said: readonly string[], beneath: readonly (string | null)[]): number {
  const rows = (texts: readonly string[]) => {
    const text = texts.join(separator)
    const narrow = text.replaceAll(/[^\u0020-\u02ff]/g, '').length
    return Math.ceil((text.length - narrow * (1 - narrowLetter)) * slack / lettersInRow)
  }
  return Math.max(72, 30 * rows(said) + 25 * rows(beneath.filter((text) => text !== null)) + 12) + 12
}
