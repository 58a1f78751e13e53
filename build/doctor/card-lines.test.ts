import { expect, test } from 'vitest'
import type { Break, Finding } from '../../hardware/card/finding.ts'
import { lineOf, othersThere, readerTaken, startServiceOn } from './card-lines.ts'

const surroundings = { wanted: 'Desk', readers: ['Other 00 00', 'Desk 00 00', 'Desk 01 00'], startService: 'start it' }
const validity = { from: new Date('2020-01-01T00:00:00Z'), to: new Date('2035-01-01T00:00:00Z') }
const line = (finding: Finding) => lineOf(finding, surroundings)

const bad: readonly Finding[] = [
  { kind: 'service', answers: false }, { kind: 'reader', found: false }, { kind: 'noCard', seconds: 10 },
  { kind: 'card', card: 'foreign' }, { kind: 'card', card: 'mute' }, { kind: 'noCertificate' },
  { kind: 'certificate', digest: 'ab', validity, expired: true }, { kind: 'expiry', expiry: '20250101', expired: true }, { kind: 'tries', left: 1 }, { kind: 'tries', left: 0 },
  { kind: 'notSigned', why: 'lastTry' }, { kind: 'notSigned', why: 'locked' },
  { kind: 'signature', valid: false, expired: false, validity }, { kind: 'signature', valid: true, expired: true, validity },
  { kind: 'wrongPin', triesLeft: 1 }, { kind: 'wrongPin', triesLeft: 0 }, { kind: 'swapped' },
  ...(['cardGone', 'readerGone', 'serviceGone', 'held', 'hung', 'hungExtended', 'refused'] as const satisfies readonly Break[]).flatMap((at) => [
    { kind: 'broken', at, why: 'because', pinUsed: false } as const, { kind: 'broken', at, why: 'because', pinUsed: true } as const,
  ]),
]
const fine: readonly Finding[] = [
  { kind: 'service', answers: true }, { kind: 'reader', found: true }, { kind: 'waiting', seconds: 10 }, { kind: 'ownerVerified' },
  ...(['card', 'juki', 'android', 'iphone'] as const).map((card) => ({ kind: 'card', card }) as const),
  { kind: 'municipality', code: '99901' }, { kind: 'certificate', digest: 'ab', validity, expired: false }, { kind: 'certificate', digest: null, validity: null, expired: false },
  { kind: 'expiry', expiry: '20350101', expired: false },
  { kind: 'tries', left: 2 }, { kind: 'tries', left: 3 }, { kind: 'notSigned', why: 'noPin' },
  { kind: 'signature', valid: true, expired: false, validity }, { kind: 'step', step: 'prove', apdus: 3, ms: 240 },
]

test('each thing that is wrong has a remedy, and a line of its own', () => {
  for (const finding of bad) expect(line(finding)).toMatchObject({ sign: 'bad', remedy: expect.stringMatching(/\w{3}/) })
  expect(new Set(bad.map((finding) => JSON.stringify(line(finding)))).size).toBe(bad.length)
})

test('nothing else is called wrong or given a remedy', () => {
  for (const finding of fine) expect(line(finding)).toMatchObject({ remedy: null, sign: expect.stringMatching('good|note') })
  expect(line({ kind: 'municipality', code: '99901' }).text).toBe('99901, from 共通カード')
  expect(line({ kind: 'municipality', code: null })).toMatchObject({ sign: 'note', text: '共通カード tells none' })
})

test('the reader that was taken is named, and the others are', () => {
  expect(line({ kind: 'reader', found: true }).text).toBe('Desk 00 00')
  expect(othersThere(surroundings)?.text).toBe('also there: Other 00 00, Desk 01 00')
  expect(othersThere({ ...surroundings, readers: ['Desk 00 00'] })).toBe(null)
  expect(othersThere({ ...surroundings, wanted: 'No such' })).toBe(null)
  expect(readerTaken({ wanted: '', readers: surroundings.readers })).toBe('Other 00 00')
  expect(readerTaken({ wanted: 'No such', readers: surroundings.readers })).toBe(null)
})

test('a reader of another name than the configuration\'s: what there is instead is said', () => {
  const { text, remedy } = lineOf({ kind: 'reader', found: false }, { ...surroundings, wanted: 'Till' })
  expect(text).toContain('Till')
  for (const name of [...surroundings.readers, 'card.reader', '--reader']) expect(remedy).toContain(name)
  expect(lineOf({ kind: 'reader', found: false }, { ...surroundings, readers: [] }).text).toBe('PC/SC shows none')
})

test('a missing service is started in the machine\'s own way, and not by us', () => {
  expect(line({ kind: 'service', answers: false }).remedy).toContain('start it')
  expect(line({ kind: 'broken', at: 'serviceGone', why: 'because', pinUsed: false }).remedy).toBe('start it')
  expect([startServiceOn('linux', true), startServiceOn('linux', false), startServiceOn('win32', false)])
    .toEqual(['systemctl start pcscd', 'pcscd --foreground', 'Start-Service SCardSvr'])
})

test('when a PIN was under way, nobody claims to know whether it was counted', () => {
  expect(line({ kind: 'broken', at: 'cardGone', why: 'gone', pinUsed: true }).text).toContain('whether the PIN was counted is unknown')
  expect(line({ kind: 'broken', at: 'cardGone', why: 'gone', pinUsed: false }).text).not.toContain('PIN')
})

test('a card that hangs looks like a driver that hangs: another card is tried first', () => {
  const [hung, extended] = (['hung', 'hungExtended'] as const).map((at) => line({ kind: 'broken', at, why: 'because', pinUsed: false }).remedy)
  for (const remedy of [hung, extended]) expect(remedy).toMatch(/^try another card first; /)
  expect(extended).toContain('short answers')
  expect(hung).not.toContain('short answers')
})

test('validity is told as days in Japan', () => {
  const late = { from: validity.from, to: new Date('2034-12-31T15:00:00Z') }
  for (const finding of [{ kind: 'signature', valid: true, expired: false, validity: late }, { kind: 'certificate', digest: 'ab', validity: late, expired: false }] as const) {
    expect(line(finding).text).toContain('valid from 2020-01-01 to 2035-01-01')
  }
  expect(line({ kind: 'expiry', expiry: '20350101', expired: false }).text).toBe('good until 2035-01-01')
})
