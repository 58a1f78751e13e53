import { describe, expect, test } from 'vitest'
import type { ExaminedHost } from '../../../hardware/wipe/examine-host.ts'
import type { Sight } from './count.ts'
import type { Subject } from './markers.ts'
import { wipeResult, wipeResultOf } from './result.ts'
import type { WipeVisit } from './visit.ts'
import { linesOfHost, linesOfResult, tableOf } from './words.ts'

type Counts = Readonly<Record<string, Partial<Record<Subject, number>>>>

const sight = (counts: Counts): Sight => ({
  bytes: 300_000_000, residues: [],
  counts: new Map(Object.entries(counts).map(([place, found]) => [place, { names: 0, pin: 0, certificate: 0, ...found }])),
})
const clean: WipeVisit = {
  first: sight({ terminal: {} }),
  before: { names: sight({ terminal: { names: 12 }, renderer: { names: 3 } }), pin: sight({ terminal: { pin: 1 } }), certificate: sight({ terminal: {}, vault: { certificate: 3 } }) },
  after: sight({ terminal: {}, renderer: {} }),
  forgottenMs: 400,
}
const host: ExaminedHost = {
  swap: { kind: 'none' }, zswap: false, cores: { kept: false, limit: 1, collector: null }, overwrites: true,
  folders: [{ folder: '/run/kiosk', place: { type: 'tmpfs', memory: true, noswap: true } }],
}

test('two customers of whom nothing stayed, on a machine that keeps nothing', () => {
  const result = wipeResultOf([clean, { ...clean, forgottenMs: 900 }], host)
  expect(wipeResult.parse(result)).toEqual(result)
  expect(result).toMatchObject({ transactions: 2, first: 0, unseen: [], remembered: 0, forgottenMs: 900, host: [], well: true })
  expect(tableOf(result).map((line) => line.trim().split(/\s{2,}/))).toEqual([
    ['place', 'names', 'PIN', 'certificate'], ['terminal', '24 → 0', '2 → 0', '·'], ['renderer', '6 → 0', '·', '·'], ['vault', '·', '·', '6 → gone'],
  ])
  expect([...linesOfResult(result), ...linesOfHost(host)].filter(({ sign }) => sign === 'bad')).toEqual([])
})

describe('not well is', () => {
  const left = sight({ terminal: { names: 1 }, renderer: {} })
  test.each<readonly [string, Partial<WipeVisit>, object]>([
    ['a name that stayed', { after: left, forgottenMs: null }, { remembered: 1, forgottenMs: null }],
    ['a trace from before the customer came', { first: left }, { first: 1 }],
    ['a PIN that was not found while it had to be there', { before: { ...clean.before, pin: sight({ terminal: {} }) } }, { unseen: ['pin'] }],
  ])('%s', (_, change, expected) => {
    const result = wipeResultOf([clean, { ...clean, ...change }], host)
    expect(result).toMatchObject({ ...expected, well: false })
    expect(linesOfResult(result).filter(({ sign, remedy }) => sign === 'bad' && remedy !== null)).toHaveLength(1)
  })

  test.each<readonly [string, Partial<ExaminedHost>]>([
    ['swap', { swap: { kind: 'possible', devices: ['/dev/sda3'] }, zswap: true }],
    ['cores', { cores: { kept: true, limit: 0, collector: '/usr/share/apport/apport' } }],
    ['allocator', { overwrites: false }],
  ])('a machine with its %s', (what, change) => {
    const ill = { ...host, ...change }
    expect(wipeResultOf([clean], ill)).toMatchObject({ host: [what], well: false })
    expect(linesOfHost(ill).filter(({ sign, remedy }) => sign === 'bad' && remedy !== null)).toHaveLength(1)
  })

  test('no customer at all', () => {
    expect(wipeResultOf([], host).well).toBe(false)
  })
})
