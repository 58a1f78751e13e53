import { afterAll, describe, expect, test, vi } from 'vitest'
import { Customer } from './fixture/customer.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { memberName, sentMenu } from './fixture/sent-menu.ts'
import { Stage } from './fixture/stage.ts'
import { settled } from './fixture/turned-clock.ts'

const sabotaged = vi.hoisted(() => {
  // Other files of this worker have the sound one, loaded already.
  vi.resetModules()
  return { flow: false }
})
afterAll(() => void vi.resetModules())
vi.mock(import('../flow/advance.ts'), async (original) => {
  const { advance } = await original()
  return {
    advance: (flow, event) => {
      if (sabotaged.flow) throw new Error('no such state')
      return advance(flow, event)
    },
  }
})

async function serving(): Promise<{ stage: Stage; customer: Customer }> {
  const stage = new Stage()
  await stage.start()
  return { stage, customer: new Customer(stage) }
}

const kindsOf = (stage: Stage): readonly string[] => stage.journal.entries.map(({ kind }) => kind)

describe('a visit', () => {
  test('from ① to ⑮, with change, and the journal has it in the order in which it happened', async () => {
    const { stage, customer } = await serving()
    customer.coin = 500
    await customer.goOn()
    await customer.until('takeReceipt')
    await customer.until('ready')
    expect(stage.bugs).toEqual([])
    expectPromisesKept(stage)
    expect(kindsOf(stage).slice(3)).toEqual([
      'float', 'stopsSeen', 'visitOpened', 'pinTried', 'ignored', 'authenticated', 'applied', 'held', 'inletOpened', 'credited', 'inletClosed',
      'printBegun', 'printEnded', 'eraseBegun', 'payOutBegun', 'erased', 'payOutEnded', 'reported', 'visitClosed', 'reported',
    ])
    expect(stage.coins.paidTotal).toBe(200)
    expect(stage.outlets.receiptsPrinted).toHaveLength(1)
    expect(stage.screen.replaced, 'and nobody sees the last customer’s screen').toBe(1)
  })

  test('the answers of ⑥⑦⑧ go into the application as ⑩ showed them', async () => {
    const { stage, customer } = await serving()
    customer.scope = 'part'
    customer.copies = 2
    await customer.goOn()
    await customer.until('confirm')
    expect(JSON.stringify(stage.screen.view)).toContain(memberName)
    await customer.until('pay')
    expect(stage.vault.job.request).toEqual({
      municipalityCode: '99901', kind: 'juminhyo', copies: 2, fee: 600, language: 'ja',
      answers: [{ question: 'scope', choices: ['part'] }, { question: 'members', choices: ['hanako'] }, { question: 'items', choices: [] }],
    })
  })

  test('the holder of the journal is another in every visit', async () => {
    const { stage, customer } = await serving()
    for (let visit = 0; visit < 2; visit++) {
      await customer.goOn()
      await customer.until('choose')
      customer.touch({ kind: 'cancel' })
      await customer.until('ready')
    }
    const holders = of(stage, 'authenticated').map(({ holderDigest }) => holderDigest)
    expect(new Set(holders).size).toBe(2)
  })

  test('a coin that came before the inlet was opened does not keep its opening out of the journal', async () => {
    const { stage, customer } = await serving()
    await customer.goOn()
    await customer.until('confirm')
    stage.coins.slip(100)
    await customer.until('pay')
    expect(kindsOf(stage).filter((kind) => kind === 'inletOpened' || kind === 'credited')).toEqual(['credited', 'inletOpened'])
    await customer.until('ready')
    expectPromisesKept(stage)
  })
})

describe('⑫', () => {
  test('gives time to pay, longer than any other screen', async () => {
    const { stage, customer } = await serving()
    await customer.goOn()
    await customer.until('pay')
    expect(stage.screen.view.screen).toMatchObject({ msLeft: 180_000 })
    await stage.clock.turn(179_999)
    expect(stage.screen.view.countdown).toBeNull()
    await stage.clock.turn(1)
    expect(stage.screen.view.countdown).toEqual({ msLeft: 20_000, extensionsLeft: 10 })
  })

  test('an inlet that can not be opened is a fault, and no bug', async () => {
    const { stage, customer } = await serving()
    stage.coins.manner = (order) => order === 'accept' ? 'throws' : 'now'
    await customer.goOn()
    await customer.until('trouble')
    expect(stage.screen.view.screen).toMatchObject({ fault: 'coins.offline' })
    expect(stage.bugs).toEqual([])
  })
})

describe('a coin that belongs to no visit', () => {
  test('is paid back under a transaction of its own, which opens and closes no visit', async () => {
    const { stage } = await serving()
    stage.coins.slip(100)
    stage.coins.slip(10)
    await stage.clock.turn(60_000)
    expect(stage.terminal.flow.step.kind).toBe('ready')
    expectPromisesKept(stage)
    const [first, second] = of(stage, 'credited')
    const paid = of(stage, 'payOutEnded')
    expect(new Set([first, second, ...paid].map((entry) => entry?.transaction)).size).toBe(1)
    expect(paid.map((entry) => entry.paid)).toEqual([100, 10])
    expect(kindsOf(stage)).not.toContain('visitOpened')
    expect(kindsOf(stage)).not.toContain('visitClosed')
  })

  test('the next one gets another transaction, and so does the next visit', async () => {
    const { stage, customer } = await serving()
    for (let coin = 0; coin < 2; coin++) {
      stage.coins.slip(100)
      await stage.clock.turn(60_000)
    }
    await customer.goOn()
    const transactions = [...of(stage, 'credited'), ...of(stage, 'visitOpened')].map(({ transaction }) => transaction)
    expect(new Set(transactions).size).toBe(3)
  })
})

test('hoppers that say they have paid more than they were asked to: none of it counts, and staff is called', async () => {
  const { stage } = await serving()
  stage.coins.paying = () => 'lies'
  stage.coins.slip(100)
  await stage.clock.turn(60_000)
  expect(of(stage, 'owed')).toEqual([expect.objectContaining({ yen: 100, why: 'payOutUnknown' })])
  expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['coins.payoutStuck'] })
})

describe('touches', () => {
  test('on an older screen mean nothing, and leave a trace', async () => {
    const { stage, customer } = await serving()
    await customer.goOn()
    await customer.until('choose')
    const { flow } = stage.terminal
    stage.screen.touch({ kind: 'cancel' }, stage.screen.view.epoch - 1)
    expect(stage.terminal.flow).toBe(flow)
    expect(stage.journal.entries.at(-1)).toEqual({ kind: 'ignored', transaction: flow.visit, event: 'touched', step: 'choosing' })
  })

  test('nobody waits for mean nothing, and leave a trace', async () => {
    const { stage, customer } = await serving()
    await customer.goOn()
    await customer.until('choose')
    const { flow } = stage.terminal
    stage.screen.touch({ kind: 'taken' })
    expect(stage.terminal.flow).toBe(flow)
    expect(stage.journal.entries.at(-1)).toMatchObject({ kind: 'ignored', event: 'touched' })
  })

  test('the window could not read leave a trace; that its page is gone is for the window to mend', async () => {
    const { stage } = await serving()
    stage.screen.trouble({ kind: 'refusedMessage', why: 'no intent' })
    expect(stage.journal.entries.at(-1)).toEqual({ kind: 'ignored', transaction: null, event: 'touched', step: 'ready' })
    const { length } = stage.journal.entries
    stage.screen.trouble({ kind: 'rendererGone', why: 'killed' })
    expect(stage.journal.entries).toHaveLength(length)
  })
})

describe('a bug', () => {
  const sabotage: readonly (readonly [string, (stage: Stage) => void])[] = [
    ['in the flow', () => { sabotaged.flow = true }],
    ['in the journal', (stage) => { vi.spyOn(stage.journal, 'write').mockImplementation(() => { throw new Error('disk full') }) }],
    ['in the view', (stage) => { vi.spyOn(stage.screen, 'show').mockImplementation(() => { throw new Error('no such screen') }) }],
    ['in a renderer that can not be thrown away', (stage) => { stage.screen.replacing = () => Promise.reject(new Error('still there')) }],
  ]

  test.each(sabotage)('%s is told once; then nothing is asked, shown or written any more', async (_, break_) => {
    const { stage, customer } = await serving()
    await customer.goOn()
    await customer.until('pin')
    customer.typePin('73')
    break_(stage)
    customer.touch({ kind: 'cancel' })
    stage.card.remove()
    await stage.clock.turn(600_000)
    expect(stage.bugs).toHaveLength(1)
    const { length } = stage.journal.entries
    const asked = stage.outlets.statusAsked
    vi.restoreAllMocks()
    sabotaged.flow = false
    stage.card.place()
    stage.coins.slip(100)
    stage.screen.touch({ kind: 'taken' })
    await stage.clock.turn(600_000)
    expect([stage.bugs.length, stage.journal.entries.length, stage.outlets.statusAsked, stage.clock.running]).toEqual([1, length, asked, 0])
  })

  test('in hearing an answer is a bug, and not the neighbour’s fault', async () => {
    const { stage, customer } = await serving()
    stage.center.menu = () => ({ kind: 'ok', value: { ...sentMenu, get entries(): never { throw new Error('ours') } } })
    await customer.goOn()
    await customer.until('pin')
    await customer.goOn()
    expect(stage.bugs).toEqual([new Error('ours')])
  })

  test('stands in the journal and on the screen, where they still can be reached', async () => {
    const { stage } = await serving()
    stage.terminal.guard(() => { throw new Error('ours') })
    expect(stage.journal.entries.at(-1)).toEqual({ kind: 'fault', code: 'terminal.bug' })
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['terminal.bug'] })
  })
})

describe('stopped', () => {
  test('in the middle of a visit it lets nothing lie open, and hears nothing any more', async () => {
    const { stage, customer } = await serving()
    await customer.goOn()
    await customer.until('pay')
    const { length } = stage.journal.entries
    stage.stop()
    await settled()
    expect(stage.vault.erasings).toBe(1)
    expect(stage.coins.accepting, 'nobody should pay a terminal that is not there').toEqual([])
    expect([stage.card.watched, stage.coins.watched]).toEqual([0, 0])
    stage.stop()
    await stage.clock.turn(600_000)
    expect(stage.vault.erasings).toBe(1)
    expect(stage.journal.entries).toHaveLength(length)
    expect(stage.bugs).toEqual([])
  })

  test('answers that are under way are not written any more', async () => {
    const { stage, customer } = await serving()
    stage.card.manner = () => 'slow'
    await customer.goOn()
    const { length } = stage.journal.entries
    stage.stop()
    await stage.clock.turn(600_000)
    expect(stage.journal.entries).toHaveLength(length)
    expect(stage.bugs).toEqual([])
  })

  test('in the middle of an event, it takes in none of those that wait behind it', async () => {
    const { stage } = await serving()
    stage.screen.onView = () => {
      stage.screen.onView = () => undefined
      stage.coins.slip(100)
      stage.stop()
    }
    stage.card.place()
    expect(stage.terminal.flow.holding.money.inserted).toBe(0)
    expect(kindsOf(stage).at(-1)).toBe('visitOpened')
  })

  test('while it starts, it does not begin to listen', async () => {
    const stage = new Stage()
    await stage.recover()
    stage.outlets.manner = () => 'slow'
    const serving = stage.serve([])
    stage.stop()
    await serving
    await stage.clock.turn(60_000)
    expect([stage.card.watched, stage.coins.watched, stage.clock.running]).toEqual([0, 0, 0])
  })
})

describe('the report', () => {
  test('that the center does not take note of stays unacknowledged', async () => {
    const { stage, customer } = await serving()
    stage.center.noted = () => ({ kind: 'fault', fault: 'invalidAnswer' })
    await customer.goOn()
    await customer.until('takeReceipt')
    await customer.until('ready')
    expect(of(stage, 'reported').map(({ acknowledged }) => acknowledged)).toEqual([false])
  })

  test.each([
    ['throws', 'throws'], ['is silent', 'silent'],
  ] as const)('to a center that %s stays unacknowledged and stops nothing', async (_, manner) => {
    const { stage, customer } = await serving()
    await customer.goOn()
    await customer.until('takeReceipt')
    stage.center.manner = (order) => order === 'report' ? manner : 'now'
    await customer.until('ready')
    await stage.clock.turn(60_000)
    expect(of(stage, 'reported').map(({ acknowledged }) => acknowledged)).toEqual([false])
    expect(stage.bugs).toEqual([])
    expect(stage.terminal.flow.step.kind).toBe('ready')
  })
})
