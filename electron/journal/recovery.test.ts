import { describe, expect, test } from 'vitest'
import { knownOf } from './acceptor.ts'
import { classify, customerWaits } from './recovery.ts'
import type { Entry } from './entry.ts'
import type { Obligation, Recovery, Situation } from './recovery.ts'

const order = '0'.repeat(32)
const transaction = 'beef'.repeat(8)
const reference = 'BEEF-BEEF'
const certificate = 'cafe'.repeat(8)
const digest = 'd'.repeat(64)
const born: Entry = { kind: 'acceptorAdopted', why: 'first', inlet: 'coins', counter: 0 }
const started: Entry = { kind: 'terminalStarted', build: '0.1.0', configuration: digest, terminal: digest, demo: false }

const opened: readonly Entry[] = [born, { kind: 'visitOpened', transaction }]
const applied: readonly Entry[] = [
  ...opened, { kind: 'applied', transaction, certificate, municipality: '99001', type: 'juminhyo', copies: 1, holderBinding: digest, requestDigest: digest, due: 300 },
]
const paying: readonly Entry[] = [...applied, { kind: 'inletOpened', transaction, due: 300 }]
const paid: readonly Entry[] = [
  ...paying, { kind: 'credited', transaction, yen: 500, inlet: 'coins', counter: 1 }, { kind: 'inletClosed', transaction },
]
const printing: readonly Entry[] = [...paid, { kind: 'printBegun', transaction, certificate, document: digest, copies: 1, sheets: 1 }]
const printed: readonly Entry[] = [
  ...printing, { kind: 'printEnded', transaction, certificate, outcome: 'printed', sheets: 1, kept: 300, charged: 0 },
]
const erased: Extract<Entry, { kind: 'erased' }> = {
  kind: 'erased', transaction, certificate, bytes: 9_000, processGone: true, killed: false,
}

/** Entries a second apart from 0 on, then a start. */
function look(entries: readonly Entry[], situation: Partial<Situation> = {}): Recovery {
  const rows = [...entries, started].map((entry, second) => ({ at: second * 1_000, entry }))
  const { marks } = knownOf(entries)
  return classify(rows, {
    remembered: { kind: 'told', credits: [], faults: [], marks }, now: 60_000, canReturn: true, canSweep: true, fresh: 'f'.repeat(32),
    outcomeOf: ({ issue }) => issue === 'none' ? null : issue === 'printed' ? '交付済' : '未交付返金済', ...situation,
  })
}

function obligations(entries: readonly Entry[], situation: Partial<Situation> = {}): readonly Obligation[] {
  const recovery = look(entries, situation)
  return recovery.kind === 'open' ? recovery.obligations : []
}

const sweep = { kind: 'sweep', transaction }

describe('nothing open', () => {
  test('a journal of which every visit has been closed', () => {
    expect(look([...opened, { kind: 'visitClosed', transaction, outcome: 'cancelled' }]))
      .toEqual({ kind: 'clean', outOfService: [], unreported: [], unsettled: [] })
  })

  test('a first start adopts what the acceptor says', () => {
    const marks = [{ inlet: 'coins', counter: 3 }, { inlet: 'notes', counter: 0 }] as const
    expect(obligations([], { remembered: { kind: 'told', credits: [], faults: [], marks } })).toEqual(marks.map((mark) => ({ kind: 'adoptAcceptor', why: 'first', ...mark })))
  })

  test('what staff has not lifted still stands after a restart', () => {
    const out: readonly Entry[] = [born, { kind: 'outOfService', code: 'coins.short' }, { kind: 'outOfService', code: 'printer.jam' }]
    expect(look(out)).toEqual({ kind: 'clean', outOfService: ['coins.short', 'printer.jam'], unreported: [], unsettled: [] })
    expect(look([...out, { kind: 'inService' }])).toEqual({ kind: 'clean', outOfService: [], unreported: [], unsettled: [] })
  })

  test('an outcome the center has not acknowledged is still to be told', () => {
    const closed: readonly Entry[] = [
      ...printed, { kind: 'payOutBegun', transaction, yen: 200, order }, { kind: 'payOutEnded', transaction, outcome: 'paid', paid: 200 }, erased,
      { kind: 'reported', transaction, certificate, outcome: '交付済', acknowledged: false },
      { kind: 'visitClosed', transaction, outcome: 'finished' },
    ]
    expect(look(closed)).toEqual({ kind: 'clean', outOfService: [], unreported: [{ transaction, certificate, outcome: '交付済' }], unsettled: [] })
    const told: Entry = { kind: 'reported', transaction, certificate, outcome: '交付済', acknowledged: true }
    expect(look([...closed, told])).toEqual({ kind: 'clean', outOfService: [], unreported: [], unsettled: [] })
  })
})

describe('an open visit', () => {
  test('before any application: closed, nothing to report', () => {
    expect(obligations(opened)).toEqual([{ kind: 'closeVisit', transaction }])
  })

  test('applied: residues swept, then reported, then closed', () => {
    expect(obligations(applied)).toEqual([sweep])
    expect(obligations([...applied, { ...erased, processGone: false }])).toEqual([sweep])
    expect(obligations([...applied, erased])).toEqual([{ kind: 'report', transaction, certificate, outcome: '未交付返金済' }])
    expect(obligations([...applied, erased, { kind: 'reported', transaction, certificate, outcome: '未交付未収', acknowledged: false }]))
      .toEqual([{ kind: 'closeVisit', transaction }])
  })

  test('applied, and what it may have left can’t be swept: all the rest is done, and the next start that can sweeps it', () => {
    expect(obligations(applied, { canSweep: false })).toEqual([{ kind: 'report', transaction, certificate, outcome: '未交付返金済' }])
    const closed: readonly Entry[] = [
      ...applied, { kind: 'reported', transaction, certificate, outcome: '未交付未収', acknowledged: true }, { kind: 'visitClosed', transaction, outcome: 'recovered' },
    ]
    expect(look(closed, { canSweep: false })).toMatchObject({ kind: 'clean' })
    expect(obligations(closed)).toEqual([sweep])
  })

  test('paying: the inlet is closed first, and what went in meanwhile is credited', () => {
    expect(obligations(paying)).toEqual([{ kind: 'closeInlet', transaction }])
    const credits = [{ inlet: 'coins', yen: 100, counter: 1 }, { inlet: 'coins', yen: 50, counter: 3 }] as const
    expect(obligations(paying, { remembered: { kind: 'told', credits, faults: [], marks: [{ inlet: 'coins', counter: 4 }] } })).toEqual([
      ...credits.map((credit) => ({ kind: 'credit', transaction, ...credit })), { kind: 'passCoins', inlet: 'coins', counter: 4 }, { kind: 'closeInlet', transaction },
    ])
  })

  test('paid: the customer, still there, gets everything back', () => {
    expect(look(paid)).toEqual({
      kind: 'open',
      visits: [{
        transaction, certificates: [{ certificate, issue: 'applied' }],
        money: { inserted: 500, kept: 0, returned: 0, owed: 0 }, inside: 500,
      }],
      obligations: [{ kind: 'returnMoney', transaction, yen: 500, reference }, sweep],
    })
  })

  test('printed: the fee stays kept, the change is returned', () => {
    expect(obligations([...printed, erased])).toEqual([{ kind: 'returnMoney', transaction, yen: 200, reference }])
  })

  test('I-24 printing begun and never ended: ended as unknown, never resumed; its due is owed, the rest returned, staff called', () => {
    expect(obligations(printing)).toEqual([
      { kind: 'endPrinting', transaction, certificate },
      { kind: 'recordOwed', transaction, yen: 300, reference, why: 'printUnknown' },
      { kind: 'returnMoney', transaction, yen: 200, reference },
      { kind: 'takeOutOfService', code: 'printer.unknownResult' },
      sweep,
    ])
  })

  test('what is in doubt is written down once, whichever of the records a crash has kept', () => {
    const ended: Entry = { kind: 'printEnded', transaction, certificate, outcome: 'unknown', sheets: 0, fault: 'printer.jam' }
    const owed: Entry = { kind: 'owed', transaction, yen: 300, reference, why: 'printUnknown' }
    const money = (entries: readonly Entry[]): readonly Obligation[] => obligations(entries)
      .filter(({ kind }) => kind === 'recordOwed' || kind === 'returnMoney')
    const doubt = { kind: 'recordOwed', transaction, yen: 300, reference, why: 'printUnknown' }
    const rest = { kind: 'returnMoney', transaction, yen: 200, reference }
    expect(money([...printing, ended])).toEqual([doubt, rest])
    expect(money([...printing, owed])).toEqual([rest])
    expect(money([...printing, ended, owed])).toEqual([rest])
    expect(money([...printing, ended, owed, { kind: 'payOutBegun', transaction, yen: 200, order }])).toEqual([])
    const unknown: Entry = { kind: 'owed', transaction, yen: 200, reference, why: 'payOutUnknown' }
    expect(money([...printing, ended, owed, { kind: 'payOutBegun', transaction, yen: 200, order }, unknown])).toEqual([])
  })

  test('a pay-out begun and never ended is not repeated: the device is asked, and where it can’t tell, all of it is written down for staff to check', () => {
    const payingOut: readonly Entry[] = [...printed, erased, { kind: 'payOutBegun', transaction, yen: 200, order }]
    const owed = { kind: 'recordOwed', transaction, yen: 200, reference, why: 'payOutUnknown' } as const
    const out = { kind: 'takeOutOfService', code: 'coins.payoutStuck' } as const
    expect(obligations(payingOut)).toEqual([{ kind: 'recallPayOut', transaction, yen: 200, order, reference }])
    expect(obligations(payingOut, { remembered: null, canReturn: false })).toEqual([out, owed])
    expect(obligations([...payingOut, { kind: 'payOutRecalled', transaction, paid: 0 }])).toEqual([{ kind: 'returnMoney', transaction, yen: 200, reference }])
    expect(obligations([...payingOut, { ...out, kind: 'outOfService' }, { ...owed, kind: 'owed' }]))
      .toEqual([{ kind: 'report', transaction, certificate, outcome: '交付済' }])
  })

  test('a pay-out that ended, however badly, leaves nothing to check', () => {
    const ended: readonly Entry[] = [
      ...printed, erased, { kind: 'payOutBegun', transaction, yen: 200, order },
      { kind: 'payOutEnded', transaction, outcome: 'stuck', paid: 50, owed: 150, reference },
    ]
    expect(obligations(ended)).toEqual([{ kind: 'report', transaction, certificate, outcome: '交付済' }])
  })

  test.each<readonly [string, Partial<Situation>, string]>([
    ['the customer has been away too long', { now: (paid.length - 1) * 1_000 + customerWaits + 1 }, 'customerGone'],
    ['the clock went backwards', { now: 0 }, 'customerGone'],
    ['the hoppers do not answer', { canReturn: false }, 'coinsSilent'],
  ])('money is written down as owed where %s', (_where, situation, why) => {
    expect(obligations(paid, situation)).toEqual([{ kind: 'recordOwed', transaction, yen: 500, reference, why }, sweep])
  })

  test('at the very end of the wait it is still returned; starts and recoveries in between do not lengthen the wait', () => {
    const now = (paid.length - 1) * 1_000 + customerWaits
    expect(obligations(paid, { now })[0]?.kind).toBe('returnMoney')
    expect(obligations([...paid, started, { kind: 'swept', transaction, files: 0 }], { now: now + 1 })[0]?.kind).toBe('recordOwed')
  })
})

describe('the inlet', () => {
  const forgot = { kind: 'lost', inlet: 'coins', why: 'reset', credits: [], faults: [], marks: [{ inlet: 'coins', counter: 2 }] } as const

  test('forgot while somebody was paying: staff has to count, before anything else is written', () => {
    const coin: Entry = { kind: 'credited', transaction, yen: 100, inlet: 'coins', counter: 1 }
    const credits = [{ inlet: 'coins', yen: 500, counter: 9 }] as const
    expect(obligations([...paying, coin], { remembered: { ...forgot, why: 'overrun', credits, faults: [], marks: [{ inlet: 'coins', counter: 10 }] } })).toEqual([
      { kind: 'takeOutOfService', code: 'coins.uncounted' },
      { kind: 'credit', transaction, inlet: 'coins', yen: 500, counter: 9 },
      { kind: 'adoptAcceptor', why: 'overrun', inlet: 'coins', counter: 10 },
      { kind: 'closeInlet', transaction },
    ])
  })

  test('forgot while nobody was paying: simply adopted', () => {
    expect(obligations(paid, { remembered: forgot })).toEqual([{ kind: 'adoptAcceptor', why: 'reset', inlet: 'coins', counter: 2 }])
  })

  test('refused something meanwhile: its counter is written down, lest the next start take it for money', () => {
    const remembered = { kind: 'told', credits: [], faults: [], marks: [{ inlet: 'coins', counter: 255 }] } as const
    expect(obligations(paid, { remembered })).toEqual([{ kind: 'passCoins', inlet: 'coins', counter: 255 }])
  })

  test('does not answer: the visit is settled without it, and the inlet is looked after when it does', () => {
    const closed: readonly Entry[] = [
      ...paying, erased, { kind: 'reported', transaction, certificate, outcome: '未交付未収', acknowledged: true },
      { kind: 'visitClosed', transaction, outcome: 'recovered' },
    ]
    const credit = { inlet: 'coins', yen: 100, counter: 1 } as const
    expect(obligations(paying, { remembered: null, canReturn: false })).toEqual([sweep])
    expect(look(closed, { remembered: null }).kind).toBe('clean')
    expect(obligations(closed, { remembered: { kind: 'told', credits: [credit], faults: [], marks: [{ inlet: 'coins', counter: 1 }] } })).toEqual([
      { kind: 'credit', transaction, ...credit }, { kind: 'closeInlet', transaction },
    ])
  })

  test('a coin that belongs to no visit gets an account of its own, and is owed', () => {
    const fresh = 'f'.repeat(32)
    const credit = { inlet: 'coins', yen: 10, counter: 1 } as const
    expect(obligations([born], { remembered: { kind: 'told', credits: [credit], faults: [], marks: [{ inlet: 'coins', counter: 1 }] } }))
      .toEqual([{ kind: 'credit', transaction: fresh, ...credit }])
    expect(obligations([born, { kind: 'credited', transaction: fresh, ...credit }])).toEqual([
      { kind: 'recordOwed', transaction: fresh, yen: 10, reference: 'FFFF-FFFF', why: 'customerGone' },
    ])
  })

  test('somebody pulled a coin back: nothing is paid out, staff decides', () => {
    const cheated: readonly Entry[] = [...paid, { kind: 'fault', code: 'coins.fraud' }, { kind: 'outOfService', code: 'coins.fraud' }]
    expect(obligations(cheated)).toEqual([{ kind: 'recordOwed', transaction, yen: 500, reference, why: 'fraud' }, sweep])
  })
})

describe('a cashless payment', () => {
  test('a sheet in doubt that was paid beside is not charged: a coin that fell in is the customer’s', () => {
    const coin: Entry = { kind: 'credited', transaction, yen: 100, inlet: 'coins', counter: 1 }
    const doubtful: Entry = { kind: 'printEnded', transaction, certificate, outcome: 'unknown', sheets: 0, fault: 'printer.jam' }
    expect(obligations([...applied, asked, answered('authorised'), coin, doubtful]).slice(0, 2)).toEqual([
      { kind: 'returnMoney', transaction, yen: 100, reference }, { kind: 'takeOutOfService', code: 'printer.unknownResult' },
    ])
  })

  const asked: Entry = { kind: 'authorisationBegun', transaction, attempt: 1, yen: 300 }
  const answered = (outcome: 'authorised' | 'declined' | 'unknown'): Entry => ({ kind: 'authorisationEnded', transaction, attempt: 1, outcome })
  const printedFor: Entry = { kind: 'printEnded', transaction, certificate, outcome: 'printed', sheets: 1, kept: 0, charged: 300 }
  const capturing: Entry = { kind: 'captureBegun', transaction, attempt: 1, yen: 300 }
  const captured = (outcome: 'done' | 'unknown' | 'refused'): Entry => ({ kind: 'captureEnded', transaction, attempt: 1, yen: 300, outcome })
  const release = { kind: 'release', transaction, attempt: 1 }
  const capture = { kind: 'capture', transaction, attempt: 1, yen: 300 }

  test.each<readonly [string, readonly Entry[], readonly unknown[]]>([
    ['asked, and nobody saw the answer', [asked], [release]],
    ['asked, and no answer came', [asked, answered('unknown')], [release]],
    ['declined', [asked, answered('declined')], []],
    ['set aside, nothing printed', [asked, answered('authorised')], [release]],
    ['set aside and printed', [asked, answered('authorised'), printedFor], [capture]],
    ['taken, and nobody saw the answer', [asked, answered('authorised'), printedFor, capturing], [capture]],
    ['taken, and no answer came', [asked, answered('authorised'), printedFor, capturing, captured('unknown')], [capture]],
    ['taken', [asked, answered('authorised'), printedFor, capturing, captured('done')], []],
    ['not to be taken', [asked, answered('authorised'), printedFor, capturing, captured('refused')], []],
    ['being let go', [asked, answered('authorised'), { kind: 'releaseBegun', transaction, attempt: 1 }], [release]],
  ])('%s', (_, entries, unsettled) => {
    const closed: Entry = { kind: 'visitClosed', transaction, outcome: 'recovered' }
    const settled: readonly Entry[] = [born, ...entries, erased, closed]
    expect(look(settled.filter((entry) => entry !== erased || entries.includes(printedFor)))).toEqual({ kind: 'clean', outOfService: [], unreported: [], unsettled })
  })
})
