import type { BasketLine, ConfirmLine, ConfirmView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Sentence } from '../language/phrase.ts'
import { BasketRow } from '../parts/basket-row.tsx'
import { TouchButton } from '../parts/button.tsx'
import { Figure, Figures } from '../parts/figures.tsx'
import { Pencil, Plus } from '../parts/icons.tsx'
import { LineValues } from '../parts/line-values.tsx'
import { Paged } from '../parts/paged.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

type Row = { readonly kind: 'line'; readonly line: Line } | { readonly kind: 'basket'; readonly line: BasketLine; readonly place: number }

interface Line {
  readonly id: string
  readonly name: Sentence
  readonly values: readonly Sentence[]
}

/** ⑩ 内容確認: everything chosen; a line is changed by touching it, a certificate of the basket taken out with 取り消し. */
export function ConfirmScreen({ view }: { readonly view: ConfirmView }) {
  const rows: readonly Row[] = [
    ...linesOf(view).map((line) => ({ kind: 'line', line }) as const),
    ...orderedIn(view).map((line, place) => ({ kind: 'basket', line, place }) as const),
  ]
  return (
    <Screen
      name="confirm" layout="sides" question={phrase('confirm.question')} more={[phrase('confirm.more')]} reading={<Sums view={view} />}
      band={{ leave: 'cancel', back: true, act: <Act /> }}
    >
      <Paged list={rows} most={rows.length} turn="beneath" className="lines">
        {(row) => {
          if (row.kind === 'line') return <LineButton key={row.line.id} line={row.line} />
          return <BasketItem key={`basket-${row.place}`} line={row.line} place={row.place} />
        }}
      </Paged>
      {view.another && (
        <TouchButton look="plain" touch={{ kind: 'another' }} testid="another" words={phrase('button.another')}>
          <span className="another"><Plus /><span><Spoken sentence={phrase('button.another')} /></span></span>
        </TouchButton>
      )}
    </Screen>
  )
}

/** With something in the basket every certificate is listed, this one last, and each can be taken out. */
function orderedIn({ basket, certificate, issuer, copies, due }: ConfirmView): readonly BasketLine[] {
  return basket.length === 0 ? [] : [...basket, { certificate, issuer, copies, due }]
}

/** One certificate has one sum; with a basket it is told what the total is made of. */
function Sums({ view: { fee, copies, due, basket, total } }: { readonly view: ConfirmView }) {
  const sum = <Figure name={phrase('money.total')} yen={total} main />
  if (basket.length === 0) {
    const remark = phrase('money.feeTimesCopies', { fee: { yen: fee }, count: copies })
    return <Figures after={<p className="figures-remark"><Spoken sentence={remark} /></p>}>{sum}</Figures>
  }
  return (
    <Figures>
      <Figure name={phrase('confirm.this')} yen={due} />
      <Figure name={phrase('confirm.others', { count: basket.length })} yen={basket.reduce((yen, line) => yen + line.due, 0)} />
      {sum}
    </Figures>
  )
}

function LineButton({ line: { id, name, values } }: { readonly line: Line }) {
  return (
    <TouchButton look="choice" touch={{ kind: 'edit', line: id }} testid={`line-${id}`} words={name}>
      <span className="line-name"><Spoken sentence={name} /></span>
      <LineValues values={values} />
      <Pencil />
    </TouchButton>
  )
}

function BasketItem({ line, place }: { readonly line: BasketLine; readonly place: number }) {
  return (
    <section className="basket-item">
      {place === 0 && <h2><Spoken sentence={phrase('confirm.basket')} /></h2>}
      <BasketRow line={line} place={place} />
    </section>
  )
}

function linesOf({ certificate, issuer, lines, copies }: ConfirmView): readonly Line[] {
  const name = phrase(`certificate.${certificate}`)
  const named = issuer === null ? name : phrase('certificate.of', { certificate: name, municipality: issuer })
  return [
    { id: 'certificate', name: phrase('confirm.certificate'), values: [named] },
    ...lines.map(({ question, screen, title, chosen }) => (
      { id: question, name: title ?? phrase(`confirm.${screen}`), values: valuesOf(chosen) }
    )),
    { id: 'copies', name: phrase('confirm.copies'), values: [phrase('copies.count', { count: copies })] },
  ]
}

function valuesOf(chosen: ConfirmLine['chosen']): readonly Sentence[] {
  return chosen.length > 0 ? chosen : [phrase('confirm.none')]
}
