import { answerTo, applicable, copiesLeft, isComplete, newDraft, questionOf, withAnswer } from './draft.ts'
import type { Advance, Effect, Taken } from './effect.ts'
import type { At, Draft, Errand, Flow } from './flow.ts'
import type { MenuEntry, Question } from './menu.ts'
import { attended, move } from './move.ts'
import type { Touch } from './touch.ts'

/** ⑤→⑥: the first question of a certificate, or ⑨ when it asks none. */
export function begun(flow: Flow, errand: Errand, entry: MenuEntry, effects: readonly Effect[] = []): Taken {
  return goOn(flow, errand, newDraft(entry), null, effects)
}

/** ⑥⑦⑧, one question at a time. */
export function asking(flow: Flow, step: At<'asking'>, touch: Touch): Advance {
  const question = questionOf(step.draft, step.question)
  if (question === undefined) return 'ignored'
  if (step.caution !== null) return cautioned(flow, step, step.caution, touch)
  if (touch.kind === 'answer') return answered(flow, step, question, touch)
  if (touch.kind === 'confirm') return isComplete(question, step.chosen) ? answerGiven(flow, step) : 'ignored'
  if (touch.kind !== 'back') return 'ignored'
  return step.editing ? confirmed(flow, step) : goBack(flow, step, step.question)
}

/** ⑨ 部数. */
export function copies(flow: Flow, step: At<'copies'>, touch: Touch): Advance {
  if (touch.kind === 'copies') {
    if (touch.copies > copiesLeft(step.errand, step.draft.entry)) return 'ignored'
    return attended({ ...flow, step: { ...step, draft: { ...step.draft, copies: touch.copies } } })
  }
  if (touch.kind === 'confirm') return confirmed(flow, step)
  if (touch.kind !== 'back') return 'ignored'
  return step.editing ? confirmed(flow, step) : goBack(flow, step, null)
}

/** ⑩→⑥⑦⑧: one line is to be changed. */
export function askAgain(flow: Flow, step: At<'confirming'>, line: string): Advance {
  const question = applicable(step.draft).find((asked) => asked.id === line)
  return question === undefined ? 'ignored' : ask(flow, step, question, true)
}

interface Drafting { readonly errand: Errand; readonly draft: Draft }

function confirmed(flow: Flow, { errand, draft }: Drafting): Taken {
  return move(flow, { kind: 'confirming', errand, draft })
}

function answered(flow: Flow, step: At<'asking'>, question: Question, touch: Extract<Touch, { kind: 'answer' }>): Advance {
  const choice = question.choices.find((candidate) => candidate.id === touch.choice)
  if (touch.question !== question.id || choice === undefined) return 'ignored'
  if (question.screen === 'scope' || question.screen === 'select') {
    const offered = !('unavailable' in choice) || choice.unavailable === null
    return touch.on && offered ? attended({ ...flow, step: { ...step, chosen: [choice.id] } }) : 'ignored'
  }
  const others = step.chosen.filter((id) => id !== choice.id)
  if (!touch.on) return attended({ ...flow, step: { ...step, chosen: others } })
  if ('caution' in choice && choice.caution && !step.chosen.includes(choice.id)) return attended({ ...flow, step: { ...step, caution: choice.id } })
  return attended({ ...flow, step: { ...step, chosen: [...others, choice.id] } })
}

/** 番号法: 個人番号 is printed only after a second, deliberate yes. */
function cautioned(flow: Flow, step: At<'asking'>, item: string, touch: Touch): Advance {
  if (touch.kind === 'confirm') return attended({ ...flow, step: { ...step, caution: null, chosen: [...step.chosen, item] } })
  return touch.kind === 'back' ? attended({ ...flow, step: { ...step, caution: null } }) : 'ignored'
}

function answerGiven(flow: Flow, step: At<'asking'>): Advance {
  const draft = withAnswer(step.draft, { question: step.question, choices: step.chosen })
  if (!step.editing) return goOn(flow, step.errand, draft, step.question)
  const open = applicable(draft).find((question) => answerTo(draft, question.id) === undefined)
  return open === undefined ? confirmed(flow, { ...step, draft }) : ask(flow, { ...step, draft }, open, true)
}

function goOn(flow: Flow, errand: Errand, draft: Draft, after: string | null, effects: readonly Effect[] = []): Taken {
  const questions = applicable(draft)
  const next = questions[questions.findIndex((question) => question.id === after) + 1]
  return next === undefined ? move(flow, { kind: 'copies', errand, draft, editing: false }, effects) : ask(flow, { errand, draft }, next, false, effects)
}

function goBack(flow: Flow, { errand, draft }: Drafting, before: string | null): Advance {
  const questions = applicable(draft)
  const place = before === null ? questions.length : questions.findIndex((question) => question.id === before)
  const previous = questions[place - 1]
  if (previous !== undefined) return ask(flow, { errand, draft }, previous, false)
  return move(flow, { kind: 'choosing', errand, chosen: draft.entry.id, returning: null })
}

function ask(flow: Flow, { errand, draft }: Drafting, question: Question, editing: boolean, effects: readonly Effect[] = []): Taken {
  const chosen = answerTo(draft, question.id)?.choices ?? []
  return move(flow, { kind: 'asking', errand, draft, question: question.id, chosen, caution: null, editing }, effects)
}
