import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { authenticated, fetched, ok, openFor, terminal, visitor } from './contract-visitor.ts'
import { makeVaultKey } from './envelope.ts'
import type { Center, SessionOpened } from './center.ts'
import type { CenterUnderTest } from './contract-visitor.ts'
import type { CertificateRequest } from './protocol.ts'

const fault = (fault: string) => ({ kind: 'fault', fault })
const refused = (reason: string) => ({ kind: 'refused', reason })

/** What every implementation of the port has to keep. */
export function centerContract({ name, open }: { readonly name: string; readonly open: () => Promise<CenterUnderTest> }): void {
  describe(`center contract: ${name}`, () => {
    let world: CenterUnderTest
    let center: Center
    beforeEach(async () => {
      world = await open()
      center = world.center
    })
    afterEach(() => world.close())

    test('the whole path: challenge, proof, menu, application, envelope, outcome', async () => {
      const who = await visitor(world, 'ordinary')
      expect(await center.apply(who.session, who.application)).toEqual({ kind: 'ok', value: { transaction: who.application.transaction } })
      const seen: [number, number | null][] = []
      const { envelope } = ok(
        await center.download(who.session, who.application.transaction, (received, total) => seen.push([received, total])),
      )
      const opened = await openFor(world, who, envelope)
      expect(opened).toMatchObject({ kind: 'held', claims: { copies: 1, sheet: 'A4' } })
      const last = seen.at(-1)
      expect(last?.[0]).toBe(last?.[1])
      expect(seen.map(([received]) => received)).toEqual(seen.map(([received]) => received).toSorted((a, b) => a - b))
      expect(ok(await center.report(who.session, who.application.transaction, '交付済'))).toEqual({
        transaction: who.application.transaction,
      })
    })

    test('every session has a challenge of 32 bytes of its own', async () => {
      const opened: SessionOpened[] = [ok(await center.openSession(terminal)), ok(await center.openSession(terminal))]
      expect(opened.map(({ challenge }) => Buffer.from(challenge, 'base64url').length)).toEqual([32, 32])
      expect(new Set(opened.flatMap(({ session, challenge }) => [session, challenge])).size).toBe(4)
    })

    test.each([
      ['revoked', 'certificate.revoked'],
      ['notOffered', 'service.notOffered'],
      ['tooYoung', 'service.notEligible'],
    ] as const)('%s is refused: %s', async (resident, reason) => {
      expect((await authenticated(world, resident)).answer).toEqual(refused(reason))
    })

    test('a certificate that is none, and a signature over something else, are refused', async () => {
      const { session, challenge } = ok(await center.openSession(terminal))
      const { proof } = await world.prove('ordinary', challenge)
      expect(await center.authenticate(session, { ...proof, certificate: 'AAAA' })).toEqual(refused('certificate.unknown'))
      const second = ok(await center.openSession(terminal))
      const wrong = await world.prove('ordinary', Buffer.alloc(32).toString('base64url'))
      expect(await center.authenticate(second.session, wrong.proof)).toEqual(refused('certificate.unknown'))
    })

    test('a proof is good once, and in its own session', async () => {
      const { session, proof } = await authenticated(world, 'ordinary')
      expect(await center.authenticate(session, proof)).toEqual(refused('certificate.unknown'))
      const other = ok(await center.openSession(terminal))
      expect(await center.authenticate(other.session, proof)).toEqual(refused('certificate.unknown'))
    })

    test('a wrong proof uses the challenge up', async () => {
      const { session, challenge } = ok(await center.openSession(terminal))
      const { proof } = await world.prove('ordinary', challenge)
      await center.authenticate(session, { ...proof, signature: 'AAAA' })
      expect(await center.authenticate(session, proof)).toEqual(refused('certificate.unknown'))
    })

    test('nothing can be applied for before the proof', async () => {
      const { application } = await visitor(world, 'ordinary')
      const { session } = ok(await center.openSession(terminal))
      expect(await center.apply(session, application)).toEqual(fault('invalidAnswer'))
    })

    test('a session nobody opened is late for everything', async () => {
      const { application, session } = await visitor(world, 'ordinary')
      const { proof } = await world.prove('ordinary', Buffer.alloc(32).toString('base64url'))
      expect(await center.authenticate('0'.repeat(32), proof)).toEqual(fault('late'))
      expect(await center.apply('0'.repeat(32), application)).toEqual(fault('late'))
      expect(await center.download('0'.repeat(32), application.transaction, () => {})).toEqual(fault('late'))
      expect(await center.apply(session, application)).toMatchObject({ kind: 'ok' })
    })

    test('the same application again gets the same answer, and another content under its id none', async () => {
      const { session, application } = await visitor(world, 'ordinary')
      const first = await center.apply(session, application)
      expect(await center.apply(session, application)).toEqual(first)
      const { request } = application
      expect(await center.apply(session, { ...application, request: { ...request, copies: 2, fee: request.fee * 2 } })).toEqual(
        fault('invalidAnswer'),
      )
      expect(await center.apply(session, { ...application, vaultKey: (await makeVaultKey()).publicKey })).toEqual(fault('invalidAnswer'))
    })

    test.each<[string, (request: CertificateRequest, limit: number) => Partial<CertificateRequest>]>([
      ['another fee', ({ fee }) => ({ fee: fee - 10 })],
      ['the fee of one copy for two', () => ({ copies: 2 })],
      ['more copies than the limit', ({ fee }, limit) => ({ copies: limit + 1, fee: fee * (limit + 1) })],
      ['another municipality', () => ({ municipalityCode: '99002' })],
      ['an answer missing', ({ answers }) => ({ answers: answers.slice(0, 1) })],
      ['an answer too many', ({ answers }) => ({ answers: [...answers, { question: 'year', choices: [] }] })],
      ['a choice nobody offered', ({ answers }) => ({ answers: answers.map((answer) => ({ ...answer, choices: ['everything'] })) })],
      [
        'members though not asked',
        ({ answers }) => ({ answers: [...answers.slice(0, 1), { question: 'members', choices: ['member-1'] }, ...answers.slice(1)] }),
      ],
      [
        'a part of nobody',
        ({ answers }) => ({
          answers: [{ question: 'scope', choices: ['part'] }, { question: 'members', choices: [] }, ...answers.slice(1)],
        }),
      ],
    ])('what the menu does not say is not accepted: %s', async (_, change) => {
      const { session, application, entry } = await visitor(world, 'ordinary')
      const request = { ...application.request, ...change(application.request, entry.copiesLimit) }
      expect(await center.apply(session, { ...application, request })).toEqual(fault('invalidAnswer'))
    })

    test('a kind that is not to be had is refused', async () => {
      const { session, application } = await visitor(world, 'ordinary')
      expect(await center.apply(session, { ...application, request: { ...application.request, kind: 'koseki' } })).toEqual(
        refused('service.notOffered'),
      )
    })

    test('a key that is no point of its curve, and the name of another terminal, are not accepted', async () => {
      const { session, application } = await visitor(world, 'ordinary')
      expect(await center.apply(session, { ...application, vaultKey: { ...application.vaultKey, x: application.vaultKey.y } })).toEqual(
        fault('invalidAnswer'),
      )
      expect(await center.apply(session, { ...application, terminal: 'T-2' })).toEqual(fault('invalidAnswer'))
    })

    test("another session's transaction can be neither fetched, nor reported, nor applied for", async () => {
      const [mine, theirs] = [await visitor(world, 'ordinary'), await visitor(world, 'another')]
      ok(await center.apply(theirs.session, theirs.application))
      const { transaction } = theirs.application
      expect(await center.download(mine.session, transaction, () => {})).toEqual(fault('invalidAnswer'))
      expect(await center.report(mine.session, transaction, '交付済')).toEqual(fault('invalidAnswer'))
      expect(await center.apply(mine.session, { ...mine.application, transaction })).toEqual(fault('invalidAnswer'))
      expect(await center.apply(mine.session, theirs.application)).toEqual(fault('invalidAnswer'))
    })

    test('a document can be fetched once', async () => {
      const who = await visitor(world, 'ordinary')
      await fetched(world, who)
      expect(await center.download(who.session, who.application.transaction, () => {})).toEqual(fault('invalidAnswer'))
    })

    test('the first outcome stands; the same again is noted, another is not', async () => {
      const { session, application } = await visitor(world, 'ordinary')
      const { transaction } = application
      expect(await center.report(session, transaction, '未交付未収')).toEqual(fault('invalidAnswer'))
      ok(await center.apply(session, application))
      expect(await center.report(session, transaction, '未交付返金済')).toMatchObject({ kind: 'ok' })
      expect(await center.report(session, transaction, '未交付返金済')).toMatchObject({ kind: 'ok' })
      expect(await center.report(session, transaction, '交付済')).toEqual(fault('invalidAnswer'))
    })

    test('two applicants at the same moment each get their own', async () => {
      const visitors = [await visitor(world, 'ordinary'), await visitor(world, 'another')]
      const opened = await Promise.all(visitors.map((who) => fetched(world, who)))
      expect(opened).toMatchObject(visitors.map(({ application }) => ({ kind: 'held', claims: { transaction: application.transaction } })))
    })

    test.each<['swap' | 'tampered' | 'expired' | 'wrongKey', object]>([
      ['swap', { kind: 'mismatch', claim: 'transaction' }],
      ['tampered', { kind: 'mismatch', claim: 'document' }],
      ['expired', { kind: 'invalid', why: 'expired' }],
      ['wrongKey', { kind: 'invalid', why: 'signature' }],
    ])('%s does not get past the envelope', async (name, caught) => {
      world.faults.set(name, true)
      expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject(caught)
      world.faults.set(name, false)
      expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject({ kind: 'held' })
    })

    test('swapped with an applicant of the same moment: neither envelope opens for the wrong one', async () => {
      const [mine, theirs] = [await visitor(world, 'ordinary'), await visitor(world, 'another')]
      ok(await center.apply(theirs.session, theirs.application))
      world.faults.set('swap', true)
      expect(await fetched(world, mine)).toMatchObject({ kind: 'mismatch', claim: 'transaction' })
    })

    test('a document about somebody else is not signed', async () => {
      world.faults.set('wrongHolder', true)
      const { session, application } = await visitor(world, 'ordinary')
      ok(await center.apply(session, application))
      expect(await center.download(session, application.transaction, () => {})).toEqual(fault('suspended'))
    })

    test('a certificate revoked meanwhile is refused', async () => {
      world.faults.set('revoked', true)
      expect((await authenticated(world, 'ordinary')).answer).toEqual(refused('certificate.revoked'))
    })

    test('a field nobody knows, and a body larger than any, are not accepted', async () => {
      const { session, application } = await visitor(world, 'ordinary')
      const unknown = { ...application, priority: 'high' }
      expect(await center.apply(session, unknown)).toEqual(fault('invalidAnswer'))
      const huge = { ...application, request: { ...application.request, kind: 'x'.repeat(1_000_000) } }
      expect(await center.apply(session, huge)).toEqual(fault('invalidAnswer'))
    })

    test('down: unreachable, and well again afterwards', async () => {
      world.faults.set('down', true)
      expect(await center.openSession(terminal)).toEqual(fault('unreachable'))
      world.faults.set('down', false)
      expect(await center.openSession(terminal)).toMatchObject({ kind: 'ok' })
    })

    test('slow: late, not for ever', async () => {
      world.faults.set('slow', true)
      const answer = center.openSession(terminal)
      world.runOutOfTime()
      expect(await answer).toEqual(fault('late'))
    })

    test('closed: unreachable', async () => {
      await center.close()
      expect(await center.openSession(terminal)).toEqual(fault('unreachable'))
    })
  })
}
