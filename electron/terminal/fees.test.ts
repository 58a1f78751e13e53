import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { feeOf as centerFeeOf } from '../../center/fees.ts'
import type { SessionMenu } from '../../center/protocol.ts'
import { applicable, feeOf, newDraft, withAnswer } from '../flow/draft.ts'
import { sentEntry, sentMenu } from './fixture/sent-menu.ts'
import { menuFrom } from './menu-from.ts'

type Question = SessionMenu['entries'][number]['questions'][number]

const fee = fc.option(fc.constantFrom(0, 10, 250, 800))
const questions: fc.Arbitrary<readonly Question[]> = fc.array(fc.tuple(fee, fee, fc.constantFrom('always', 'first', 'second')), { maxLength: 4 })
  .map((drawn) => drawn.map(([first, second, when], place): Question => ({
    screen: 'select', id: `q${place}`, title: { ja: '問' },
    askedWhen: when === 'always' || place === 0 ? null : { question: `q${place - 1}`, choice: when },
    choices: [{ id: 'first', text: { ja: '一' }, fee: first, unavailable: null }, { id: 'second', text: { ja: '二' }, fee: second, unavailable: null }],
  })))

test('terminal and center come to the same fee, whatever is asked and answered (B5)', () => {
  let own = 0
  fc.assert(fc.property(questions, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (asked, picks) => {
    const entry = sentEntry('tax', 450, { questions: [...asked] })
    const [shown] = menuFrom({ ...sentMenu, entries: [entry] }, 'all').menu.entries
    if (shown === undefined) throw new Error('not shown')
    const draft = picks.reduce((so, first, place) => {
      const question = applicable(so)[place]
      return question === undefined ? so : withAnswer(so, { question: question.id, choices: [first ? 'first' : 'second'] })
    }, newDraft(shown))
    const answers = draft.answers.map(({ question, choices }) => ({ question, choices: [...choices] }))
    expect(feeOf(draft)).toBe(centerFeeOf(entry, answers))
    if (feeOf(draft) !== 450) own += 1
  }), { numRuns: 500 })
  expect(own, 'fees of choices were among them').toBeGreaterThan(100)
})
