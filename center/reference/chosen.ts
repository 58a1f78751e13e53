import type { Answers, Entry, Question } from './issuing-server.ts'

/**
 * Whether the answers are exactly those the menu asks for: each question that is due, once, in order, with choices it
 * offers and that are to be had; nothing for a question that is not due.
 */
export function answersFit(entry: Entry, answers: Answers): boolean {
  const due = entry.questions.filter((question) => isDue(question, answers))
  return due.length === answers.length && due.every((question, index) => {
    const answer = answers[index]
    return answer !== undefined && question.screen !== 'unknown' && answer.question === question.id && choicesFit(question, answer.choices)
  })
}

/** What was chosen where; nothing where nothing was asked. */
export function chosenAt(answers: Answers, question: string): readonly string[] {
  return answers.find((answer) => answer.question === question)?.choices ?? []
}

/** A question nobody can answer is always due: its entry can't be had. */
function isDue(question: Question, answers: Answers): boolean {
  if (question.screen === 'unknown' || question.askedWhen === null) return true
  return chosenAt(answers, question.askedWhen.question).includes(question.askedWhen.choice)
}

function choicesFit(question: Exclude<Question, { screen: 'unknown' }>, choices: readonly string[]): boolean {
  const offered: readonly { id: string; unavailable?: unknown }[] = question.choices
  const toBeHad = new Set(offered.filter(({ unavailable = null }) => unavailable === null).map(({ id }) => id))
  if (new Set(choices).size !== choices.length || !choices.every((choice) => toBeHad.has(choice))) return false
  switch (question.screen) {
    case 'scope':
    case 'select': return choices.length === 1
    case 'members': return choices.length > 0
    case 'items': return true
  }
}
