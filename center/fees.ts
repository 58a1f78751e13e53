import type { CertificateRequest, SessionMenu } from './protocol.ts'

type Entry = SessionMenu['entries'][number]

/**
 * Fee of one copy (yen) as the answers stand: that of the last choice that has a fee of its own (B5: 所得・課税 together cost
 * more than either), else the entry's.
 */
export function feeOf({ fee, questions }: Pick<Entry, 'fee' | 'questions'>, answers: CertificateRequest['answers']): number {
  const own = answers.flatMap(({ question: id, choices: chosen }) => {
    const question = questions.find((candidate) => candidate.screen === 'select' && candidate.id === id)
    return question?.screen === 'select' ? question.choices.filter((choice) => chosen.includes(choice.id)).map((choice) => choice.fee) : []
  })
  return own.findLast((each) => each !== null) ?? fee
}
