import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { memberName } from './fixture/sent-menu.ts'
import { servedUpTo, serving } from './fixture/served.ts'
import type { Served } from './fixture/served.ts'
import type { Stage } from './fixture/stage.ts'
import { usualDeadlines } from './settings.ts'

const three = (screen: Parameters<typeof servedUpTo>[0], change: (stage: Stage) => void = () => undefined): Promise<Served> =>
  servedUpTo(screen, ({ stage, customer }) => {
    customer.wishes = ['juminhyo', 'tax', 'kisaijiko']
    customer.coin = 500
    change(stage)
  })

describe('I-07 another paper than was ordered', () => {
  test('found before ⑫: no money is asked for, nothing of the whole visit is printed, and the terminal stops', async () => {
    const { stage, customer } = await three('trouble', ({ habits }) => { habits.fetching = ({ request }) => request.kind === 'tax' ? 'mismatch' : 'held' })
    expect(stage.screen.view.screen).toMatchObject({ fault: 'certificate.mismatch' })
    await customer.leave()
    expect([of(stage, 'inletOpened'), of(stage, 'printBegun')]).toEqual([[], []])
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['certificate.mismatch'] })
    expect(of(stage, 'outOfService').map(({ code }) => code)).toEqual(['certificate.mismatch'])
    const [juminhyo, tax] = stage.vaults.map(({ job }) => job.transaction)
    expect(of(stage, 'dropped').map(({ certificate, reason }) => [certificate, reason]), 'the journal names it').toEqual([[tax, 'certificate.mismatch']])
    const outcomes = new Map(stage.center.reports.map(({ certificate, outcome }) => [certificate, outcome]))
    expect(outcomes, 'and the center hears of it, and of no other').toEqual(new Map([[juminhyo, '未交付未収'], [tax, '不整合']]))
    expectPromisesKept(stage)
  })

  test('found before ⑬: it is not printed nor charged, what was printed before stays, and the terminal stops', async () => {
    const { stage, customer } = await three('takePaper', ({ habits }) => { habits.printing = ({ request }) => request.kind === 'tax' ? 'mismatch' : 'printed' })
    await customer.until('takeReceipt')
    await customer.leave()
    expect(of(stage, 'printEnded').map(({ outcome }) => outcome)).toEqual(['printed', 'nothingOut'])
    expect(stage.coins.creditedTotal - stage.coins.paidTotal).toBe(300)
    expect(stage.center.reports.map(({ outcome }) => outcome)).toEqual(['交付済', '不整合', '未交付返金済'])
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['certificate.mismatch'] })
    expectPromisesKept(stage)
  })
})

describe('I-10 nobody begins while', () => {
  const occupied: readonly (readonly [string, (served: Served) => Promise<void>])[] = [
    ['paper lies in the outlet', async ({ stage }) => { stage.outlets.paper = 'occupied' }],
    ['the printer has a job', async ({ stage }) => { stage.outlets.faults.add('busy') }],
    ['money is being counted out', async ({ stage }) => {
      stage.coins.manner = (order) => order === 'payOut' ? 'silent' : 'now'
      stage.coins.slip(100)
    }],
    ['a vault has not ended', async ({ stage, customer }) => {
      stage.habits.manner = (name) => name === 'end' ? 'silent' : 'now'
      await customer.goOn()
      await customer.until('pay')
      customer.touch({ kind: 'cancel' })
    }],
    ['another one’s visit is on', async ({ customer }) => {
      await customer.goOn()
      await customer.until('choose')
    }],
  ]
  test.each(occupied)('%s', async (_, make) => {
    const served = await serving()
    await make(served)
    // Longer than any message stands.
    await served.stage.clock.turn(10_000)
    const { length } = of(served.stage, 'visitOpened')
    served.stage.card.remove()
    served.stage.card.place()
    await served.stage.clock.turn(1_000)
    expect(of(served.stage, 'visitOpened')).toHaveLength(length)
  })

  test('the last one’s card lies on the reader', async () => {
    const { stage, customer } = await servedUpTo('pin')
    customer.touch({ kind: 'cancel' })
    await stage.clock.turn(10_000)
    expect(of(stage, 'visitClosed')).toEqual([])
    stage.card.remove()
    await stage.clock.turn(10_000)
    expect(of(stage, 'visitClosed')).toHaveLength(1)
  })
})

test('I-11 time that runs out ends the whole visit in one step: inlet, money, and every vault', async () => {
  const { stage } = await three('pay')
  stage.coins.insert(500)
  const before = stage.journal.entries.length
  await stage.clock.turn(180_000 + 20_000)
  expect(stage.vaults.map(({ erasings }) => erasings)).toEqual([1, 1, 1])
  const [first] = stage.journal.entries.slice(before).filter(({ kind }) => kind === 'eraseBegun')
  const begun = stage.journal.entries.filter(({ kind }) => kind === 'eraseBegun')
  const place = first === undefined ? -1 : stage.journal.entries.indexOf(first)
  expect(stage.journal.entries.slice(place, place + 3), 'nothing happens in between').toEqual(begun)
  await stage.clock.turn(60_000)
  expect(stage.coins.accepting).toEqual([])
  expect(stage.coins.paidTotal).toBe(500)
  expect(stage.center.reports.map(({ outcome }) => outcome)).toEqual(['未交付返金済', '未交付返金済', '未交付返金済'])
  expectPromisesKept(stage)
})

describe('I-12 what comes late', () => {
  test('from the vault of an earlier visit means nothing in the next one, though it is the first certificate there too', async () => {
    const { stage, customer } = await servedUpTo('download', ({ stage }) => { stage.habits.manner = (name) => name === 'vault' ? 'silent' : 'now' })
    const [early] = stage.vaults
    await stage.clock.turn(usualDeadlines.vault)
    await customer.until('ready')
    await customer.goOn()
    await customer.until('download')
    const { flow } = stage.terminal
    const { length } = of(stage, 'ignored')
    const late = early?.held()
    if (early === undefined || late === undefined) throw new Error('no vault')
    for (const told of [late, { kind: 'printed', sheets: 1 } as const, { kind: 'mismatch', claim: 'nonce' } as const]) early.tell(told)
    expect(stage.terminal.flow).toBe(flow)
    expect(of(stage, 'ignored').slice(length).map(({ event }) => event), 'and is counted').toEqual(['held', 'printed', 'mismatch'])
    expect(of(stage, 'held')).toEqual([])
  })

  test('a certificate is erased, and told to the center as not issued', async () => {
    const { stage, customer } = await servedUpTo('download', ({ stage }) => { stage.habits.manner = (name) => name === 'vault' ? 'late' : 'now' })
    await stage.clock.turn(usualDeadlines.vault + 1)
    await customer.until('ready')
    expect(stage.vaults.map(({ erasings }) => erasings)).toEqual([1])
    expect(of(stage, 'erased').map(({ processGone }) => processGone)).toEqual([true])
    expect(stage.center.reports.map(({ outcome }) => outcome)).toEqual(['未交付未収'])
  })
})

describe('I-14 nothing is kept that belongs to one visit', () => {
  const rooms = ['../flow', '.', '../journal', '../contract', '../vault']
  /** A process that serves one certificate and ends with it, and the one that tests host it in. */
  const oneShot = ['vault-process.ts', 'hosting-process.ts']
  test.each(rooms)('in no module of %s', (room) => {
    const folder = new URL(`${room}/`, import.meta.url)
    const files = readdirSync(folder).filter((file) => /(?<!\.test|\.contract|-child|-writer)\.ts$/.test(file) && !oneShot.includes(file))
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) expect(readFileSync(new URL(file, folder), 'utf8'), file).not.toMatch(/^(?:export )?(?:let|var) /m)
  })

  test('nor in the terminal: the next visit has papers, ids and a screen of its own', async () => {
    const { stage, customer } = await servedUpTo('confirm', ({ customer }) => { customer.scope = 'part' })
    expect(JSON.stringify(stage.screen.view)).toContain(memberName)
    customer.touch({ kind: 'cancel' })
    await customer.until('ready')
    expect(stage.screen.replaced).toBe(1)
    expect(JSON.stringify([stage.terminal.flow, stage.screen.view])).not.toContain(memberName)
    expect(stage.terminal.flow.visit).toBeNull()
  })
})

test('I-22 every certificate of a visit ends in exactly one outcome, and the center is told each once', async () => {
  const { stage, customer } = await three('takePaper', ({ habits }) => {
    habits.fetching = ({ request }) => request.kind === 'tax' ? 'refused' : 'held'
    habits.printing = ({ request }) => request.kind === 'kisaijiko' ? 'unknown' : 'printed'
  })
  await customer.leave()
  const told = new Map(stage.center.reports.map(({ certificate, outcome }) => [certificate, outcome]))
  expect(stage.center.reports).toHaveLength(3)
  expect(stage.vaults.map(({ job }) => told.get(job.transaction))).toEqual(['交付済', '未交付未収', '交付不良要返金'])
  expect(of(stage, 'reported').filter(({ acknowledged }) => acknowledged)).toHaveLength(3)
})

test('I-23 the erasure of each certificate is seen and written down, before its visit is closed', async () => {
  const { stage, customer } = await three('takeReceipt')
  await customer.until('ready')
  const ids = stage.vaults.map(({ job }) => job.transaction)
  expect(of(stage, 'eraseBegun').map(({ certificate }) => certificate)).toEqual(ids)
  expect(of(stage, 'erased')).toEqual(ids.map((certificate) => expect.objectContaining({ certificate, bytes: 9_000, processGone: true, killed: false })))
  const kinds = stage.journal.entries.map(({ kind }) => kind)
  expect(kinds.lastIndexOf('erased')).toBeLessThan(kinds.indexOf('visitClosed'))
})
