import { describe, expect, test } from 'vitest'
import {
  applicationFor, authenticated, fetched, guest, introduced, noticeOf, ok, opened, pinnedKeys, refused, registrationOf, stopsOf, terminal,
  typePin, visitor,
} from './contract-visitor.ts'
import { makeVaultKey } from './envelope.ts'
import { daily } from './schedule.ts'
import { readStops } from './stops.ts'
import type { OpenCenter } from './contract-visitor.ts'
import type { Stop } from './stops.ts'

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

    test('I-17 the 住所地: what its residents get from the 本籍地 stops as well, from 利用登録 to the document', async () => {
      const world = await start()
      const [who, unlinked] = [await guest(world, 'linked'), await guest(world, 'unlinked')]
      const [first, second] = [await applicationFor(who, 'koseki'), await applicationFor(who, 'koseki')]
      const registration = await registrationOf(world, 'unlinked', unlinked)
      expect([who.menu.municipalityCode, unlinked.menu.municipalityCode, first.entry.issuer.code]).toEqual(['99001', '99001', '98001'])
      ok(await world.center.apply(first.session, first.application))
      const ask = async () => ({
        applied: await world.center.apply(second.session, second.application),
        downloaded: await world.center.download(first.session, first.application.transaction, () => {}),
      })
      const stopped = { applied: refused('service.stopped'), downloaded: refused('service.stopped') }
      world.stop([{ scope: 'municipality', code: '99001' }])
      expect(await ask()).toEqual(stopped)
      expect(await world.center.register(unlinked.session, registration)).toEqual(refused('service.stopped'))
      expect((await authenticated(world, 'linked')).answer).toEqual(refused('service.stopped'))
      world.stop([{ scope: 'type', kind: 'koseki', code: '99001' }])
      expect(await ask()).toEqual(stopped)
      const { menu: { entries } } = await guest(world, 'linked')
      const reasons = entries.map(({ kind, issuer, unavailable }) => [kind, issuer.code, unavailable?.reason ?? null])
      expect(reasons).toContainEqual(['koseki', '98001', 'service.stopped'])
      expect(reasons).toContainEqual(['fuhyo', '98001', null])
      world.stop([{ scope: 'municipality', code: '99002' }, { scope: 'type', kind: 'koseki', code: '99002' }])
      expect(await ask()).toMatchObject({ applied: { kind: 'ok' }, downloaded: { kind: 'ok' } })
      expect(await world.center.register(unlinked.session, registration)).toMatchObject({ kind: 'ok' })
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
  })
}
