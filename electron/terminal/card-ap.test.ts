import { describe, expect, test } from 'vitest'
import { cardApHolder } from '../../center/holder.ts'
import { cardApCard, jukiCard } from './fixture/card-double.ts'
import { sessionName } from './fixture/center-double.ts'
import { pin } from './fixture/customer.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { sentTypeMenu } from './fixture/sent-menu.ts'
import { servedUpTo, serving } from './fixture/served.ts'
import type { Served } from './fixture/served.ts'
import { usualDeadlines } from './settings.ts'

const upTo = (screen: Parameters<typeof servedUpTo>[0], change: (served: Served) => void = () => undefined): Promise<Served> =>
  servedUpTo(screen, (served) => {
    served.stage.card.seen = () => cardApCard
    change(served)
  })
const buffers = ({ stage }: Served) => stage.seals.pins.map(({ buffer }) => [...buffer])
const gone = [[0, 0, 0, 0]]

describe('カードAP', () => {
  test('the card is taken first, the type chosen, and then its PIN is asked, sealed to this session and this type', async () => {
    const served = await upTo('takeReceipt')
    const { stage, customer } = served
    const screens = stage.screen.views.map(({ screen }) => screen.name).filter((name, place, all) => name !== all[place - 1])
    expect(screens.slice(0, 6)).toEqual(['ready', 'reading', 'takeCard', 'choose', 'pin', 'scope'])
    expect(stage.seals.pins.map(({ digits, purpose }) => [digits, purpose])).toEqual([[pin, { session: sessionName, kind: 'juminhyo' }]])
    expect(stage.center.verified).toEqual([{ session: sessionName, kind: 'juminhyo', sealed: 'sealed' }])
    expect(stage.card.pins, 'the card has no part in it').toEqual([])
    await customer.until('ready')
    expect(of(stage, 'authenticated').map(({ method }) => method)).toEqual(['cardAp'])
    expect(of(stage, 'pinTried')).toEqual([expect.objectContaining({ of: 'juminhyo', outcome: 'right' })])
    expectPromisesKept(stage)
  })

  test('I-03 the holder is the 利用者ID within the municipality of the card', async () => {
    const { stage } = await upTo('pay')
    expect(stage.vault.job.holder).toEqual(cardApHolder('99901', 'KAKU0001'))
    expect(JSON.stringify([stage.journal.entries, stage.terminal.flow, stage.screen.views])).not.toContain('KAKU0001')
  })

  test('each type has a PIN of its own; the same is not asked twice', async () => {
    const { stage } = await upTo('pay', ({ customer }) => { customer.wishes = ['juminhyo', 'fuhyo', 'juminhyo'] })
    expect(stage.center.verified.map(({ kind }) => kind)).toEqual(['juminhyo', 'fuhyo'])
  })

  test('a wrong PIN says what is left, and a blocked one ends the visit', async () => {
    const { stage, customer } = await upTo('pin')
    stage.center.pin = () => ({ kind: 'ok', value: { kind: 'wrong', triesLeft: 1 } })
    await customer.goOn()
    expect(stage.screen.view.screen).toMatchObject({ name: 'pin', certificate: 'juminhyo', length: 0, triesLeft: 1, wrong: true })
    stage.center.pin = () => ({ kind: 'ok', value: { kind: 'blocked' } })
    await customer.goOn()
    expect(stage.screen.view.screen).toMatchObject({ name: 'refused', reason: 'pin.blocked' })
    expect(stage.center.verified, 'never tried a second time by itself').toHaveLength(2)
  })

  test.each(['now', 'throws', 'silent'] as const)('the digits are overwritten when the municipality answers "%s"', async (manner) => {
    const served = await upTo('pin', ({ stage }) => { stage.center.manner = (order) => order === 'pin' ? manner : 'now' })
    served.customer.typePin()
    served.customer.touch({ kind: 'confirm' })
    await served.stage.clock.turn(1)
    expect(buffers(served)).toEqual(gone)
  })

  test('and when they can not be sealed, which is the center’s fault and no bug', async () => {
    const served = await upTo('pin', ({ stage }) => { stage.seals.works = false })
    await served.customer.goOn()
    expect(buffers(served)).toEqual(gone)
    expect(served.stage.center.verified).toEqual([])
    expect(served.stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'center.late' })
    expect(served.stage.bugs).toEqual([])
  })

  test('I-18 without a key of the municipality no PIN goes anywhere', async () => {
    const { stage, customer } = await upTo('pin', ({ stage }) => { stage.center.typeMenu = () => ({ kind: 'ok', value: { ...sentTypeMenu, pinKey: null } }) })
    await customer.goOn()
    expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'center.invalidAnswer' })
    expect([stage.seals.pins, stage.center.verified]).toEqual([[], []])
  })

  test('a municipality that says nothing is waited for no longer than its deadline', async () => {
    const { stage, customer } = await upTo('pin', ({ stage }) => { stage.center.manner = (order) => order === 'pin' ? 'late' : 'now' })
    customer.typePin()
    customer.touch({ kind: 'confirm' })
    await stage.clock.turn(usualDeadlines.pinCheck)
    expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault: 'center.late' })
    await stage.clock.turn(1)
    expect(stage.journal.entries.at(-1)).toMatchObject({ kind: 'ignored', event: 'proved' })
  })
})

describe('住基カード', () => {
  test('gets the official refusal, and the center hears nothing of it', async () => {
    const { stage, customer } = await serving(({ stage: { card } }) => { card.seen = () => jukiCard })
    await customer.goOn()
    expect(stage.screen.view.screen).toMatchObject({ name: 'cardRefused', reason: 'card.juki' })
    expect(stage.center.presented).toEqual([])
  })

  test('is served where the configuration says so', async () => {
    const { stage, customer } = await serving(({ stage: { card } }) => { card.seen = () => jukiCard }, { jukiCards: true })
    await customer.goOn()
    await customer.until('takeCard')
    expect(stage.center.presented).toEqual([{ medium: 'juki', municipality: '99901' }])
  })
})
