import { expect, test } from 'vitest'
import { answersFit } from './chosen.ts'
import { entryOf } from './entries.ts'
import { issuingServerFor } from './issuing-servers.ts'
import { answersOf, issuedAt, recordOf } from './paper.fixture.ts'
import type { Entry, Question } from './issuing-server.ts'

function entry(kind: string): Entry {
  const found = issuingServerFor(kind)?.entriesFor(recordOf('kaku-taro'), issuedAt.getTime()).find((candidate) => candidate.kind === kind)
  if (found === undefined) throw new Error(`no ${kind}`)
  return found
}
/** `kind question:choice,choice …` */
const fits = (written: string) => {
  const [kind = '', ...answers] = written.split(' ')
  return answersFit(entry(kind), answersOf(...answers))
}

test.each([
  'juminhyo scope:self items:',
  'juminhyo scope:household items:head,domicile,number',
  'juminhyo scope:part members:member-2,member-4 items:head',
  'kisaijiko scope:self items:since',
  'inkan',
  'tax form:nozei year-nozei:2026',
  'tax form:shotoku year-shotoku:2024',
  'koseki form:whole',
  'koseki form:part members:member-1',
  'fuhyo form:part members:member-1,member-2 items:domicile',
])('fit: %s', (written) => {
  expect(fits(written)).toBe(true)
})

test.each([
  'juminhyo',
  'juminhyo items: scope:self',
  'juminhyo scope:self,household items:',
  'juminhyo scope: items:',
  'juminhyo scope:part items:',
  'juminhyo scope:part members: items:',
  'juminhyo scope:part members:member-5 items:',
  'juminhyo scope:part members:member-1,member-1 items:',
  'juminhyo scope:self members:member-1 items:',
  'juminhyo scope:self items:nationality',
  'juminhyo scope:self items:since',
  'juminhyo scope:self scope:self items:',
  'inkan items:',
  'tax form:nozei',
  'tax form:nozei year-nozei:',
  'tax form:nozei year-shotoku:2026',
  'tax form:nozei year-nozei:2026 year-shotoku:2026',
  'tax form:nozei year-nozei:2026,2025',
  'tax year-nozei:2026',
  'koseki form:part',
  'koseki form:whole members:member-1',
])('do not fit: %s', (written) => {
  expect(fits(written)).toBe(false)
})

test('a choice that is named but not to be had does not fit: an older year, an archived 戸籍', () => {
  expect(fits('tax form:nozei year-nozei:2023')).toBe(false)
  expect(fits('koseki form:archived')).toBe(false)
})

const ask = (id: string, askedWhen: { question: string; choice: string } | null, ...choices: readonly string[]): Question =>
  ({ screen: 'scope', id, title: null, askedWhen, choices: choices.map((choice) => ({ id: choice, text: { ja: choice } })) })
const chain = entryOf(recordOf('kaku-taro'), 'chain', { fee: 0, copies: 1, hours: entry('inkan').hours, description: null }, [
  ask('first', null, 'a', 'b'),
  ask('second', { question: 'first', choice: 'a' }, 'c', 'd'),
  ask('third', { question: 'second', choice: 'c' }, 'e'),
])

test.each<[boolean, string]>([
  [true, 'first:b'],
  [true, 'first:a second:d'],
  [true, 'first:a second:c third:e'],
  [false, 'first:a second:c'],
  [false, 'first:b third:e'],
  [false, 'first:b second:c third:e'],
  [false, 'first:a second:d third:e'],
])('a question asked after one that is asked after another: %s for %s', (fit, written) => {
  expect(answersFit(chain, answersOf(...written.split(' ')))).toBe(fit)
})

test('an entry with a question nobody knows can not be answered', () => {
  expect(answersFit({ ...entry('inkan'), questions: [{ screen: 'unknown' }] }, [])).toBe(false)
})
