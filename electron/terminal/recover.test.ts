import { describe, expect, test } from 'vitest'
import type { Recalled } from '../../hardware/coins/coins.ts'
import type { IssueOutcome } from '../flow/holding.ts'
import { keepBooks } from '../journal/bookkeeping.ts'
import type { Entry } from '../journal/entry.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { Stage } from './fixture/stage.ts'

const transaction = 'abcd'.repeat(8)
const order = '0'.repeat(32)
const certificate = 'cede'.repeat(8)
const digest = 'd'.repeat(64)
const applied: Entry = { kind: 'applied', transaction, certificate, municipality: '99001', type: 'juminhyo', copies: 1, holderBinding: digest, requestDigest: digest, due: 300 }
const born: Entry = { kind: 'acceptorAdopted', why: 'first', inlet: 'coins', counter: 0 }
const opened: readonly Entry[] = [born, { kind: 'visitOpened', transaction }, applied]
const paying: readonly Entry[] = [...opened, { kind: 'inletOpened', transaction, due: 300 }]
const paid: readonly Entry[] = [...paying, { kind: 'credited', transaction, yen: 500, inlet: 'coins', counter: 1 }, { kind: 'inletClosed', transaction }]
const printing: readonly Entry[] = [...paid, { kind: 'printBegun', transaction, certificate, document: digest, copies: 1, sheets: 1 }]

/** A terminal that was interrupted after these entries. */
function interrupted(entries: readonly Entry[]): Stage {
  const stage = new Stage()
  for (const entry of entries) {
    stage.journal.write(entry)
    if (entry.kind === 'applied') stage.center.applied(stage.settings.identity.terminal, entry.certificate)
  }
  for (const { yen } of of(stage, 'credited')) {
    stage.coins.creditedTotal += yen
    stage.coins.credits.push(yen)
  }
  return stage
}

/** What the start has written, without its frame. */
async function written(stage: Stage): Promise<readonly Entry[]> {
  const before = stage.journal.entries.length
  await stage.recover()
  return stage.journal.entries.slice(before)
}

describe('each obligation is carried out once, and written down', () => {
  const report = (outcome: IssueOutcome): readonly Entry[] => [
    { kind: 'reported', transaction, certificate, outcome, acknowledged: false }, { kind: 'reported', transaction, certificate, outcome, acknowledged: true },
  ]
  const swept: Entry = { kind: 'swept', transaction, files: 2 }
  const closed: Entry = { kind: 'visitClosed', transaction, outcome: 'recovered' }
  const drawn: string = expect.stringMatching(/^[0-9a-f]{32}$/)
  const begun: Entry = { kind: 'payOutBegun', transaction, yen: 500, order }

  test.each<readonly [string, readonly Entry[], readonly Entry[]]>([
    ['the first start of all', [], [born, { kind: 'swept', transaction: null, files: 2 }]],
    ['an application', opened, [swept, ...report('未交付未収'), closed]],
    ['an open inlet', paying, [{ kind: 'inletClosed', transaction }, swept, ...report('未交付未収'), closed]],
    ['money inside', paid, [{ ...begun, order: drawn }, { kind: 'payOutEnded', outcome: 'paid', transaction, paid: 500 }, swept, ...report('未交付返金済'), closed]],
    ['printing', printing, [
      { kind: 'printEnded', outcome: 'unknown', transaction, certificate, sheets: 0, fault: 'terminal.restarted' },
      { kind: 'owed', transaction, yen: 300, reference: 'ABCD-ABCD', why: 'printUnknown' },
      { kind: 'payOutBegun', transaction, yen: 200, order: drawn }, { kind: 'payOutEnded', outcome: 'paid', transaction, paid: 200 },
      { kind: 'outOfService', code: 'printer.unknownResult' },
      swept, ...report('交付不良要返金'), closed,
    ]],
    ['a pay-out that did not reach the tubes', [...paid, begun], [
      { kind: 'payOutRecalled', transaction, paid: 0 }, swept, { ...begun, order: drawn }, { kind: 'payOutEnded', outcome: 'paid', transaction, paid: 500 },
      ...report('未交付返金済'), closed,
    ]],
  ])('%s', async (_, before, after) => {
    const stage = interrupted(before)
    const left = [2]
    stage.sweep = () => Promise.resolve(left.shift() ?? 0)
    const entries = await written(stage)
    expect(entries.filter(({ kind }) => kind !== 'terminalStarted' && kind !== 'terminalRecovered')).toEqual(after)
    const further = (await written(stage)).map(({ kind }) => kind)
    expect(further, 'a further start does nothing more').toEqual(['terminalStarted', 'terminalRecovered'])
    const returned = entries.reduce((sum, entry) => sum + (entry.kind === 'payOutEnded' ? entry.paid : 0), 0)
    expect(stage.coins.paidTotal).toBe(returned)
    expect(stage.center.reports).toHaveLength(before.length > 0 ? 1 : 0)
    expectPromisesKept(stage)
  })
})

describe('a pay-out that nobody saw end', () => {
  const begun: Entry = { kind: 'payOutBegun', transaction, yen: 500, order }
  const told = async (answer: Recalled): Promise<Stage> => {
    const stage = interrupted([...paid, begun])
    stage.coins.recall = () => Promise.resolve(answer)
    await stage.recover()
    return stage
  }

  test('the tubes say that all came out: nobody is owed anything', async () => {
    const stage = await told({ kind: 'paid', paid: 500 })
    expect(of(stage, 'payOutRecalled')).toEqual([{ kind: 'payOutRecalled', transaction, paid: 500 }])
    expect(stage.center.reports.map(({ outcome }) => outcome)).toEqual(['未交付返金済'])
    expect(stage.coins.paidTotal, 'and nothing is paid again').toBe(0)
  })

  test('a part of it: the rest is paid, for the customer is there', async () => {
    const stage = await told({ kind: 'short', paid: 200, owed: 300 })
    expect(of(stage, 'payOutRecalled')).toEqual([{ kind: 'payOutRecalled', transaction, paid: 200 }])
    expect(of(stage, 'payOutEnded')).toEqual([{ kind: 'payOutEnded', outcome: 'paid', transaction, paid: 300 }])
    expect(of(stage, 'outOfService')).toEqual([])
  })

  test('they can’t tell: all of it is owed, and staff counts', async () => {
    const stage = await told({ kind: 'unknown' })
    expect(of(stage, 'owed')).toEqual([{ kind: 'owed', transaction, yen: 500, reference: 'ABCD-ABCD', why: 'payOutUnknown' }])
    expect(of(stage, 'outOfService')).toEqual([{ kind: 'outOfService', code: 'coins.payoutStuck' }])
    expect(stage.coins.paidTotal).toBe(0)
  })
})

test('says who it is, without saying it, and how much there was to do', async () => {
  const entries = await written(interrupted(paid))
  expect(entries[0]).toEqual({
    kind: 'terminalStarted', build: '0.1.0', configuration: 'c'.repeat(64), terminal: expect.stringMatching(/^[0-9a-f]{64}$/), demo: false,
  })
  expect(entries.at(-1)).toEqual({ kind: 'terminalRecovered', obligations: 4 })
})

test('what keeps the terminal closed is handed on', async () => {
  expect(await interrupted(printing).recover()).toEqual(['printer.unknownResult'])
  expect(await interrupted(paid).recover()).toEqual([])
})

test('coins that fell while the terminal was away are credited to who was paying, and given back', async () => {
  const stage = interrupted(paying)
  stage.coins.slip(100)
  await stage.recover()
  expect(of(stage, 'credited')).toEqual([{ kind: 'credited', transaction, yen: 100, inlet: 'coins', counter: 1 }])
  expect(stage.coins.paidTotal).toBe(100)
  expectPromisesKept(stage)
})

test('the inlet is closed before the acceptor is read', async () => {
  const stage = interrupted(paying)
  stage.coins.accepting = [100]
  await stage.recover()
  expect(stage.coins.accepting).toEqual([])
})

test('an acceptor that has been exchanged is adopted', async () => {
  const stage = interrupted([...paid, { kind: 'coinsPassed', inlet: 'coins', counter: 9 }])
  const restarted = stage.coins.since.bind(stage.coins)
  stage.coins.since = (marks) => {
    stage.coins.reset = marks.some(({ counter }) => counter === 9)
    return restarted(marks)
  }
  await stage.recover()
  expect(of(stage, 'acceptorAdopted').at(-1)).toEqual({ kind: 'acceptorAdopted', why: 'reset', inlet: 'coins', counter: 0 })
})

describe('coin devices that fail', () => {
  test.each(['silent', 'throws', 'late'] as const)('a device that is %s: the money is owed', async (manner) => {
    const stage = interrupted(paid)
    stage.coins.manner = () => manner
    await stage.recover()
    expect(of(stage, 'owed')).toEqual([{ kind: 'owed', transaction, yen: 500, reference: 'ABCD-ABCD', why: 'coinsSilent' }])
    expect(stage.coins.paidTotal).toBe(0)
  })

  test('a device that says it is offline is not asked to pay', async () => {
    const stage = interrupted(paid)
    stage.coins.faults.add('offline')
    await stage.recover()
    expect(stage.coins.paidTotal).toBe(0)
    expect(keepBooks(stage.journal.entries).total.owed).toBe(500)
  })

  test.each([
    ['short', 'short', 250, 'coins.short'], ['stuck', 'stuck', 0, 'coins.payoutStuck'],
  ] as const)('a pay-out that comes out %s', async (paying, outcome, out, code) => {
    const stage = interrupted(paid)
    stage.coins.paying = () => paying
    expect(await stage.recover()).toEqual([code])
    const ended = { kind: 'payOutEnded', outcome, transaction, paid: out, owed: 500 - out, reference: 'ABCD-ABCD' }
    expect(of(stage, 'payOutEnded')).toEqual([ended])
    expectPromisesKept(stage)
  })

  test('a pay-out whose answer can’t be true: nothing of it is written down, and the tubes are asked what came of it', async () => {
    const stage = interrupted(paid)
    stage.coins.paying = () => 'lies'
    expect(await stage.recover()).toEqual([])
    expect([of(stage, 'payOutRecalled'), of(stage, 'payOutEnded')]).toEqual([[{ kind: 'payOutRecalled', transaction, paid: 500 }], []])
    expect(stage.coins.paidTotal).toBe(500)
    expectPromisesKept(stage)
  })

  test.each(['silent', 'throws', 'late'] as const)('a pay-out whose answer is %s is never made again', async (manner) => {
    const stage = interrupted(paid)
    stage.coins.manner = (order) => order === 'payOut' ? manner : 'now'
    expect(await stage.recover(), 'the device says afterwards that all came out').toEqual([])
    await stage.recover()
    expect(stage.coins.paidTotal).toBe(500)
    expect(keepBooks(stage.journal.entries).total).toEqual({ inserted: 500, kept: 0, returned: 500, owed: 0 })
    expectPromisesKept(stage)
  })

  test.each(['silent', 'throws', 'late'] as const)('a pay-out of which it is %s to the last is owed, and staff counts', async (manner) => {
    const stage = interrupted(paid)
    stage.coins.manner = (order) => order === 'payOut' || order === 'recall' ? manner : 'now'
    expect(await stage.recover()).toEqual(['coins.payoutStuck'])
    await stage.recover()
    expect(stage.coins.paidTotal).toBe(500)
    expect(of(stage, 'owed')).toEqual([expect.objectContaining({ yen: 500, why: 'payOutUnknown' })])
    expectPromisesKept(stage)
  })
})

test('tubes that refuse to pay and say afterwards that they never heard of it are told twice, and no more', async () => {
  const stage = interrupted(paid)
  let told = 0
  stage.coins.payOut = () => {
    told += 1
    return Promise.reject(new Error('a driver that throws'))
  }
  await stage.recover()
  expect(told).toBe(2)
  expect(of(stage, 'owed')).toEqual([{ kind: 'owed', transaction, yen: 500, reference: 'ABCD-ABCD', why: 'coinsSilent' }])
})

describe('a center that can not be told', () => {
  test.each(['silent', 'throws', 'late'] as const)('because it is %s holds nothing up, and is told at a later start', async (manner) => {
    const stage = interrupted(opened)
    stage.center.manner = () => manner
    await stage.recover()
    expect(of(stage, 'reported').map(({ acknowledged }) => acknowledged)).toEqual([false])
    stage.center.manner = (order) => order === 'report' ? manner : 'now'
    await stage.recover()
    expect(of(stage, 'reported'), 'that it failed once more is no news').toHaveLength(1)
    stage.center.manner = () => 'now'
    await stage.recover()
    await stage.recover()
    expect(of(stage, 'reported').map(({ acknowledged }) => acknowledged)).toEqual([false, true])
    const heard = stage.center.reports
    expect(new Set(heard.map(({ outcome }) => outcome))).toEqual(new Set(['未交付未収']))
    expect(new Set(heard.map((report) => report.certificate))).toEqual(new Set([certificate]))
  })

  test('of one certificate is told of the others all the same', async () => {
    const other = 'beef'.repeat(8)
    const stage = interrupted([born, { kind: 'visitOpened', transaction }, ...[certificate, other].flatMap((each): Entry[] => [
      { ...applied, certificate: each }, { kind: 'reported', transaction, certificate: each, outcome: '未交付未収', acknowledged: false },
    ]), { kind: 'swept', transaction, files: 0 }, { kind: 'visitClosed', transaction, outcome: 'timeout' }])
    const { noted } = stage.center
    stage.center.noted = (told) => told === certificate ? { kind: 'fault', fault: 'invalidAnswer' } : noted(told)
    await stage.recover()
    expect(of(stage, 'reported').filter(({ acknowledged }) => acknowledged).map((entry) => entry.certificate)).toEqual([other])
  })
})

describe('residues', () => {
  const found = (stage: Stage) => of(stage, 'swept').map(({ transaction, files }) => ({ transaction, files }))

  test('are swept at every start; the journal tells only of what was found', async () => {
    const stage = new Stage()
    let looks = 0
    stage.sweep = () => Promise.resolve(looks++ === 1 ? 3 : 0)
    for (let start = 0; start < 3; start += 1) await stage.recover()
    expect(looks).toBe(3)
    expect(found(stage)).toEqual([{ transaction: null, files: 3 }])
  })

  test('are swept with the inlet closed, for that may take long and a crash may have left it open', async () => {
    const stage = interrupted(paying)
    stage.coins.accepting = [100, 500]
    const open: (readonly number[])[] = []
    stage.sweep = () => {
      open.push(stage.coins.accepting)
      return Promise.resolve(0)
    }
    await stage.recover()
    expect(open).toEqual([[]])
  })

  test('of two open visits are told of once', async () => {
    const other = 'beef'.repeat(8)
    const stage = interrupted([
      ...opened, { kind: 'visitOpened', transaction: other }, { ...applied, transaction: other, certificate: other },
    ])
    stage.sweep = () => Promise.resolve(4)
    await stage.recover()
    expect(found(stage)).toEqual([{ transaction, files: 4 }, { transaction: other, files: 0 }])
  })

  test('that can’t be swept keep the terminal closed until a start sweeps them; everything else is put in order', async () => {
    const stage = interrupted(paid)
    stage.sweep = () => Promise.reject(new Error('EACCES'))
    expect(await stage.recover()).toEqual(['wipe.failed'])
    expect(await stage.recover()).toEqual(['wipe.failed'])
    expect(of(stage, 'outOfService')).toEqual([{ kind: 'outOfService', code: 'wipe.failed' }])
    expect(of(stage, 'visitClosed')).toHaveLength(1)
    expect(found(stage), 'nobody has looked').toEqual([])
    expect(stage.coins.paidTotal).toBe(500)
    stage.sweep = () => Promise.resolve(1)
    expect(await stage.recover(), 'a restart puts nothing in order: staff does').toEqual(['wipe.failed'])
    expect(found(stage)).toEqual([{ transaction, files: 1 }])
    expectPromisesKept(stage)
  })
})
