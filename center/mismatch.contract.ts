import { describe, expect, test } from 'vitest'
import { applicationFor, downloaded, fault, noticeOf, ok, openFor, refused, terminal } from './contract-visitor.ts'
import type { CenterUnderTest, OpenCenter, Visitor } from './contract-visitor.ts'
import type { Outcome } from './protocol.ts'
import type { Stop } from './stops.ts'

const all: Stop = { scope: 'all' }
const presented = { medium: 'card', municipality: '99001' } as const

/** Documents that were not what was ordered, and what the center makes of it. */
export function mismatchContract(start: OpenCenter): void {
  describe('mismatch', () => {
    test('I-19 three documents that were not what was ordered, each at a terminal of its own, stop the whole service', async () => {
      const world = await start()
      await mixedUp(world, 'T-1')
      await mixedUp(world, 'T-2')
      await ended(world, '交付済')
      expect((await noticeOf(world)).stops).toEqual([])
      await mixedUp(world, 'T-3')
      expect((await noticeOf(world)).stops).toEqual([all])
      expect(await world.center.openSession(terminal, presented)).toEqual(refused('service.stopped'))
    })

    test('I-19 what the center itself has found to be somebody else’s counts alike', async () => {
      const world = await start()
      await drawnWrong(world, '未交付返金済')
      await mixedUp(world, 'T-1')
      expect((await noticeOf(world)).stops).toEqual([])
      await drawnWrong(world, '未交付未収')
      expect((await noticeOf(world)).stops).toEqual([all])
    })

    test('I-19 one transaction is one mismatch, however often it is told and whoever has found it', async () => {
      const world = await start()
      await drawnWrong(world, '不整合')
      await mixedUp(world, 'T-1', 3)
      expect((await noticeOf(world)).stops).toEqual([])
      await mixedUp(world, 'T-2')
      expect((await noticeOf(world)).stops).toEqual([all])
    })

    test('I-19 who resumes the service begins to count anew, and what was counted before does not come back', async () => {
      const world = await start()
      const before = [await mixedUp(world, 'T-1'), await mixedUp(world, 'T-2'), await mixedUp(world, 'T-3')]
      world.stop([])
      await mixedUp(world, 'T-1')
      for (const { session, application } of before) ok(await world.center.report(session, application.transaction, '不整合'))
      await mixedUp(world, 'T-2')
      expect((await noticeOf(world)).stops).toEqual([])
      await mixedUp(world, 'T-3')
      expect((await noticeOf(world)).stops).toEqual([all])
    })

    test('I-19 money that is owed, and a sheet in doubt, are no mismatch', async () => {
      const world = await start()
      for (let time = 0; time < 4; time++) await ended(world, '交付不良要返金')
      expect((await noticeOf(world)).stops).toEqual([])
    })
  })
}

/** Two requests are mixed up at the center; the terminal sees it when it opens the envelope, and tells it so many times. */
async function mixedUp(world: CenterUnderTest, name: string, times = 1): Promise<Visitor> {
  const visit = await visitAt(world, name)
  world.faults.set('swap', true)
  const envelope = await downloaded(world, visit)
  world.faults.set('swap', false)
  expect(await openFor(world, visit, envelope)).toMatchObject({ kind: 'mismatch' })
  for (let time = 0; time < times; time++) ok(await world.center.report(visit.session, visit.application.transaction, '不整合'))
  return visit
}

/** The center itself finds a document to be somebody else's; the terminal has got nothing, and tells how it ended. */
async function drawnWrong(world: CenterUnderTest, outcome: Outcome): Promise<void> {
  const { session, application } = await visitAt(world, 'T-1')
  ok(await world.center.apply(session, application))
  world.faults.set('wrongHolder', true)
  expect(await world.center.download(session, application.transaction, () => {})).toEqual(fault('suspended'))
  world.faults.set('wrongHolder', false)
  ok(await world.center.report(session, application.transaction, outcome))
}

/** The right document came; then it ended so. */
async function ended(world: CenterUnderTest, outcome: Outcome): Promise<void> {
  const visit = await visitAt(world, 'T-1')
  expect(await openFor(world, visit, await downloaded(world, visit))).toMatchObject({ kind: 'held' })
  ok(await world.center.report(visit.session, visit.application.transaction, outcome))
}

/** Somebody at the terminal of this name, with an application ready. */
async function visitAt(world: CenterUnderTest, name: string): Promise<Visitor> {
  const { session, challenge } = ok(await world.center.openSession({ ...terminal, terminal: name }, presented))
  const { proof, holder } = await world.prove('ordinary', challenge)
  const visit = await applicationFor({ session, holder, menu: ok(await world.center.authenticate(session, proof)) }, 'juminhyo')
  return { ...visit, application: { ...visit.application, terminal: name } }
}
