import { describe, expect, test } from 'vitest'
import { applicationFor, fault, guest, hex, ok, terminal, visitor } from './contract-visitor.ts'
import { dayOf, daysFrom, endOf } from './japan-time.ts'
import { wholeLedger } from './whole-ledger.ts'
import type { CenterUnderTest, OpenCenter } from './contract-visitor.ts'

/** ms. */
const day = 24 * 3_600_000

/** What a terminal is told of its own transactions, for 日次・月次清算. */
export function ledgerContract(start: OpenCenter): void {
  describe('ledger', () => {
    test('I-22 each transaction is there as it was applied for, open until its report, which it is dated by', async () => {
      const world = await start()
      const { session, application } = await visitor(world, 'ordinary')
      const { transaction, request: { municipalityCode: municipality, kind, copies, fee } } = application
      const applied = world.now()
      ok(await world.center.apply(session, application))
      const line = { transaction, accepted: { municipality, kind, copies, fee }, at: applied }
      expect(await today(world, session)).toEqual([{ ...line, outcome: null }])
      world.passTime(1_000)
      ok(await world.center.report(session, transaction, '交付済'))
      expect(await today(world, session)).toEqual([{ ...line, outcome: '交付済', at: applied + 1_000 }])
    })

    test('what was given up before it was accepted is there with its outcome, and as nothing that was applied for', async () => {
      const world = await start()
      const { session, application: { transaction } } = await visitor(world, 'ordinary')
      ok(await world.center.report(session, transaction, '未交付未収'))
      expect(await today(world, session)).toEqual([{ transaction, accepted: null, outcome: '未交付未収', at: world.now() }])
    })

    test('a terminal sees its own lines and nobody else’s, from any session of it', async () => {
      const world = await start()
      const { session, application } = await visitor(world, 'ordinary')
      ok(await world.center.apply(session, application))
      expect(await today(world, await sessionOf(world, 'T-2'))).toEqual([])
      expect(await today(world, await sessionOf(world, 'T-1'))).toHaveLength(1)
    })

    test('days are those of Japan, from midnight to midnight, the last one included', async () => {
      const world = await start()
      const first = dayOf(world.now())
      const { session: early, application: { transaction } } = await visitor(world, 'ordinary')
      ok(await world.center.report(early, transaction, '未交付未収'))
      world.passTime(endOf(first) - world.now())
      const { session, application: { transaction: late } } = await visitor(world, 'ordinary')
      ok(await world.center.report(session, late, '未交付未収'))
      const idsOf = async (from: string, to: string) => ok(await wholeLedger(world.center, session, { from, to })).map((line) => line.transaction)
      expect(await idsOf(first, first)).toEqual([transaction])
      expect(await idsOf(daysFrom(first, 1), daysFrom(first, 1))).toEqual([late])
      expect(await idsOf(first, daysFrom(first, 1))).toEqual([transaction, late])
      expect(await idsOf(daysFrom(first, 2), daysFrom(first, 9))).toEqual([])
      expect(await idsOf(daysFrom(first, 1), first), 'no day is between').toEqual([])
    })

    test('however many they are, each is told once: page by page, in order, also those of one moment', async () => {
      const world = await start()
      const session = await sessionOf(world, 'T-1')
      const given = Array.from({ length: 205 }, () => hex(32))
      for (const transaction of given.toReversed()) ok(await world.center.report(session, transaction, '未交付未収'))
      const span = { from: dayOf(world.now()), to: dayOf(world.now()), after: null }
      expect(ok(await world.center.readLedger(session, span)).more).toBe(true)
      expect((await today(world, session)).map(({ transaction }) => transaction)).toEqual(given)
    })

    test('one whose report comes while the pages are turned is not missed, and tells its outcome', async () => {
      const world = await start()
      const who = await guest(world, 'ordinary')
      const { session, application } = await applicationFor(who, 'juminhyo')
      ok(await world.center.apply(session, application))
      const span = { from: dayOf(world.now()), to: dayOf(world.now()) }
      const turning: Pick<typeof world.center, 'readLedger'> = {
        async readLedger(asked, page) {
          const answer = ok(await world.center.readLedger(asked, page))
          world.passTime(1)
          ok(await world.center.report(session, application.transaction, '未交付返金済'))
          return { kind: 'ok', value: { ...answer, more: page.after === null } }
        },
      }
      expect(ok(await wholeLedger(turning, session, span))).toMatchObject([{ transaction: application.transaction, outcome: '未交付返金済' }])
    })

    test('no session, one that has ended, and a day that is none tell nothing', async () => {
      const world = await start()
      const span = { from: '2026-11-21', to: '2026-11-21', after: null }
      expect(await world.center.readLedger('0'.repeat(32), span)).toEqual(fault('late'))
      const session = await sessionOf(world, 'T-1')
      expect(await world.center.readLedger(session, { ...span, to: '2026-02-30' })).toEqual(fault('invalidAnswer'))
      world.passTime(day)
      expect(await world.center.readLedger(session, span)).toEqual(fault('late'))
    })

    test('a center that is down tells nothing, and one that is slow is late', async () => {
      const world = await start()
      const session = await sessionOf(world, 'T-1')
      const span = { from: dayOf(world.now()), to: dayOf(world.now()), after: null }
      world.faults.set('down', true)
      expect(await world.center.readLedger(session, span)).toEqual(fault('unreachable'))
      world.faults.set('down', false)
      world.faults.set('slow', true)
      const asked = world.center.readLedger(session, span)
      world.runOutOfTime()
      expect(await asked).toEqual(fault('late'))
    })
  })
}

async function today({ center, now }: CenterUnderTest, session: string) {
  return ok(await wholeLedger(center, session, { from: dayOf(now()), to: dayOf(now()) }))
}

async function sessionOf({ center }: CenterUnderTest, name: string): Promise<string> {
  return ok(await center.openSession({ ...terminal, terminal: name }, { medium: 'card', municipality: null })).session
}
