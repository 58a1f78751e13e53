import { describe, expect, test } from 'vitest'
import { authenticated, fault, fetched, guest, introduced, ok, opened, refused, terminal, visitor } from './contract-visitor.ts'
import type { OpenCenter, Resident } from './contract-visitor.ts'

const card = { medium: 'card', municipality: '99001' } as const

/** Who is let in, by 公的個人認証, and who is not. */
export function sessionContract(start: OpenCenter): void {
  describe('session', () => {
    test('every session has a challenge of 32 bytes of its own, and tells the time', async () => {
      const { center, now } = await start()
      const sessions = [ok(await center.openSession(terminal, card)), ok(await center.openSession(terminal, card))]
      expect(sessions.map(({ challenge }) => Buffer.from(challenge, 'base64url').length)).toEqual([32, 32])
      expect(new Set(sessions.flatMap(({ session, challenge }) => [session, challenge])).size).toBe(4)
      expect(sessions.map((session) => session.now)).toEqual([now(), now()])
    })

    test.each<[Resident, string | null, string | null]>([
      ['ordinary', null, 'method.notAccepted'],
      ['phone', null, 'method.notAccepted'],
      ['cardAp', 'method.notAccepted', null],
      ['juki', 'method.notAccepted', null],
      ['both', null, null],
      ['notOffered', 'service.notOffered', 'service.notOffered'],
    ])('A1-18 which method is accepted is up to card and municipality: %s', async (resident, jpki, cardAp) => {
      expect((await opened(await start(), resident)).methods).toEqual({ jpki, cardAp })
    })

    test('a municipality nobody knows takes no part', async () => {
      const { center } = await start()
      const { methods } = ok(await center.openSession(terminal, { ...card, municipality: '13101' }))
      expect(methods).toEqual({ jpki: 'service.notOffered', cardAp: 'service.notOffered' })
    })

    test.each<[Resident, string]>([
      ['revoked', 'certificate.revoked'],
      ['issuedToday', 'certificate.issuedToday'],
      ['noPin', 'card.noPin'],
      ['notOffered', 'service.notOffered'],
      ['tooYoung', 'person.underAge'],
      ['moving', 'person.movingOut'],
      ['cardAp', 'method.notAccepted'],
    ])('%s is refused: %s', async (resident, reason) => {
      expect((await authenticated(await start(), resident)).answer).toEqual(refused(reason))
    })

    test('what was issued yesterday can be used', async () => {
      const world = await start()
      world.passTime(24 * 3_600_000)
      expect((await authenticated(world, 'issuedToday')).answer).toMatchObject({ kind: 'ok' })
    })

    test('a phone is somebody by a certificate of its own', async () => {
      const world = await start()
      const [card, phone] = [await visitor(world, 'ordinary'), await visitor(world, 'phone')]
      expect(phone.holder).not.toEqual(card.holder)
      expect(phone.menu.entries).toEqual(card.menu.entries)
      expect(await fetched(world, phone)).toMatchObject({ kind: 'held' })
    })

    test('a certificate that is none, and a signature over something else, are refused', async () => {
      const world = await start()
      const { session, challenge } = await opened(world, 'ordinary')
      const { proof } = await world.prove('ordinary', challenge)
      expect(await world.center.authenticate(session, { ...proof, certificate: 'AAAA' })).toEqual(refused('certificate.unknown'))
      const second = await opened(world, 'ordinary')
      const wrong = await world.prove('ordinary', Buffer.alloc(32).toString('base64url'))
      expect(await world.center.authenticate(second.session, wrong.proof)).toEqual(refused('certificate.unknown'))
    })

    test('a proof is good once, and in its own session', async () => {
      const world = await start()
      const { session, proof } = await authenticated(world, 'ordinary')
      expect(await world.center.authenticate(session, proof)).toEqual(refused('certificate.unknown'))
      const other = await opened(world, 'ordinary')
      expect(await world.center.authenticate(other.session, proof)).toEqual(refused('certificate.unknown'))
    })

    test('a wrong proof uses the challenge up', async () => {
      const world = await start()
      const { session, challenge } = await opened(world, 'ordinary')
      const { proof } = await world.prove('ordinary', challenge)
      await world.center.authenticate(session, { ...proof, signature: 'AAAA' })
      expect(await world.center.authenticate(session, proof)).toEqual(refused('certificate.unknown'))
    })

    test('I-18 without an answer of OCSP nobody is let in by 公的個人認証; カードAP, which asks none, stays', async () => {
      const world = await start()
      world.faults.set('ocspDown', true)
      expect((await opened(world, 'both')).methods).toEqual({ jpki: 'method.unavailable', cardAp: null })
      expect((await authenticated(world, 'ordinary')).answer).toEqual(refused('method.unavailable'))
      expect((await introduced(world, 'cardAp')).answer).toMatchObject({ kind: 'ok' })
      world.faults.set('ocspDown', false)
      expect((await authenticated(world, 'ordinary')).answer).toMatchObject({ kind: 'ok' })
    })

    test('a certificate revoked meanwhile is refused: no earlier answer counts', async () => {
      const world = await start()
      await guest(world, 'ordinary')
      world.faults.set('revoked', true)
      expect((await authenticated(world, 'ordinary')).answer).toEqual(refused('certificate.revoked'))
    })

    test('a session nobody opened is late for everything', async () => {
      const world = await start()
      const { application, session } = await visitor(world, 'ordinary')
      const { proof } = await world.prove('ordinary', Buffer.alloc(32).toString('base64url'))
      const { center } = world
      const nobody = '0'.repeat(32)
      expect(await center.authenticate(nobody, proof)).toEqual(fault('late'))
      expect(await center.introduce(nobody, 'A1')).toEqual(fault('late'))
      expect(await center.verifyPin(nobody, 'juminhyo', 'sealed')).toEqual(fault('late'))
      expect(await center.apply(nobody, application)).toEqual(fault('late'))
      expect(await center.download(nobody, application.transaction, () => {})).toEqual(fault('late'))
      expect(await center.apply(session, application)).toMatchObject({ kind: 'ok' })
    })

    test('I-16 builds that are not approved are not served', async () => {
      const approving = await start({ approvedBuilds: [terminal.build] })
      expect(await approving.center.heartbeat(terminal)).toMatchObject({ kind: 'ok' })
      expect(await approving.center.openSession(terminal, card)).toMatchObject({ kind: 'ok' })
      const other = { ...terminal, build: 'another' }
      expect(await approving.center.heartbeat(other)).toEqual(fault('suspended'))
      expect(await approving.center.openSession(other, card)).toEqual(fault('suspended'))
    })

    test('I-16 a terminal that does not say what it is made of is not understood', async () => {
      const { center } = await start()
      expect(await center.openSession({ ...terminal, configuration: 'as usual' }, card)).toEqual(fault('invalidAnswer'))
      expect(await center.heartbeat({ ...terminal, build: '' })).toEqual(fault('invalidAnswer'))
    })
  })
}
