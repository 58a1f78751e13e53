import type { ChooseView, ConfirmView, CopiesView, ScreenView, WhyView } from '../contract/view.ts'
import { barOf } from '../flow/bars.ts'
import { largestBasket } from '../flow/choosing.ts'
import { answerTo, applicable, copiesLeft, dueOfDraft, feeOf, questionOf } from '../flow/draft.ts'
import type { At, Draft, Errand, Flow } from '../flow/flow.ts'
import type { LocalText } from '../flow/language.ts'
import type { Issuer, MenuEntry, Unavailable } from '../flow/menu.ts'
import type { Surroundings } from './surroundings.ts'

type Residence = Pick<Surroundings, 'residence'>

/** ⑤ what can be had and what can't, and not the questions. */
export function chooseView(flow: Flow, { errand, chosen, returning }: At<'choosing'>, around: Residence): ChooseView {
  const { menu, basket } = errand
  return {
    name: 'choose', municipality: menu.municipality, chosen, basket: basket.length, back: returning !== null || basket.length > 0,
    origin: originButton(errand),
    entries: menu.entries.map((entry) => ({
      id: entry.id, kind: entry.kind, issuer: otherIssuer(entry.issuer, around), description: entry.description, fee: entry.fee,
      unavailable: unavailableNow(flow, errand, entry),
    })),
  }
}

function unavailableNow(flow: Flow, errand: Errand, entry: MenuEntry): Unavailable | null {
  if (entry.unavailable !== null) return entry.unavailable
  if (entry.triesLeft === 0) return { reason: 'pin.blocked', note: null }
  const bar = barOf(flow, entry.id)
  const reason = bar ?? (copiesLeft(errand, entry) > 0 ? null : 'copies.limit')
  return reason === null ? null : { reason, note: null }
}

/** Null: of the municipality of residence, whose name stands above. */
function otherIssuer({ code, name }: Issuer, { residence }: Residence): LocalText | null {
  return code === residence() ? null : name
}

/** 利用登録 comes before the basket, or after the visit. */
function originButton({ menu: { origin }, method, basket }: Errand): ChooseView['origin'] {
  if (origin === null || method !== 'jpki' || basket.length > 0) return null
  const { status, number, municipality, prefectures } = origin
  const known = status === 'inWork' || status === 'registered'
  return known || prefectures.length > 0 ? { status, number, municipality } : null
}

/** Why something can't be had. */
export function whyView({ entry, reason }: At<'explaining'>, { opensAt }: Pick<Surroundings, 'opensAt'>): WhyView {
  return {
    name: 'why', certificate: entry.kind, reason, note: entry.unavailable?.note ?? null,
    opensAt: reason === 'service.closed' ? opensAt(entry.id) : null,
  }
}

/** ⑥⑦⑧ */
export function questionView({ draft, question: id, chosen, caution }: At<'asking'>): ScreenView {
  const question = questionOf(draft, id)
  if (question === undefined) throw new Error('a question is asked that the menu does not have')
  const { title } = question
  switch (question.screen) {
    case 'scope': return { name: 'scope', question: id, title, choices: question.choices, chosen: chosen[0] ?? null }
    case 'members': return { name: 'members', question: id, title, choices: question.choices, chosen }
    case 'items': return { name: 'items', question: id, title, choices: question.choices, chosen, caution }
    case 'select':
      if (title === null) throw new Error('a free list without a title')
      return { name: 'select', question: id, title, choices: question.choices, chosen: chosen[0] ?? null }
  }
}

/** ⑨ `limit`: what the basket has left of it. */
export function copiesView({ errand, draft }: At<'copies'>): CopiesView {
  const { entry, copies } = draft
  return { name: 'copies', certificate: entry.kind, copies, limit: copiesLeft(errand, entry), fee: feeOf(draft), total: dueOfDraft(draft) }
}

/** ⑩ what will be sent, word for word (I-04), and what was put into the basket before it. */
export function confirmView({ errand: { basket }, draft }: At<'confirming'>, around: Residence): ConfirmView {
  const line = (each: Draft) => ({
    certificate: each.entry.kind, issuer: otherIssuer(each.entry.issuer, around), copies: each.copies, due: dueOfDraft(each),
  })
  return {
    ...line(draft), name: 'confirm', fee: feeOf(draft), lines: linesOf(draft), basket: basket.map(line),
    total: [...basket, draft].reduce((sum, each) => sum + dueOfDraft(each), 0), another: basket.length + 1 < largestBasket,
  }
}

function linesOf(draft: Draft): ConfirmView['lines'] {
  return applicable(draft).map((question) => {
    const chosen = answerTo(draft, question.id)?.choices ?? []
    const texts: readonly LocalText[] = question.choices.filter(({ id }) => chosen.includes(id)).map(({ text }) => text)
    return { question: question.id, screen: question.screen, title: question.title, chosen: texts }
  })
}
