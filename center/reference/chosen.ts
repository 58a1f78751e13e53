import { memberChoice } from './menu-of.ts'
import type { CertificateRequest, SessionMenu } from '../protocol.ts'
import type { Household, Person } from './residents.ts'

type Entry = SessionMenu['entries'][number]
type Question = Entry['questions'][number]
type Answers = CertificateRequest['answers']

/** What a request for a 住民票の写し asks to be on the paper. */
export interface Chosen {
  readonly persons: readonly Person[]
  readonly scope: 'self' | 'household' | 'part'
  readonly items: ReadonlySet<string>
}

/**
 * Whether the answers are exactly those the menu asks for: each question that is due, once, in order, with choices it
 * offers; nothing for a question that is not due.
 */
export function answersFit(entry: Entry, answers: Answers): boolean {
  const due = entry.questions.filter((question) => isDue(question, answers))
  return due.length === answers.length && due.every((question, index) => {
    const answer = answers[index]
    return answer !== undefined && answer.question === question.id && choicesFit(question, answer.choices)
  })
}

function isDue(question: Question, answers: Answers): boolean {
  if (question.screen !== 'members') return true
  const { question: asked, choice } = question.askedWhen
  return answers.some((answer) => answer.question === asked && answer.choices.includes(choice))
}

function choicesFit(question: Question, choices: readonly string[]): boolean {
  const known = new Set(question.choices.map((choice) => choice.id))
  if (new Set(choices).size !== choices.length || !choices.every((choice) => known.has(choice))) return false
  if (question.screen === 'items') return true
  return question.screen === 'scope' ? choices.length === 1 : choices.length > 0
}

/** Reads answers that fit; the applicant's own household is the only one they can reach. */
export function chosenOf(answers: Answers, household: Household, applicant: Person): Chosen {
  const choices = (question: string) => answers.find((answer) => answer.question === question)?.choices ?? []
  const items = new Set(choices('items'))
  const [scope] = choices('scope')
  if (scope === 'household') return { persons: household.members, scope, items }
  if (scope !== 'part') return { persons: [applicant], scope: 'self', items }
  const members = new Set(choices('members'))
  return { persons: household.members.filter((_, index) => members.has(memberChoice(index))), scope, items }
}
