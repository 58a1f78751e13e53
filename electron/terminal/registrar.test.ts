import { describe, expect, test } from 'vitest'
import type { FactsRead } from '../../hardware/card/card.ts'
import { plantedFacts, rightCard } from './fixture/card-double.ts'
import { checkNumber } from './fixture/customer.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { servedUpTo } from './fixture/served.ts'
import type { Served } from './fixture/served.ts'
import { usualDeadlines } from './settings.ts'

const upTo = (screen: Parameters<typeof servedUpTo>[0], change: (served: Served) => void = () => undefined): Promise<Served> =>
  servedUpTo(screen, (served) => {
    served.customer.registers = true
    change(served)
  })
const bytesOf = (read: FactsRead | undefined): readonly number[] => read?.kind === 'right' ? [...read.facts, ...read.attestation, ...read.certificate] : [1]
const isGone = ({ stage }: Served): boolean => stage.card.given.every((read) => bytesOf(read).every((byte) => byte === 0)) && stage.card.given.length > 0
const traces = ({ stage }: Served): string => JSON.stringify([stage.journal.entries, stage.terminal.flow, stage.screen.views])

describe('利用登録', () => {
  test('from ⑤ to the 申請番号 on screen and slip, and on to a certificate; the card’s files go as they are', async () => {
    const served = await upTo('registered')
    const { stage, customer } = served
    expect(stage.screen.view.screen).toMatchObject({ number: 'ABCD-EFGH', municipality: { ja: 'みどり市（架空）' }, slip: 'outlet' })
    const [sent] = stage.center.registrations
    expect(sent).toMatchObject({ terminal: 'test-1', municipalityCode: '99901' })
    expect(Buffer.from(sent?.facts ?? '', 'base64url').toString()).toBe(plantedFacts)
    expect([sent?.attestation, sent?.certificate].map((text) => Buffer.from(text ?? '', 'base64url').length)).toEqual([256, 90])
    expect(stage.outlets.receiptsPrinted[0]?.join('\n')).toContain('申請番号　ABCD-EFGH')
    expect(stage.outlets.receiptsPrinted[0]?.at(-1)).toBe('https://status.example/')
    await customer.until('takeReceipt')
    await customer.until('ready')
    expect(of(stage, 'registered')).toHaveLength(1)
    expect(of(stage, 'pinTried').map((entry) => [entry.of, entry.outcome])).toEqual([['card', 'right'], ['checkNumber', 'right']])
    expectPromisesKept(stage)
  })

  test('I-01 each application has a transaction of its own', async () => {
    const { stage, customer } = await upTo('registered')
    await customer.until('ready')
    customer.registers = true
    await customer.goOn()
    await customer.until('registered')
    const ids = [...stage.center.registrations, ...of(stage, 'visitOpened')].map(({ transaction }) => transaction)
    expect(new Set(ids).size).toBe(4)
  })

  test('照合番号B is read off the card by its holder: shown while it is typed, and nowhere else', async () => {
    const served = await upTo('checkNumber')
    served.customer.type('8503')
    expect(served.stage.screen.view.screen).toMatchObject({ name: 'checkNumber', digits: '8503' })
    served.customer.touch({ kind: 'correct' })
    expect(served.stage.screen.view.screen).toMatchObject({ digits: '850' })
    await served.customer.until('registered')
    expect(served.stage.card.pins.at(-1)?.digits).toBe(checkNumber)
    const elsewhere = served.stage.screen.views.filter(({ screen }) => screen.name !== 'checkNumber')
    expect(JSON.stringify([elsewhere, served.stage.journal.entries, served.stage.terminal.flow])).not.toContain(checkNumber)
  })

  test.each(['now', 'throws'] as const)('an untidy driver that answers "%s" leaves no digit of it', async (manner) => {
    const served = await upTo('checkNumber', ({ stage }) => {
      stage.card.tidy = false
      stage.card.manner = (order) => order === 'facts' ? manner : 'now'
    })
    await served.customer.goOn()
    expect(served.stage.card.pins.map(({ buffer }) => [...buffer].every((byte) => byte === 0))).toEqual([true, true])
  })

  test('another card is not the one the visit began with', async () => {
    const { stage, customer } = await upTo('sameCard')
    stage.card.seen = () => ({ ...rightCard, jpki: { triesLeft: 3, certificateDigest: 'e'.repeat(64), expired: false, ownerVerified: false } })
    await customer.goOn()
    expect(stage.screen.view.screen).toMatchObject({ name: 'cardRefused', reason: 'card.swapped' })
    expect(stage.card.expected, 'and was asked for nothing').toHaveLength(1)
  })

  test('the card is held against the one that was seen first', async () => {
    const { stage } = await upTo('registered')
    expect(stage.card.expected).toEqual(['c'.repeat(64), 'c'.repeat(64)])
  })

  test('a wrong number says what is left', async () => {
    const { stage, customer } = await upTo('checkNumber', ({ stage }) => { stage.card.facts = () => ({ kind: 'wrong', triesLeft: 1 }) })
    await customer.goOn()
    expect(stage.screen.view.screen).toMatchObject({ name: 'checkNumber', digits: '', triesLeft: 1, wrong: true })
  })

  test.each([['本籍地', '99902'], ['住所地', '99901']])('I-17 is not sent where a stop of the %s has come meanwhile', async (_, code) => {
    const { stage, customer } = await upTo('origin')
    customer.touch({ kind: 'prefecture', prefecture: '13' }, { kind: 'confirm' }, { kind: 'municipality', code: '99902' }, { kind: 'confirm' })
    await customer.until('checkNumber')
    stage.center.stop({ scope: 'municipality', code })
    await stage.clock.turn(10_000)
    await customer.goOn()
    await customer.until('refused')
    expect(stage.screen.view.screen).toMatchObject({ reason: 'service.stopped' })
    expect(stage.center.registrations).toEqual([])
  })
})

describe('I-23 the facts are overwritten', () => {
  test.each(['now', 'throws', 'silent', 'late'] as const)('once they are sent, when the center answers "%s"', async (manner) => {
    const served = await upTo('checkNumber', ({ stage }) => { stage.center.manner = (order) => order === 'register' ? manner : 'now' })
    await served.customer.goOn()
    expect(served.stage.center.registrations).toHaveLength(1)
    expect(isGone(served)).toBe(true)
    await served.stage.clock.turn(usualDeadlines.register + 1)
    expect(traces(served)).not.toContain(plantedFacts)
    expect(served.stage.bugs).toEqual([])
  })

  /** Nobody waits for them any more when the card answers at last. */
  test.each<readonly [string, (served: Served) => Promise<void>]>([
    ['a stop has ended it, and the card still lies there', async ({ stage }) => {
      stage.center.stop({ scope: 'all' })
      await stage.clock.turn(9_000)
      expect(stage.terminal.flow.step.kind).toBe('settling')
    }],
    ['a fault has ended it', async ({ stage }) => stage.coins.fault('jam', true)],
    ['the visit is over', async ({ stage, customer }) => {
      stage.card.cable(false)
      customer.touch({ kind: 'taken' })
      expect(stage.terminal.flow.visit).toBeNull()
    }],
    ['the next one’s visit is on', async ({ stage, customer }) => {
      stage.card.cable(false)
      customer.touch({ kind: 'taken' })
      stage.card.lying = false
      stage.card.cable(true)
      stage.card.place()
      expect(stage.screen.name).toBe('reading')
    }],
    ['the terminal has stopped', async ({ stage }) => stage.stop()],
  ])('when %s', async (_, end) => {
    const served = await upTo('checkNumber', ({ stage }) => { stage.card.manner = (order) => order === 'facts' ? 'slow' : 'now' })
    await served.customer.goOn()
    await end(served)
    served.stage.card.manner = () => 'silent'
    await served.stage.clock.turn(usualDeadlines.facts / 2)
    expect(isGone(served)).toBe(true)
    expect(served.stage.center.registrations).toEqual([])
  })

  test('when they come too late to be heard', async () => {
    const served = await upTo('checkNumber', ({ stage }) => { stage.card.manner = (order) => order === 'facts' ? 'late' : 'now' })
    await served.customer.goOn()
    await served.stage.clock.turn(usualDeadlines.facts + 1)
    expect(isGone(served)).toBe(true)
    expect(served.stage.center.registrations).toEqual([])
    expect(served.stage.journal.entries).toContainEqual(expect.objectContaining({ kind: 'ignored', event: 'factsRead' }))
  })
})
