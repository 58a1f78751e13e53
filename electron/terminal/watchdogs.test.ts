import { describe, expect, test } from 'vitest'
import type { FlowEvent } from '../flow/event.ts'
import { cardApCard } from './fixture/card-double.ts'
import { Customer } from './fixture/customer.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { sentMenu } from './fixture/sent-menu.ts'
import { Stage } from './fixture/stage.ts'
import type { Manner } from './fixture/manner.ts'
import { usualDeadlines } from './settings.ts'
import type { Deadlines } from './settings.ts'

interface Missing {
  readonly deadline: keyof Deadlines
  /** Makes exactly this answer behave so. */
  readonly answer: (stage: Stage, manner: Manner) => void
  /** The screen on which the answer is waited for. */
  readonly waits: ReturnType<typeof screenOf>
  /** Whether its watchdog's answer has been taken in. */
  readonly taken: (stage: Stage) => boolean
  /** The trace of the answer, if it comes after all; null for a vault, which is gone by then. */
  readonly late: FlowEvent['kind'] | null
  /** Who comes, if not somebody with a card and one wish. */
  readonly begin?: (stage: Stage, customer: Customer) => void
}

const cardAp = ({ card }: Stage): void => { card.seen = () => cardApCard }
const registers = (_: Stage, customer: Customer): void => { customer.registers = true }

const screenOf = (stage: Stage) => stage.screen.name
const trouble = (fault: string) => ({ screen: { view: { screen } } }: Stage): boolean => screen.name === 'trouble' && screen.fault === fault

const missing: Readonly<Record<string, Missing>> = {
  card: {
    deadline: 'card', waits: 'reading', taken: trouble('card.failed'), late: 'identified',
    answer: ({ card }, manner) => { card.manner = (order) => order === 'identify' ? manner : 'now' },
  },
  session: {
    deadline: 'session', waits: 'reading', taken: trouble('center.late'), late: 'sessionOpened',
    answer: ({ center }, manner) => { center.manner = (order) => order === 'session' ? manner : 'now' },
  },
  proof: {
    deadline: 'proof', waits: 'pin', taken: trouble('card.failed'), late: 'proved',
    answer: ({ card }, manner) => { card.manner = (order) => order === 'prove' ? manner : 'now' },
  },
  menu: {
    deadline: 'menu', waits: 'takeCard', taken: trouble('center.late'), late: 'menuArrived',
    answer: ({ center }, manner) => { center.manner = (order) => order === 'menu' ? manner : 'now' },
  },
  pinCheck: {
    deadline: 'pinCheck', waits: 'pin', taken: trouble('center.late'), late: 'proved', begin: cardAp,
    answer: ({ center }, manner) => { center.manner = (order) => order === 'pin' ? manner : 'now' },
  },
  facts: {
    deadline: 'facts', waits: 'checkNumber', taken: trouble('card.failed'), late: 'factsRead', begin: registers,
    answer: ({ card }, manner) => { card.manner = (order) => order === 'facts' ? manner : 'now' },
  },
  register: {
    deadline: 'register', waits: 'registering', taken: trouble('center.late'), late: 'registered', begin: registers,
    answer: ({ center }, manner) => { center.manner = (order) => order === 'register' ? manner : 'now' },
  },
  stops: {
    deadline: 'stops', waits: 'print', late: 'stopsRead',
    taken: (stage) => trouble('center.late')(stage) || trouble('center.unreachable')(stage),
    answer: (stage, manner) => {
      stage.center.manner = (order) => order === 'heartbeat' && stage.terminal.flow.step.kind === 'clearing' ? manner : 'now'
    },
  },
  vault: {
    deadline: 'vault', waits: 'download', taken: trouble('center.late'), late: null,
    answer: ({ habits }, manner) => { habits.manner = (stage) => stage === 'vault' ? manner : 'now' },
  },
  coins: {
    deadline: 'coins', waits: 'pay', taken: trouble('coins.offline'), late: 'coinsRead',
    answer: ({ coins }, manner) => { coins.manner = (order) => order === 'state' ? manner : 'now' },
  },
  inlet: {
    deadline: 'inlet', waits: 'pay', taken: ({ screen }) => screen.name === 'takePaper', late: 'inletClosed',
    answer: ({ coins }, manner) => { coins.manner = (order) => order === 'inhibit' ? manner : 'now' },
  },
  print: {
    deadline: 'print', waits: 'print', taken: trouble('printer.other'), late: null,
    answer: ({ habits }, manner) => { habits.manner = (stage) => stage === 'print' ? manner : 'now' },
  },
  end: {
    deadline: 'end', waits: 'takePaper', taken: ({ terminal }) => terminal.flow.machine.locked.includes('wipe.failed'), late: 'vaultEnded',
    answer: ({ habits }, manner) => { habits.manner = (stage) => stage === 'end' ? manner : 'now' },
  },
  receipt: {
    deadline: 'receipt', waits: 'takePaper', taken: ({ terminal }) => terminal.flow.holding.receipt === 'failed', late: 'receiptPrinted',
    answer: ({ outlets }, manner) => { outlets.manner = (order) => order === 'receipt' ? manner : 'now' },
  },
  payOut: {
    deadline: 'payOut', waits: 'takePaper', taken: ({ terminal }) => terminal.flow.holding.money.owed === 200, late: 'paidOut',
    answer: ({ coins }, manner) => { coins.manner = (order) => order === 'payOut' ? manner : 'now' },
  },
}

async function begun(change: (stage: Stage) => void, begin: Missing['begin']): Promise<{ stage: Stage; customer: Customer }> {
  const stage = new Stage()
  await stage.start()
  const customer = new Customer(stage)
  customer.coin = 500
  stage.center.menu = () => ({ kind: 'ok', value: { ...sentMenu, entries: sentMenu.entries.slice(0, 1) } })
  change(stage)
  begin?.(stage, customer)
  return { stage, customer }
}

/** Goes on with 500 yen coins until the answer is waited for, and turns the clock no further. */
async function upTo({ waits, answer, begin }: Pick<Missing, 'waits' | 'answer' | 'begin'>, manner: Manner): Promise<Stage> {
  const { stage, customer } = await begun((stage) => answer(stage, manner), begin)
  for (let steps = 0; steps < 25 && !(stage.screen.name === waits && isOut(stage)); steps++) await customer.goOn()
  expect(stage.screen.name).toBe(waits)
  return stage
}

/** Whether the last thing the flow waits for on this screen has been asked for. */
function isOut({ terminal: { flow } }: Stage): boolean {
  const { step, holding } = flow
  if (step.kind === 'pin' || step.kind === 'checkNumber') return step.checking
  if (step.kind === 'paying') return step.accepts === null || holding.inlet === 'closing'
  return true
}

async function comesHome(stage: Stage, answer: Missing['answer']): Promise<void> {
  answer(stage, 'now')
  await new Customer(stage).leave()
  expect(stage.bugs).toEqual([])
  expect(['ready', 'outOfService']).toContain(stage.terminal.flow.step.kind)
  expectPromisesKept(stage)
}

describe.each(Object.entries(missing))('%s', (_, one) => {
  const { deadline, answer, taken, late } = one
  test.each(['silent', 'late'] as const)('is %s: at its deadline the watchdog answers, and the machine comes home', async (manner) => {
    const stage = await upTo(one, manner)
    const { flow } = stage.terminal
    await stage.clock.turn(usualDeadlines[deadline])
    expect(taken(stage)).toBe(true)
    expect(stage.terminal.flow).not.toBe(flow)
    const before = stage.journal.entries.length
    await stage.clock.turn(1_000)
    const traces = stage.journal.entries.slice(before).flatMap((entry) => entry.kind === 'ignored' ? [entry.event] : [])
    expect(traces).toEqual(manner === 'late' && late !== null ? [late] : [])
    await comesHome(stage, answer)
  })

  test('is slow: it counts', async () => {
    const stage = await upTo(one, 'slow')
    await stage.clock.turn(usualDeadlines[deadline])
    expect(of(stage, 'ignored').map(({ event }) => event)).not.toContain(late)
    expect(taken(stage)).toBe(deadline === 'inlet')
  })
})

const throwing = Object.entries(missing).filter(([, { late }]) => late !== null).filter(([name]) => name !== 'end')
test.each(throwing)('%s throws: a fault at once, and no bug', async (_, { answer, waits, taken, begin }) => {
  const { stage, customer } = await begun((stage) => answer(stage, 'throws'), begin)
  const screens: string[] = []
  for (let steps = 0; steps < 25 && !taken(stage); steps++) {
    await customer.goOn()
    screens.push(...stage.screen.views.map(({ screen }) => screen.name))
  }
  expect(taken(stage)).toBe(true)
  expect(screens).toContain(waits)
  await comesHome(stage, answer)
})

test('a late pay-out is not taken for the next one’s', async () => {
  const stage = new Stage()
  await stage.start()
  stage.coins.manner = (order) => order === 'payOut' ? 'late' : 'now'
  stage.coins.slip(500)
  await stage.clock.turn(usualDeadlines.payOut)
  expect(of(stage, 'payOutEnded'), 'nobody has counted').toEqual([])
  expect(of(stage, 'owed')).toEqual([expect.objectContaining({ yen: 500, why: 'payOutUnknown' })])
  stage.coins.manner = (order) => order === 'payOut' ? 'silent' : 'now'
  stage.coins.slip(500)
  await stage.clock.turn(1)
  expect(stage.journal.entries.at(-1)).toMatchObject({ kind: 'ignored', event: 'paidOut' })
  expect(stage.terminal.flow.holding).toMatchObject({ payingOut: 500, money: { inserted: 500, returned: 0 } })
})

test('a certificate that comes while it is being given up is erased, and neither printed nor written down as held', async () => {
  const stage = await upTo({ waits: 'download', answer: ({ habits }) => { habits.manner = () => 'silent' } }, 'silent')
  await stage.clock.turn(usualDeadlines.vault)
  expect(stage.vault.erasings).toBe(1)
  stage.vault.tell(stage.vault.held())
  expect(stage.journal.entries.at(-1)).toMatchObject({ kind: 'ignored', event: 'held', step: 'settling' })
  expect(of(stage, 'held')).toEqual([])
  stage.vault.end(false)
  expect(of(stage, 'erased')).toHaveLength(1)
})
