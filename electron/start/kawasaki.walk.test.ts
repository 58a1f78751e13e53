import { expect, test, vi } from 'vitest'
import { faultNames } from '../../center/reference/faults.ts'
import { Dice } from './fixture/simulation/dice.ts'
import { keepsItsPromises } from './fixture/simulation/shrink.ts'
import type { ToOpen } from '../../center/envelope.ts'
import type { FaultName } from '../../center/reference/faults.ts'
import type { Plan } from './fixture/simulation/town.ts'

/** The buffers in which certificates stand in the clear, by transaction: for the hand that gets at a vault’s memory. */
const bare = new Map<string, readonly Uint8Array[]>()
vi.mock(import('../../center/envelope.ts'), async (actual) => {
  const own = await actual()
  return {
    ...own,
    open: async (given: ToOpen) => {
      const opened = await own.open(given)
      bare.set(given.expected.transaction, opened.used)
      return opened
    },
  }
})

/** One bit changes in what a vault holds, between ⑪ and ⑬. */
function cosmicRay(transaction: string): void {
  const [held] = bare.get(transaction) ?? []
  if (held === undefined) throw new Error('nothing is held')
  const middle = Math.floor(held.length * 0.6)
  held[middle] = (held[middle] ?? 0) ^ 1
}

/** The faults that get at single answers. */
const striking: readonly FaultName[] = [
  'swap', 'wrongHolder', 'tampered', 'expired', 'wrongKey', 'staleRegistry', 'overwrite', 'reusedName', 'previousDocument', 'wrongBuild', 'staleForm',
  'lateAnswer', 'crossed', 'replayed', 'wrongSeal', 'bitFlip',
]

/** Runs of the long test; more by KAWASAKI_RUNS. */
const runs = Number(process.env['KAWASAKI_RUNS'] ?? 200)

/** Two to eight terminals mostly, now and then sixteen, thirty-two and sixty-four; some with certificates drawn stroke by stroke. */
function planOf(seed: number): Plan {
  const dice = new Dice(seed)
  const booths = seed === 60 ? 64 : seed % 200 === 130 ? 32 : seed % 100 === 20 ? 16 : 2 + dice.roll(5)
  const busy = booths > 8 ? 20_000 : 20_000 + dice.roll(20_000)
  return { seed, booths, busy, faults: seed % 10 === 0 ? [] : faultNames, realPaper: seed % 60 === 7, cosmicRay }
}

test('whatever is mixed up, wherever and in whatever order: no page is printed that was not made for who asked, and money is kept for nothing else', async () => {
  const sum = { runs: 0, terminals: 0, moments: 0, orders: 0, switched: 0, visits: 0, applied: 0, printed: 0, struck: 0, noticed: 0, lost: 0 }
  const [strikes, words] = [new Map<string, number>(), new Map<string, number>()]
  for (let seed = 1; seed <= runs; seed++) {
    const plan = planOf(seed)
    const { book, timeline, switched, visits, applied } = await keepsItsPromises(plan)
    sum.runs += 1
    sum.terminals += plan.booths
    sum.moments += timeline.happened
    sum.orders += timeline.crowded
    sum.switched += switched
    sum.visits += visits
    sum.applied += applied
    sum.printed += book.printed
    const { struck, noticed, lost } = book.reckoning()
    sum.struck += struck
    sum.noticed += noticed
    sum.lost += lost
    for (const [into, from] of [[strikes, book.strikes], [words, book.noticed]] as const) for (const [name, times] of from) into.set(name, (into.get(name) ?? 0) + times)
    bare.clear()
  }
  process.stdout.write(`Kawasaki: ${JSON.stringify({ ...sum, strikes: Object.fromEntries(strikes), words: Object.fromEntries(words) })}\n`)
  // A walk that never gets far shows nothing.
  expect(sum.printed).toBeGreaterThan(runs / 2)
  expect(sum.noticed).toBeGreaterThan(runs)
  expect([...strikes.keys()].toSorted()).toEqual([...striking].toSorted())
})

test('the same seed is the same day, so that what was once broken can be seen again', async () => {
  const [first, again] = [await keepsItsPromises(planOf(5)), await keepsItsPromises(planOf(5))]
  expect(again.timeline.happened).toBe(first.timeline.happened)
  expect([...again.book.strikes, ...again.book.noticed]).toEqual([...first.book.strikes, ...first.book.noticed])
  const other = await keepsItsPromises(planOf(6))
  expect(other.timeline.happened).not.toBe(first.timeline.happened)
})

test('what only delays, repeats, breaks or overtakes messages mixes up nobody, and costs nobody paper or money', async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { book } = await keepsItsPromises({ seed, booths: 4, busy: 40_000, faults: ['slow', 'duplicate', 'cut', 'reorder'] })
    expect([...book.noticed.keys()].filter((word) => word.startsWith('mismatch'))).toEqual([])
  }
})

/** Lives through one day after the other with these faults and no others, until three are over and this has been noticed on one of them. */
async function expectNoticed(word: string, plan: Partial<Plan> & Pick<Plan, 'faults'>): Promise<void> {
  const noticed = new Set<string>()
  for (let seed = 1; seed <= 20 && (seed <= 3 || !noticed.has(word)); seed++) {
    const { book } = await keepsItsPromises({ seed, booths: 4, busy: 40_000, ...plan })
    for (const each of book.noticed.keys()) noticed.add(each)
  }
  expect(noticed).toContain(word)
}

test.each(['transaction', 'terminal', 'nonce', 'holderBinding', 'requestDigest', 'pages', 'document'])('one claim alone that is another’s is noticed: %s', async (claim) => {
  const choose: Plan['choose'] = (things) => things.find((thing) => thing === claim)
  await expectNoticed(`mismatch ${claim}`, { faults: ['staleForm'], choose })
})

test.each<[string, FaultName, string]>([
  ['a changed byte of the document', 'tampered', 'mismatch document'],
  ['another’s signature', 'wrongKey', 'mismatch signature'],
  ['an envelope that has run out', 'expired', 'mismatch expired'],
  ['an envelope of before', 'replayed', 'mismatch seal'],
  ['another’s envelope, rightly signed and sealed to who asks', 'swap', 'mismatch transaction'],
])('the vault notices %s', async (_, fault, word) => {
  await expectNoticed(word, { faults: [fault] })
})

test('the vault notices what happened to its memory while it was being paid for', async () => {
  await expectNoticed('mismatch document', { faults: [], cosmicRay })
})

test('the client takes no answer about another transaction: an outcome is noted only where the center has noted it', async () => {
  await expectNoticed('fault invalidAnswer', { faults: ['lateAnswer', 'crossed'], booths: 6 })
})

test('the center notices a document about somebody else before it signs', async () => {
  await expectNoticed('fault suspended', { faults: ['overwrite', 'reusedName', 'previousDocument', 'wrongHolder'] })
})

test('the center notices a document for another application of the same holder before it signs', async () => {
  await expectNoticed('fault suspended', { faults: ['overwrite', 'reusedName', 'previousDocument'], people: ['mihon-hanako'] })
})

test('the center notices a build that it has not approved before it signs', async () => {
  await expectNoticed('fault suspended', { faults: ['wrongBuild'] })
})
