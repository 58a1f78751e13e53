import { expect, test, vi } from 'vitest'
import { advance } from '../flow/advance.ts'
import { begin } from '../flow/begin.ts'
import type { FlowEvent } from '../flow/event.ts'
import { Customer, pin } from './fixture/customer.ts'
import { Stage } from './fixture/stage.ts'
import { PinPad } from './pin-pad.ts'

async function atPin(): Promise<{ stage: Stage; customer: Customer }> {
  const stage = new Stage()
  await stage.start()
  const customer = new Customer(stage)
  await customer.goOn()
  await customer.until('pin')
  return { stage, customer }
}

/** Ids and digests may hold the digits by chance. */
function traces(stage: Stage): string {
  return JSON.stringify([stage.terminal.flow, stage.journal.entries, stage.screen.views]).replaceAll(/[0-9a-f]{32,64}/g, '')
}

test('the digits reach the card, and neither flow, journal nor screen', async () => {
  const { stage, customer } = await atPin()
  customer.typePin()
  expect(stage.screen.view.screen).toMatchObject({ name: 'pin', length: 4 })
  customer.touch({ kind: 'confirm' })
  await customer.until('choose')
  expect(stage.card.pins.map(({ digits }) => digits)).toEqual([pin])
  expect(traces(stage)).not.toContain(pin)
  expect(traces(stage)).not.toMatch(/7,\s*3,\s*9,\s*1|"digit"/)
})

test.each(['now', 'throws'] as const)('an untidy driver that answers "%s" leaves no digit either', async (manner) => {
  const { stage, customer } = await atPin()
  stage.card.tidy = false
  stage.card.manner = () => manner
  customer.typePin()
  customer.touch({ kind: 'confirm' })
  await stage.clock.turn(1)
  expect(stage.card.pins.map(({ buffer }) => [...buffer])).toEqual([[0, 0, 0, 0]])
})

test('a fifth digit is not taken', async () => {
  const { stage, customer } = await atPin()
  customer.typePin('73915')
  expect(stage.screen.view.screen).toMatchObject({ length: 4 })
  customer.touch({ kind: 'confirm' })
  expect(stage.card.pins.map(({ digits }) => digits)).toEqual(['7391'])
})

test('while the card checks, a digit is refused with a trace', async () => {
  const { stage, customer } = await atPin()
  stage.card.manner = () => 'slow'
  customer.typePin()
  customer.touch({ kind: 'confirm' })
  const { flow } = stage.terminal
  customer.typePin('8')
  expect(stage.terminal.flow).toBe(flow)
  expect(stage.journal.entries.at(-1)).toMatchObject({ kind: 'ignored', event: 'pinTyped' })
  stage.card.proof = () => ({ kind: 'wrong', triesLeft: 2 })
  await stage.clock.turn(20_000)
  expect(stage.screen.view.screen, 'nor is it there afterwards').toMatchObject({ name: 'pin', length: 0, wrong: true })
})

test('a digit is refused on any other screen, and under the countdown', async () => {
  const { stage, customer } = await atPin()
  await stage.clock.turn(60_000)
  expect(stage.screen.view.countdown).not.toBeNull()
  customer.typePin('7')
  expect(stage.journal.entries.at(-1)).toMatchObject({ kind: 'ignored', event: 'pinTyped', step: 'pin' })
  customer.touch({ kind: 'continue' })
  customer.typePin()
  customer.touch({ kind: 'confirm' })
  await customer.until('takeCard')
  expect(stage.card.pins.map(({ digits }) => digits), 'nor does it come before the first').toEqual([pin])
  customer.typePin('7')
  expect(stage.journal.entries.at(-1)).toMatchObject({ kind: 'ignored', event: 'pinTyped', step: 'takeCard' })
})

test('digits touched on ① are not the first ones of the next PIN', async () => {
  const stage = new Stage()
  await stage.start()
  const customer = new Customer(stage)
  customer.typePin('55')
  stage.card.place()
  await stage.clock.turn(1)
  customer.typePin()
  customer.touch({ kind: 'confirm' })
  expect(stage.card.pins.map(({ digits }) => digits)).toEqual([pin])
})

test.each([
  ['cancelled', async (stage: Stage) => stage.screen.touch({ kind: 'cancel' })],
  ['taken away', async (stage: Stage) => stage.card.remove()],
  ['left alone', async (stage: Stage) => await stage.clock.turn(90_000)],
  ['without its reader', async (stage: Stage) => stage.card.cable(false)],
])('three digits of a card that is %s are not the next customer’s', async (_, go) => {
  const { stage, customer } = await atPin()
  customer.typePin('739')
  await go(stage)
  stage.card.cable(true)
  await customer.until('ready')
  await customer.goOn()
  await customer.until('pin')
  expect(stage.screen.view.screen).toMatchObject({ length: 0 })
  customer.typePin('1234')
  customer.touch({ kind: 'confirm' })
  expect(stage.card.pins.map(({ digits }) => digits)).toEqual(['1234'])
})

const ways: readonly FlowEvent[] = [
  { kind: 'touched', touch: { kind: 'cancel' } }, { kind: 'cardRemoved' },
  { kind: 'faultRaised', code: 'card.readerLost' }, { kind: 'elapsed', wait: 'countdown' },
]
test.each(ways)('every way off ③ overwrites the digits at once: %o', (event) => {
  const flow = begin([], 10)
  const hurried = event.kind === 'elapsed'
  const left = advance({
    ...flow, visit: 'a visit', step: { kind: 'pin', medium: 'card', type: null, length: 3, triesLeft: 3, wrong: false, checking: false },
    holding: { ...flow.holding, card: 'inside' }, patience: { ...flow.patience, counting: hurried },
  }, event)
  expect(left !== 'ignored' && left.effects[0]).toEqual({ kind: 'forgetPin' })
})

test('a digit that is refused never gets onto the pad, and stopping empties it', async () => {
  const press = vi.spyOn(PinPad.prototype, 'press')
  const forget = vi.spyOn(PinPad.prototype, 'forget')
  const { stage, customer } = await atPin()
  stage.card.manner = () => 'silent'
  customer.typePin()
  customer.touch({ kind: 'confirm' })
  customer.typePin('8')
  expect(press).toHaveBeenCalledTimes(4)
  forget.mockClear()
  stage.stop()
  expect(forget).toHaveBeenCalledOnce()
  vi.restoreAllMocks()
})

test('with one digit to come the card is made ready, against the certificate it showed; a digit before that asks nothing of it', async () => {
  const { stage, customer } = await atPin()
  customer.typePin('73')
  expect(stage.card.prepared).toEqual([])
  customer.typePin('91')
  expect(stage.card.prepared).toEqual(['c'.repeat(64), 'c'.repeat(64)])
  stage.card.manner = (order) => (order === 'prepare' ? 'throws' : 'now')
  customer.touch({ kind: 'correct' })
  customer.typePin('1')
  await stage.clock.turn(1)
  expect(stage.journal.entries.at(-1)).toMatchObject({ kind: 'ignored', event: 'proved', step: 'pin' })
  customer.touch({ kind: 'confirm' })
  await customer.until('choose')
})
