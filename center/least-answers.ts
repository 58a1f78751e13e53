import type { CertificateRequest, SessionMenu } from './protocol.ts'

type Entry = SessionMenu['entries'][number]
type Question = Exclude<Entry['questions'][number], { screen: 'unknown' }>
type Answers = CertificateRequest['answers']

/** The first that is to be had of everything that has to be answered, and no item: an application in whose content nobody is interested. */
export function leastAnswers({ questions }: Pick<Entry, 'questions'>): Answers {
  return questions.reduce<Answers>((answers, question) => {
    if (question.screen === 'unknown' || !isDue(question, answers)) return answers
    return [...answers, { question: question.id, choices: leastChoices(question) }]
  }, [])
}

function isDue({ askedWhen }: Question, answers: Answers): boolean {
  if (askedWhen === null) return true
  return answers.some(({ question, choices }) => question === askedWhen.question && choices.includes(askedWhen.choice))
}

function leastChoices(question: Question): string[] {
  if (question.screen === 'items') return []
  const open = question.screen === 'select' ? question.choices.filter(({ unavailable }) => unavailable === null) : question.choices
  return open.slice(0, 1).map(({ id }) => id)
}
