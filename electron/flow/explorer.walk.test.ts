import { describe, expect, test } from 'vitest'
import { advance } from './advance.ts'
import { begin } from './begin.ts'
import type { Advance, Effect } from './effect.ts'
import type { FlowEvent } from './event.ts'
import { explore } from './explorer.ts'
import type { Flow } from './flow.ts'
import { happenings, happeningsBeside } from './happenings.ts'
import { Walk } from './walk.contract.ts'

/** Not a coin is put in: enough for everything but money, and quick. */
const penniless = happenings(0)
const oneFee = happenings(300)

/** From ⑫ on, with a terminal beside: coins that fall while it is asked, and tampering, are among all that may happen there. */
const unhurried = ({ flow }: Walk): Flow => ({ ...flow, patience: { ...flow.patience, extensions: 0, extensionsLeft: 0 } })
const toPay = unhurried(new Walk().toPay())

const found = explore(begin([], 0), oneFee, advance)

test('every reachable state keeps every promise, and leads home without a hand', () => {
  expect(found.broken.slice(0, 3)).toEqual([])
  expect(found.states).toBeGreaterThan(50_000)
  expect(found.ends).toBeGreaterThan(100)
})

test('so it is where one can pay beside, whatever falls in meanwhile', () => {
  const one = explore(toPay, happeningsBeside(300), advance)
  expect(one.broken.slice(0, 3)).toEqual([])
  expect(one.states).toBeGreaterThan(20_000)
})

test('and where two certificates are paid for beside', () => {
  const two = explore(unhurried(new Walk().toConfirmTwo().ordered(2)), happeningsBeside(0), advance)
  expect(two.broken.slice(0, 3)).toEqual([])
  expect(two.states).toBeGreaterThan(20_000)
})

test('with an extension of the time, too', () => {
  expect(explore(begin([], 1), penniless, advance).broken.slice(0, 3)).toEqual([])
})

test('every step is reached', () => {
  const reached = new Set([...found.edges.keys()].flatMap((edge) => edge.split(' ')))
  expect([...reached].toSorted()).toEqual([
    'asking', 'checkNumber', 'choosing', 'clearing', 'confirming', 'copies', 'downloading', 'explaining', 'handing', 'origin', 'outOfService',
    'paying', 'pin', 'printing', 'reading', 'ready', 'receipt', 'registered', 'registering', 'sameCard', 'settling', 'takeCard',
  ])
})

describe('a flow broken on purpose is found out:', () => {
  type Break = (flow: Flow, event: FlowEvent, result: Exclude<Advance, 'ignored'>) => Advance
  const broken = (mend: Break) => (flow: Flow, event: FlowEvent): Advance => {
    const result = advance(flow, event)
    return result === 'ignored' ? result : mend(flow, event, result)
  }
  const without = (kind: Effect['kind']): Break => (_flow, _event, { flow, effects }) => ({ flow, effects: effects.filter((effect) => effect.kind !== kind) })
  const changed = (change: (flow: Flow, event: FlowEvent) => Flow): Break => (_flow, event, { flow, effects }) => ({ flow: change(flow, event), effects })
  const withMoney = (flow: Flow, money: Partial<Flow['holding']['money']>): Flow => ({ ...flow, holding: { ...flow.holding, money: { ...flow.holding.money, ...money } } })

  test.each<readonly [string, Break, string]>([
    ['the inlet is never shut', without('closeInlet'), 'waits for inlet'],
    ['the hoppers are not told', without('payOut'), 'waits for payOut'],
    ['the vault is not told to erase', without('erase'), 'waits for end'],
    ['a clock is not started', without('wait'), 'relies on the clock'],
    ['the center is not asked', without('openSession'), 'waits for session'],
    ['the stops are not asked for', without('askStops'), 'waits for stops'],
    ['the municipality is not asked about its PIN', without('verifyPin'), 'waits for proof'],
    ['the card is not asked for the facts', without('readFacts'), 'waits for facts'],
    ['the 利用登録 is not sent', without('register'), 'waits for registration'],
    ['I-22 an outcome is never told', without('report'), 'without its one outcome'],
    ['a coin is forgotten at the end', changed((flow, event) => (event.kind === 'paidOut' ? withMoney(flow, { inserted: 0 }) : flow)), 'more is being paid out|a negative amount|with money inside|money left behind|another fee'],
    ['the fee is kept before there is paper', (_flow, event, { flow, effects }) => ({ flow, effects: event.kind === 'inletClosed' ? [...effects, { kind: 'keepFee', item: 0, yen: 300 }] : effects }), 'a fee kept without paper'],
    ['the fee of all is kept for the first', changed((flow, event) => (event.kind === 'printed' ? withMoney(flow, { kept: flow.holding.money.inserted }) : flow)), 'another fee is kept'],
    ['it prints before it is paid', (_flow, event, { flow, effects }) => (event.kind === 'held' && flow.step.kind === 'paying' ? { flow: { ...flow, step: { kind: 'clearing' } }, effects: [...effects, { kind: 'askStops' }] } : { flow, effects }), 'something unpaid is printed'],
    ['I-17 it prints without having asked for the stops', (_flow, event, { flow, effects }) => ({ flow, effects: event.kind === 'inletClosed' ? [...effects, { kind: 'print', item: 0 }] : effects }), 'without having asked for the stops'],
    ['money is asked for before the certificate is there', (_flow, event, { flow, effects }) => ({ flow, effects: event.kind === 'menuArrived' ? [...effects, { kind: 'accept', values: [100] }] : effects }), 'money asked for without'],
    ['a forgotten card is overlooked', (_flow, event, { flow, effects }) => ({ flow: event.kind === 'elapsed' ? { ...flow, machine: { ...flow.machine, faults: [] } } : flow, effects }), 'with a card on the reader'],
    ['a visit outlives itself', changed((flow) => flow.step.kind === 'ready' ? { ...flow, visit: 'a visit' } : flow), 'a visit left behind'],
    ['an answer leads nowhere', (_flow, event, result) => (['sessionOpened', 'centerFailed', 'refused'].includes(event.kind) ? 'ignored' : result), 'no way back without a hand'],
  ])('%s', (name, mend, problem) => {
    const money = /pay|paid|fee|inlet|coin|stop|outcome/i.test(name + problem)
    const { broken: lines } = explore(begin([], 0), money ? oneFee : penniless, broken(mend))
    expect(lines.some((line) => new RegExp(problem).test(line))).toBe(true)
  })

  const withCashless = (flow: Flow, cashless: Partial<Flow['holding']['cashless']>): Flow => ({ ...flow, holding: { ...flow.holding, cashless: { ...flow.holding.cashless, ...cashless } } })
  test.each<readonly [string, Break, string]>([
    ['nobody beside is asked', without('authorise'), 'waits for authorisation'],
    ['the asking is not called off', without('cancelAuthorise'), 'called off, and nobody is told'],
    ['what was earned is not taken', without('capture'), 'waits for capture'],
    ['what was set aside is not let go', without('release'), 'waits for release'],
    ['what is set aside is forgotten on the way out', (_flow, _event, { flow, effects }) => ({ flow: flow.holding.cashless.state === 'releasing' ? withCashless(flow, { state: 'none' }) : flow, effects: effects.filter(({ kind }) => kind !== 'release') }), 'set aside is forgotten'],
    ['no answer is taken for a no', (before, event, result) => (event.kind === 'notAuthorised' && event.why === 'unknown' ? advance(before, { ...event, why: 'declined' }) : result), 'what may be set aside is forgotten'],
    ['the inlet stays open beside it', (_flow, event, { flow, effects }) => ({ flow: event.kind === 'inletClosed' && flow.holding.cashless.state === 'asking' ? { ...flow, holding: { ...flow.holding, inlet: 'open' } } : flow, effects }), 'coins are taken while the terminal beside is asked'],
    ['it is charged before there is paper', changed((flow, event) => (event.kind === 'authorised' ? withCashless(flow, { charged: flow.holding.cashless.yen }) : flow)), 'another fee is kept'],
    ['the fee is kept in money and beside', changed((flow, event) => (event.kind === 'printed' && flow.holding.cashless.charged > 0 ? withMoney(flow, { kept: flow.holding.cashless.charged }) : flow)), 'one visit is charged in money and beside it'],
    ['more is taken than was earned', (_flow, _event, { flow, effects }) => ({ flow, effects: effects.map((effect) => (effect.kind === 'capture' ? { ...effect, yen: effect.yen + 10 } : effect)) }), 'another sum is taken'],
    ['less is set aside than is due', (_flow, _event, { flow, effects }) => ({ flow, effects: effects.map((effect) => (effect.kind === 'authorise' ? { ...effect, yen: 10 } : effect)) }), 'asked beside for another sum'],
    ['a doubtful sheet is charged', changed((flow, event) => (event.kind === 'printUnclear' && flow.holding.cashless.yen > 0 ? withCashless(flow, { charged: flow.holding.cashless.yen }) : flow)), 'another fee is kept|let go though'],
    ['nothing on paper about what is owed', (_flow, _event, { flow, effects }) => ({ flow, effects: effects.map((effect) => (effect.kind === 'endVisit' ? { ...effect, left: { ...effect.left, slip: 'none' } } : effect)) }), 'nothing on paper about it'],
    ['the slip is taken for printed', (_flow, _event, { flow, effects }) => ({ flow: flow.holding.slip === 'printing' ? { ...flow, holding: { ...flow.holding, slip: 'outlet' } } : flow, effects: effects.filter(({ kind }) => kind !== 'printOwedSlip') }), 'a slip that was never printed'],
    ['the slip is not told to print', without('printOwedSlip'), 'waits for slip'],
    ['the slip comes before it is known what is owed', (_flow, event, { flow, effects }) => ({ flow, effects: event.kind === 'credited' ? [...effects, { kind: 'printOwedSlip', yen: 300 }] : effects }), 'a slip too early'],
    ['a coin on a string is paid back', (_flow, event, { flow, effects }) => ({ flow, effects: event.kind === 'faultRaised' && event.code === 'coins.fraud' ? [...effects] : effects.map((effect) => (effect.kind === 'withhold' ? { kind: 'payOut', yen: effect.yen } : effect)) }), 'paid out though|nobody wrote down'],
    ['what is withheld is not written down', without('withhold'), 'nobody wrote down'],
    ['money is withheld from an honest one', (_flow, _event, { flow, effects }) => ({ flow, effects: effects.map((effect) => (effect.kind === 'payOut' ? { kind: 'withhold', yen: effect.yen } : effect)) }), 'though nobody has tampered'],
  ])('%s', (name, mend, problem) => {
    const coins = /slip|owed|coin|withheld|paper/.test(name)
    const { broken: lines } = explore(toPay, happeningsBeside(coins ? 300 : 0), broken(mend))
    expect(lines.some((line) => new RegExp(problem).test(line)), lines.slice(0, 3).join('; ')).toBe(true)
  })
})
