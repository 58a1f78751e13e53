import type { Answer, MenuEntry, Question } from './menu.ts'
import type { Draft, Errand, Order } from './flow.ts'
import type { Yen } from './yen.ts'

export function newDraft(entry: MenuEntry): Draft {
  return { entry, answers: [], copies: 1 }
}

/** The questions that apply, given the answers so far: ⑦ only after 「世帯の一部」. */
export function applicable(draft: Draft): readonly Question[] {
  return draft.entry.questions.filter(({ askedWhen }) => {
    if (askedWhen === null) return true
    return answerTo(draft, askedWhen.question)?.choices.includes(askedWhen.choice) === true
  })
}

export function questionOf(draft: Draft, id: string): Question | undefined {
  return draft.entry.questions.find((question) => question.id === id)
}

export function answerTo(draft: Draft, question: string): Answer | undefined {
  return draft.answers.find((answer) => answer.question === question)
}

/** Puts an answer in, and drops those whose question no longer applies, so that nothing unseen is ever sent. */
export function withAnswer(draft: Draft, answer: Answer): Draft {
  return onlyAsked({ ...draft, answers: [...draft.answers.filter((other) => other.question !== answer.question), answer] })
}

/** An answer that goes may take others with it, those may take more. */
function onlyAsked(draft: Draft): Draft {
  const asked = applicable(draft)
  const answers = asked.flatMap(({ id }) => answerTo(draft, id) ?? [])
  const kept = { ...draft, answers }
  return answers.length === draft.answers.length ? kept : onlyAsked(kept)
}

/** Whether a set of choices answers the question: one for ⑥ and a free list, at least one for ⑦, any for ⑧. */
export function isComplete(question: Question, chosen: readonly string[]): boolean {
  switch (question.screen) {
    case 'scope': case 'select': return chosen.length === 1
    case 'members': return chosen.length > 0
    case 'items': return true
  }
}

/** Copies of an entry that may still be had, with what lies in the basket: the limit is the municipality's, for a visit. */
export function copiesLeft({ basket }: Errand, entry: MenuEntry): number {
  return basket.reduce((left, draft) => (draft.entry.id === entry.id ? left - draft.copies : left), entry.copiesLimit)
}

/** Fee of one copy in yen: the entry's, or that of the last answered choice which has its own. */
export function feeOf(draft: Draft): Yen {
  return applicable(draft).reduce((fee, question) => {
    if (question.screen !== 'select') return fee
    const chosen = answerTo(draft, question.id)?.choices ?? []
    return question.choices.find(({ id }) => chosen.includes(id))?.fee ?? fee
  }, draft.entry.fee)
}

export function dueOfDraft(draft: Draft): Yen {
  return feeOf(draft) * draft.copies
}

export function orderOf(draft: Draft): Order {
  const { entry, answers, copies } = draft
  return { entry: entry.id, kind: entry.kind, issuer: entry.issuer.code, answers, copies, fee: feeOf(draft), due: dueOfDraft(draft) }
}
