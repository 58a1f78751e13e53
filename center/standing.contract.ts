import { describe, expect, test } from 'vitest'
import {
  applicationFor, authenticated, fault, fetched, guest, introduced, ok, opened, pinnedKeys, refused, terminal, typePin, visitor,
} from './contract-visitor.ts'
import { makeVaultKey } from './envelope.ts'
import { daily } from './schedule.ts'
import { readStops } from './stops.ts'
import type { CenterUnderTest, OpenCenter } from './contract-visitor.ts'
import type { Stop, StopNotice } from './stops.ts'

const all: Stop = { scope: 'all' }

/** The heartbeat, and the stops it tells of. */
export function standingContract(start: OpenCenter): void {
  describe('standing', () => {
    test('the center tells its time, its hours, the holidays, and signs that nothing is stopped', async () => {
      const world = await start({ hours: daily('6:30', '23:00') })
      const standing = ok(await world.center.heartbeat(terminal))
      expect(standing).toMatchObject({ now: world.now(), hours: daily('6:30', '23:00') })
      expect(standing.holidays).toContain('2026-11-23')
      expect(await noticeOf(world)).toMatchObject({ stops: [], issuedAt: Math.floor(world.now() / 1000) })
    })

    test('a clock that is wrong is told, in the heartbeat and at the beginning of a session', async () => {
      const world = await start()
      world.faults.set('clockSkew', true)
      const told = [ok(await world.center.heartbeat(terminal)).now, (await opened(world, 'ordinary')).now]
      for (const now of told) expect(Math.abs(now - world.now())).toBeGreaterThan(5 * 60_000)
    })

    test('I-17 every change of the stops is a version above all before it, signed by the pinned key', async () => {
      const world = await start()
      const versions = [(await noticeOf(world)).version]
      for (const stops of [[all], [], [{ scope: 'method', method: 'jpki' }]] as const) {
        world.stop(stops)
        const notice = await noticeOf(world)
        expect(notice.stops).toEqual(stops)
        versions.push(notice.version)
      }
      expect(new Set(versions).size).toBe(versions.length)
      expect(versions.toSorted((a, b) => a - b)).toEqual(versions)
      const { jws } = await stopsOf(world)
      expect(await readStops(jws, [])).toBeNull()
      const foreign = await makeVaultKey()
      expect(await readStops(jws, await pinnedKeys({ ...world, signingKey: foreign.publicKey }))).toBeNull()
    })

    test('I-17 a notice of before has a version of before, so that replayed it lifts nothing', async () => {
      const world = await start()
      world.faults.set('oldStops', true)
      const first = await noticeOf(world)
      world.faults.set('oldStops', false)
      expect((await noticeOf(world)).version).toBeGreaterThan(first.version)
      world.stop([all])
      const inForce = await noticeOf(world)
      world.faults.set('oldStops', true)
      const replayed = await noticeOf(world)
      expect(replayed.stops).toEqual([])
      expect(replayed.version).toBeLessThan(inForce.version)
    })

    test('I-17 stopped as a whole: no session, nobody let in, nothing accepted, nothing delivered; resumed, everything', async () => {
      const world = await start()
      const { center } = world
      const [waiting, ready] = [await opened(world, 'ordinary'), await visitor(world, 'ordinary')]
      const accepted = await visitor(world, 'another')
      ok(await center.apply(accepted.session, accepted.application))
      world.stop([all])
      expect(await center.openSession(terminal, waiting.card.presented)).toEqual(refused('service.stopped'))
      const { proof } = await world.prove('ordinary', waiting.challenge)
      expect(await center.authenticate(waiting.session, proof)).toEqual(refused('service.stopped'))
      expect(await center.apply(ready.session, ready.application)).toEqual(refused('service.stopped'))
      expect(await center.download(accepted.session, accepted.application.transaction, () => {})).toEqual(refused('service.stopped'))
      expect(await center.report(accepted.session, accepted.application.transaction, '未交付返金済')).toMatchObject({ kind: 'ok' })
      world.stop([])
      expect(await fetched(world, ready)).toMatchObject({ kind: 'held' })
    })

    test('I-17 one method: the other goes on', async () => {
      const world = await start()
      const who = await guest(world, 'cardAp')
      world.stop([{ scope: 'method', method: 'cardAp' }])
      expect((await opened(world, 'both')).methods).toEqual({ jpki: null, cardAp: 'service.stopped' })
      expect((await introduced(world, 'cardAp')).answer).toEqual(refused('service.stopped'))
      expect(await typePin(world, { ...who, kind: 'juminhyo' }, '0000')).toEqual(refused('service.stopped'))
      expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject({ kind: 'held' })
      world.stop([{ scope: 'method', method: 'jpki' }])
      expect((await opened(world, 'both')).methods).toEqual({ jpki: 'service.stopped', cardAp: null })
      expect((await authenticated(world, 'ordinary')).answer).toEqual(refused('service.stopped'))
      expect((await introduced(world, 'cardAp')).answer).toMatchObject({ kind: 'ok' })
    })

    test('I-17 one municipality: its residents by either method, and nobody else', async () => {
      const world = await start()
      world.stop([{ scope: 'municipality', code: '99001' }])
      expect((await opened(world, 'ordinary')).methods).toMatchObject({ jpki: 'service.stopped' })
      expect((await authenticated(world, 'ordinary')).answer).toEqual(refused('service.stopped'))
      expect((await authenticated(world, 'phone')).answer).toEqual(refused('service.stopped'))
      expect((await authenticated(world, 'both')).answer).toMatchObject({ kind: 'ok' })
    })

    test('I-17 the 本籍地: 戸籍 from there stops, what the 住所地 issues goes on', async () => {
      const world = await start()
      const before = await guest(world, 'linked')
      const koseki = await applicationFor(before, 'koseki')
      world.stop([{ scope: 'municipality', code: '98001' }])
      expect(await world.center.apply(koseki.session, koseki.application)).toEqual(refused('service.stopped'))
      const { menu } = await guest(world, 'linked')
      expect(menu.entries.find(({ kind }) => kind === 'koseki')).toMatchObject({ unavailable: { reason: 'service.stopped' } })
      expect(await fetched(world, await visitor(world, 'linked'))).toMatchObject({ kind: 'held' })
    })

    test('I-17 staged: 戸籍 everywhere stays stopped while 住民票 is back, then that too (Kawasaki)', async () => {
      const world = await start()
      const accepted = await applicationFor(await guest(world, 'ordinary'), 'koseki')
      ok(await world.center.apply(accepted.session, accepted.application))
      world.stop([{ scope: 'type', kind: 'koseki', code: null }])
      expect(await world.center.download(accepted.session, accepted.application.transaction, () => {})).toEqual(refused('service.stopped'))
      const who = await guest(world, 'ordinary')
      const reasons = Object.fromEntries(who.menu.entries.map(({ kind, unavailable }) => [kind, unavailable?.reason ?? null]))
      expect(reasons).toMatchObject({ koseki: 'service.stopped', juminhyo: null, inkan: null })
      expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject({ kind: 'held' })
      world.stop([{ scope: 'type', kind: 'koseki', code: '99002' }])
      expect(await fetched(world, await visitor(world, 'ordinary', 'koseki'))).toMatchObject({ kind: 'held' })
    })

    test('I-19 three documents that were not whose they should be, at whatever terminals, stop the whole service', async () => {
      const world = await start()
      await reported(world, '不整合')
      await drawnWrong(world)
      expect((await noticeOf(world)).stops).toEqual([])
      await reported(world, '交付済')
      expect((await noticeOf(world)).stops).toEqual([])
      await reported(world, '不整合')
      expect((await noticeOf(world)).stops).toEqual([all])
      expect(await world.center.openSession(terminal, (await world.card('ordinary')).presented)).toEqual(refused('service.stopped'))
    })

    test('I-19 one transaction is one mismatch, however often it is told; who resumes the service begins to count anew', async () => {
      const world = await start()
      await drawnWrong(world, '不整合')
      await reported(world, '不整合', 3)
      expect((await noticeOf(world)).stops).toEqual([])
      await reported(world, '不整合')
      expect((await noticeOf(world)).stops).toEqual([all])
      world.stop([])
      await reported(world, '不整合')
      expect((await noticeOf(world)).stops).toEqual([])
    })
  })
}

async function stopsOf(world: CenterUnderTest) {
  const { stops } = ok(await world.center.heartbeat(terminal))
  return { jws: stops, keys: await pinnedKeys(world) }
}

async function noticeOf(world: CenterUnderTest): Promise<StopNotice> {
  const { jws, keys } = await stopsOf(world)
  const notice = await readStops(jws, keys)
  if (notice === null) throw new Error('no notice that a pinned key has signed')
  return notice
}

/** A visit that ends so, told so many times. */
async function reported(world: CenterUnderTest, outcome: '不整合' | '交付済', times = 1): Promise<void> {
  const { session, application } = await visitor(world, 'ordinary')
  ok(await world.center.apply(session, application))
  for (let time = 0; time < times; time++) ok(await world.center.report(session, application.transaction, outcome))
}

/** The center itself finds a document to be somebody else's; the terminal has got nothing, and tells how it ended. */
async function drawnWrong(world: CenterUnderTest, outcome: '未交付返金済' | '不整合' = '未交付返金済'): Promise<void> {
  const { session, application } = await visitor(world, 'ordinary')
  ok(await world.center.apply(session, application))
  world.faults.set('wrongHolder', true)
  expect(await world.center.download(session, application.transaction, () => {})).toEqual(fault('suspended'))
  world.faults.set('wrongHolder', false)
  ok(await world.center.report(session, application.transaction, outcome))
}
