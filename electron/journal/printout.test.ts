import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { printoutsOf } from './printout.ts'
import type { Entry } from './entry.ts'
import type { Printout } from './printout.ts'

const hex = (seed: number, length: number): string => seed.toString(16).padStart(length, '0')

/** All that a certificate leaves in the journal until its printing ends; everything about it follows from its number. */
interface Life {
  readonly authenticated: Extract<Entry, { kind: 'authenticated' }>
  readonly applied: Extract<Entry, { kind: 'applied' }>
  readonly held: Extract<Entry, { kind: 'held' }>
  readonly printBegun: Extract<Entry, { kind: 'printBegun' }>
  readonly printEnded: Extract<Entry, { kind: 'printEnded' }>
}

function life(visit: number, seed: number): Life {
  const transaction = hex(visit, 32)
  const certificate = hex(seed, 32)
  const bound = { transaction, certificate, holderBinding: hex(seed + 1_000, 64), requestDigest: hex(seed + 2_000, 64) }
  const document = hex(seed + 3_000, 64)
  return {
    authenticated: { kind: 'authenticated', transaction, method: 'jpki', holderDigest: hex(visit, 64) },
    applied: { kind: 'applied', ...bound, municipality: '99001', type: 'juminhyo', copies: 1, due: 300 },
    held: { kind: 'held', ...bound, document, pages: 2, sheets: 1, fee: 300 },
    printBegun: { kind: 'printBegun', transaction, certificate, document, copies: 1, sheets: 1 },
    printEnded: { kind: 'printEnded', transaction, certificate, outcome: 'printed', sheets: 1, kept: 300, charged: 0 },
  }
}

/** Entries a second apart, then asked. */
function ask(...entries: readonly Entry[]): readonly Printout[] {
  return printoutsOf(entries.map((entry, second) => ({ at: second * 1_000, entry })))
}

const one = life(1, 1)
const two = life(1, 2)
const other = life(2, 3)
const { authenticated, applied, held, printBegun, printEnded } = one

test('I-21 what was printed was the requester’s: who, what and when, without a name', () => {
  expect(ask(authenticated, applied, held, printBegun, printEnded)).toEqual([{
    transaction: applied.transaction, certificate: applied.certificate, at: 3_000, document: held.document, paper: 'out',
    holderDigest: authenticated.holderDigest, holderBinding: applied.holderBinding, requestDigest: applied.requestDigest,
    verdict: 'matched',
  }])
})

test.each<readonly [Printout['verdict'], readonly Entry[]]>([
  ['nobodyLetIn', [applied, held, printBegun, printEnded]],
  ['nobodyLetIn', [other.authenticated, applied, held, printBegun, printEnded]],
  ['neverAppliedFor', [authenticated, held, printBegun, printEnded]],
  ['neverHeld', [authenticated, applied, printBegun, printEnded]],
  ['neverHeld', [authenticated, applied, printBegun, held, printEnded]],
  ['otherVisit', [authenticated, { ...applied, transaction: other.applied.transaction }, held, printBegun, printEnded]],
  ['otherVisit', [authenticated, applied, { ...held, transaction: other.applied.transaction }, printBegun, printEnded]],
  ['otherHolder', [authenticated, applied, { ...held, holderBinding: other.held.holderBinding }, printBegun, printEnded]],
  ['otherRequest', [authenticated, applied, { ...held, requestDigest: two.held.requestDigest }, printBegun, printEnded]],
  ['otherDocument', [authenticated, applied, held, { ...printBegun, document: other.held.document }, printEnded]],
])('I-21 years later the journal tells: %s', (verdict, entries) => {
  expect(ask(...entries).map((printout) => printout.verdict)).toEqual([verdict])
})

test('I-21 two customers, served at the same time as in Kawasaki, whose documents changed places: both are found', () => {
  const [mine, theirs] = [{ ...one.held, document: other.held.document }, { ...other.held, holderBinding: one.held.holderBinding }]
  const printouts = ask(
    one.authenticated, other.authenticated, one.applied, other.applied, mine, theirs, one.printBegun, other.printBegun,
    one.printEnded, other.printEnded,
  )
  expect(printouts.map(({ verdict }) => verdict)).toEqual(['otherDocument', 'otherHolder'])
})

test('a printing that brought surely nothing is none; one whose end nobody saw may have brought paper', () => {
  const { transaction, certificate } = applied
  const before = [authenticated, applied, held, printBegun]
  expect(ask(...before, { kind: 'printEnded', transaction, certificate, outcome: 'nothingOut', fault: 'printer.jam' })).toEqual([])
  expect(ask(...before).map(({ paper }) => paper)).toEqual(['possible'])
  const beside: readonly Entry[] = [two.applied, two.held, two.printBegun, printEnded]
  expect(ask(...before, ...beside).map(({ paper }) => paper)).toEqual(['out', 'possible'])
  expect(ask(...before, { kind: 'printEnded', transaction, certificate, outcome: 'unknown', sheets: 0, fault: 'terminal.restarted' }))
    .toEqual([expect.objectContaining({ paper: 'possible', verdict: 'matched' })])
})

test('a certificate that was printed twice, which must never be, is shown twice', () => {
  expect(ask(authenticated, applied, held, printBegun, printEnded, printBegun, printEnded).map(({ at }) => at)).toEqual([3_000, 5_000])
})

test('however the certificates of some visits run into each other, each is judged by its own traces alone', () => {
  const lives = [one, two, other, life(2, 4), life(3, 5)]
  const strands = lives.map((each): readonly Entry[] => [each.authenticated, each.applied, each.held, each.printBegun, each.printEnded])
  const order = fc.shuffledSubarray(lives.flatMap((_, index) => strands[index]?.map(() => index) ?? []), { minLength: 25 })
  fc.assert(fc.property(order, fc.nat({ max: 4 }), (order, swapped) => {
    const queues = strands.map((strand, index) => index !== swapped ? [...strand]
      : strand.map((entry) => (entry.kind === 'held' ? { ...entry, holderBinding: hex(9, 64) } : entry)))
    const printouts = ask(...order.flatMap((index) => queues[index]?.shift() ?? []))
    expect(printouts.length).toBe(lives.length)
    for (const { certificate, verdict } of printouts) {
      expect(verdict).toBe(certificate === lives[swapped]?.applied.certificate ? 'otherHolder' : 'matched')
    }
  }))
})
