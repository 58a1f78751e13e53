import { entriesElsewhere, livesHere, offered } from '../entries.ts'
import { chosenOf, itemsQuestion, scopeQuestions } from './household-questions.ts'
import { renderJuminhyo } from './juminhyo.ts'
import { renderKisaijiko } from './kisaijiko.ts'
import type { IssuingServer, Order, Rendered } from '../issuing-server.ts'

const kinds = ['juminhyo', 'kisaijiko'] as const
const minute = 60_000

/** 住民記録: bound to the register itself, so its data are a minute old. */
export const jukiServer: IssuingServer = {
  system: '住民記録',
  kinds,
  entriesFor(record) {
    const { offers } = record.municipality
    if (offers === null || !livesHere(record)) return []
    const { household } = record
    const questions = (since: boolean) => ({ individualNumber }: { readonly individualNumber: boolean }) =>
      [...scopeQuestions(household), itemsQuestion(household, { since, individualNumber })]
    return [
      ...offered(record, 'juminhyo', offers.juminhyo, questions(false)),
      ...offered(record, 'kisaijiko', offers.kisaijiko, questions(true)),
      ...entriesElsewhere(record, kinds),
    ]
  },
  async render(order: Order): Promise<Rendered> {
    const chosen = chosenOf(order.answers, order.record.household, order.record.applicant)
    const registryAt = Math.floor(order.issuedAt.getTime() / minute) * minute
    return order.kind === 'juminhyo' ? renderJuminhyo(order, chosen, registryAt) : renderKisaijiko(order, chosen, registryAt)
  },
}
