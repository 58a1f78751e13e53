import { describe, expect, test } from 'vitest'
import { fault, guest, hex, ok, refused, registrationOf, terminal, visitor } from './contract-visitor.ts'
import { outcomes } from './protocol.ts'
import type { CenterUnderTest, OpenCenter } from './contract-visitor.ts'

/** How a transaction ended, and who can say so. */
export function reportingContract(start: OpenCenter): void {
  describe('outcome', () => {
    test('I-22 the first outcome stands; the same again is noted, another is not', async () => {
      const { center, session, transaction } = await accepted(await start())
      expect(await center.report(session, transaction, '未交付返金済')).toEqual(noted(transaction))
      expect(await center.report(session, transaction, '未交付返金済')).toEqual(noted(transaction))
      expect(await center.report(session, transaction, '交付済')).toEqual(fault('invalidAnswer'))
    })

    test('I-22 I-24 a terminal that was started again tells it in a new session, and once only', async () => {
      const world = await start()
      const { center, transaction } = await accepted(world)
      const restarted = await sessionOf(world, 'T-1')
      expect(await center.report(restarted, transaction, '交付不良要返金')).toEqual(noted(transaction))
      const again = await sessionOf(world, 'T-1')
      expect(await center.report(again, transaction, '交付不良要返金')).toEqual(noted(transaction))
      expect(await center.report(again, transaction, '交付済')).toEqual(fault('invalidAnswer'))
    })

    test('I-22 another terminal can’t say how it ended, whether it has ended or not', async () => {
      const world = await start()
      const { center, session, transaction } = await accepted(world)
      const other = await sessionOf(world, 'T-2')
      for (const outcome of outcomes) expect(await center.report(other, transaction, outcome)).toEqual(fault('invalidAnswer'))
      expect(await center.report(session, transaction, '交付済')).toEqual(noted(transaction))
      expect(await center.report(other, transaction, '交付済')).toEqual(fault('invalidAnswer'))
    })

    test('I-22 what was refused is given up unpaid, and nothing is accepted under its id any more', async () => {
      const world = await start()
      const { session, application } = await visitor(world, 'ordinary')
      const { transaction } = application
      world.stop([{ scope: 'all' }])
      expect(await world.center.apply(session, application)).toEqual(refused('service.stopped'))
      expect(await world.center.report(session, transaction, '未交付未収')).toEqual(noted(transaction))
      world.stop([])
      expect(await world.center.apply(session, application)).toEqual(fault('invalidAnswer'))
    })

    test('I-22 an application that its own report has overtaken is not accepted, and that report still stands', async () => {
      const world = await start()
      const { session, application } = await visitor(world, 'ordinary')
      const { transaction } = application
      expect(await world.center.report(session, transaction, '未交付未収')).toEqual(noted(transaction))
      expect(await world.center.apply(session, application)).toEqual(fault('invalidAnswer'))
      expect(await world.center.download(session, transaction, () => {})).toEqual(fault('invalidAnswer'))
      expect(await world.center.report(await sessionOf(world, 'T-1'), transaction, '未交付未収')).toEqual(noted(transaction))
      expect(await world.center.report(session, transaction, '未交付返金済')).toEqual(fault('invalidAnswer'))
      expect(await world.center.report(await sessionOf(world, 'T-2'), transaction, '未交付未収')).toEqual(fault('invalidAnswer'))
    })

    test('I-22 nor does a coin that fell in before its time, and went back, make it accepted', async () => {
      const world = await start()
      const { session, application } = await visitor(world, 'ordinary')
      expect(await world.center.report(session, application.transaction, '未交付返金済')).toEqual(noted(application.transaction))
      expect(await world.center.apply(session, application)).toEqual(fault('invalidAnswer'))
    })

    test.each(outcomes.filter((outcome) => !outcome.startsWith('未交付')))('I-22 what was never accepted can’t have ended as %s', async (outcome) => {
      const world = await start()
      const { session, application } = await visitor(world, 'ordinary')
      expect(await world.center.report(session, application.transaction, outcome)).toEqual(fault('invalidAnswer'))
      expect(await world.center.apply(session, application)).toMatchObject({ kind: 'ok' })
    })

    test('I-22 what has been reported is not delivered any more', async () => {
      const { center, session, transaction } = await accepted(await start())
      ok(await center.report(session, transaction, '未交付未収'))
      expect(await center.download(session, transaction, () => {})).toEqual(fault('invalidAnswer'))
    })

    test('I-01 the id of a 利用登録申請 is none that could be given up, and one given up none for a 利用登録申請', async () => {
      const world = await start()
      const who = await guest(world, 'unlinked')
      const { session } = who
      const registration = await registrationOf(world, 'unlinked', who)
      const given = hex(32)
      ok(await world.center.report(session, given, '未交付未収'))
      expect(await world.center.register(session, { ...registration, transaction: given })).toEqual(fault('invalidAnswer'))
      ok(await world.center.register(session, registration))
      expect(await world.center.report(session, registration.transaction, '未交付未収')).toEqual(fault('invalidAnswer'))
    })

    test('a session nobody opened tells nothing', async () => {
      const world = await start()
      const { center, transaction } = await accepted(world)
      for (const about of [transaction, hex(32)]) expect(await center.report('0'.repeat(32), about, '未交付未収')).toEqual(fault('late'))
    })
  })
}

const noted = (transaction: string) => ({ kind: 'ok', value: { transaction } })

async function accepted(world: CenterUnderTest) {
  const { session, application } = await visitor(world, 'ordinary')
  ok(await world.center.apply(session, application))
  return { center: world.center, session, transaction: application.transaction }
}

/** As a terminal opens one with nobody before it. */
async function sessionOf({ center }: CenterUnderTest, name: string): Promise<string> {
  return ok(await center.openSession({ ...terminal, terminal: name }, { medium: 'card', municipality: null })).session
}
