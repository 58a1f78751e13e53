import type { Answer, CertificateKind, Menu, MenuEntry, Question } from './menu.ts'
import type { Draft, Order } from './flow.ts'

export function newDraft(menu: Menu, entry: MenuEntry): Draft {
  return { menu, entry, answers: [], copies: 1 }
}

export function offered(menu: Menu, kind: CertificateKind): MenuEntry | undefined {
  return menu.entries.find((entry) => entry.kind === kind && entry.unavailable === null)
}

/** The questions that apply, given the answers so far: ⑦ only after 「世帯の一部」. */
export function applicable(draft: Draft): readonly Question[] {
  return draft.entry.questions.filter((question) => {
    if (question.screen !== 'members') return true
    const { question: asked, choice } = question.askedWhen
    return answerTo(draft, asked)?.choices.includes(choice) === true
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
  const answered = { ...draft, answers: [...draft.answers.filter((other) => other.question !== answer.question), answer] }
  const asked = applicable(answered).map((question) => question.id)
  return { ...answered, answers: asked.flatMap((id) => answerTo(answered, id) ?? []) }
}

/** Whether a set of choices answers the question: one for ⑥, at least one for ⑦, any for ⑧. */
export function isComplete(question: Question, chosen: readonly string[]): boolean {
  switch (question.screen) {
    case 'scope': return chosen.length === 1
    case 'members': return chosen.length > 0
    case 'items': return true
  }
}

export function orderOf(draft: Draft): Order {
  const { entry, answers, copies } = draft
  return { kind: entry.kind, answers, copies, fee: entry.fee, due: entry.fee * copies }
}
