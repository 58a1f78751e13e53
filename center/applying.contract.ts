import { describe, expect, test } from 'vitest'
import {
  applicationFor, authenticated, downloaded, fault, fetched, guest, hex, ok, openFor, opened, refused, terminal, typePin, visitor,
} from './contract-visitor.ts'
import { makeVaultKey } from './envelope.ts'
import { daily } from './schedule.ts'
import type { CertificateRequest } from './protocol.ts'
import type { Guest, OpenCenter } from './contract-visitor.ts'

const minute = 60_000

/** What is accepted, once, and in whose name. */
export function applyingContract(start: OpenCenter): void {
  describe('application', () => {
    test('nothing can be applied for before the proof', async () => {
      const world = await start()
      const { application } = await visitor(world, 'ordinary')
      const { session } = await opened(world, 'ordinary')
      expect(await world.center.apply(session, application)).toEqual(fault('invalidAnswer'))
    })

    test('I-15 the same application again gets the same answer, and another content under its id none', async () => {
      const { center, ...world } = await start()
      const { session, application } = await visitor({ center, ...world }, 'ordinary')
      const first = await center.apply(session, application)
      expect(await center.apply(session, application)).toEqual(first)
      const { request } = application
      const more = { ...request, copies: 2, fee: request.fee * 2 }
      expect(await center.apply(session, { ...application, request: more })).toEqual(fault('invalidAnswer'))
      expect(await center.apply(session, { ...application, vaultKey: (await makeVaultKey()).publicKey })).toEqual(fault('invalidAnswer'))
      expect(await center.apply(session, { ...application, nonce: hex(43) })).toEqual(fault('invalidAnswer'))
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
      const world = await start()
      const { session, application, entry } = await visitor(world, 'ordinary')
      const request = { ...application.request, ...change(application.request, entry.copiesLimit) }
      expect(await world.center.apply(session, { ...application, request })).toEqual(fault('invalidAnswer'))
    })

    test('a kind that is not to be had is refused, with the reason the menu gave', async () => {
      const world = await start()
      const { session, application, menu } = await visitor(world, 'both')
      const elsewhere = menu.entries.find(({ unavailable }) => unavailable !== null)
      const ask = (kind: string) => world.center.apply(session, { ...application, request: { ...application.request, kind } })
      expect(elsewhere).toBeDefined()
      expect(await ask(elsewhere?.kind ?? '')).toEqual(refused(elsewhere?.unavailable?.reason ?? ''))
      expect(await ask('passport')).toEqual(refused('service.notOffered'))
    })

    test('a key that is no point of its curve, and the name of another terminal, are not accepted', async () => {
      const { center, ...world } = await start()
      const { session, application } = await visitor({ center, ...world }, 'ordinary')
      const { vaultKey } = application
      expect(await center.apply(session, { ...application, vaultKey: { ...vaultKey, x: vaultKey.y } })).toEqual(fault('invalidAnswer'))
      expect(await center.apply(session, { ...application, terminal: 'T-2' })).toEqual(fault('invalidAnswer'))
    })

    test("another session's transaction can be neither fetched nor applied for", async () => {
      const { center, ...world } = await start()
      const [mine, theirs] = [await visitor({ center, ...world }, 'ordinary'), await visitor({ center, ...world }, 'another')]
      ok(await center.apply(theirs.session, theirs.application))
      const { transaction } = theirs.application
      expect(await center.download(mine.session, transaction, () => {})).toEqual(fault('invalidAnswer'))
      expect(await center.apply(mine.session, { ...mine.application, transaction })).toEqual(fault('invalidAnswer'))
      expect(await center.apply(mine.session, theirs.application)).toEqual(fault('invalidAnswer'))
    })

    test('a field nobody knows, and a body larger than any, are not accepted', async () => {
      const world = await start()
      const { session, application } = await visitor(world, 'ordinary')
      const unknown = { ...application, priority: 'high' }
      expect(await world.center.apply(session, unknown)).toEqual(fault('invalidAnswer'))
      const huge = { ...application, request: { ...application.request, kind: 'x'.repeat(1_000_000) } }
      expect(await world.center.apply(session, huge)).toEqual(fault('invalidAnswer'))
    })
  })

  describe('basket', () => {
    test('two kinds in one session: each is bound on its own, has its own envelope and its own outcome', async () => {
      const world = await start()
      const who = await guest(world, 'ordinary')
      const basket = [await applicationFor(who, 'juminhyo'), await applicationFor(who, 'inkan')]
      const opened = await Promise.all(basket.map((each) => fetched(world, each)))
      expect(opened).toMatchObject(basket.map(({ application: { transaction, request } }) => (
        { kind: 'held', claims: { transaction, kind: request.kind, fee: request.fee } }
      )))
      const outcomes = ['交付済', '未交付返金済'] as const
      for (const [index, { application }] of basket.entries())
        expect(await world.center.report(who.session, application.transaction, outcomes[index] ?? '不整合')).toMatchObject({ kind: 'ok' })
    })

    test('I-03 the envelope of one does not open as the other, not even with one key for both', async () => {
      const world = await start()
      const who = await guest(world, 'ordinary')
      const [one, two] = [await applicationFor(who, 'juminhyo'), await applicationFor(who, 'juminhyo')]
      const [first, second] = [await downloaded(world, one), await downloaded(world, two)]
      expect(await openFor(world, one, second)).toMatchObject({ kind: 'invalid', why: 'seal' })
      expect(await openFor(world, { ...one, vault: two.vault }, second)).toMatchObject({ kind: 'mismatch', claim: 'transaction' })
      expect(await openFor(world, one, first)).toMatchObject({ kind: 'held' })
    })

    test('a kind’s limit of copies is that of the visit, in however many applications', async () => {
      const world = await start()
      const who = await guest(world, 'ordinary')
      const copies = async (kind: string, wanted: (limit: number) => number, from: Guest = who) => {
        const { session, application, entry } = await applicationFor(from, kind)
        const [each, count] = [application.request.fee, wanted(entry.copiesLimit)]
        const request = { ...application.request, copies: count, fee: each * count }
        return { session, transaction: application.transaction, answer: await world.center.apply(session, { ...application, request }) }
      }
      const most = await copies('juminhyo', (limit) => limit - 1)
      expect(most.answer).toMatchObject({ kind: 'ok' })
      expect((await copies('juminhyo', () => 2)).answer).toEqual(fault('invalidAnswer'))
      expect((await copies('juminhyo', () => 1)).answer).toMatchObject({ kind: 'ok' })
      expect((await copies('juminhyo', () => 1)).answer).toEqual(fault('invalidAnswer'))
      expect((await copies('inkan', (limit) => limit)).answer).toMatchObject({ kind: 'ok' })
      expect((await copies('juminhyo', (limit) => limit, await guest(world, 'ordinary'))).answer).toMatchObject({ kind: 'ok' })
      ok(await world.center.report(most.session, most.transaction, '未交付返金済'))
      expect((await copies('juminhyo', (limit) => limit - 1)).answer).toMatchObject({ kind: 'ok' })
    })

    test('what becomes of one does not touch the other', async () => {
      const world = await start()
      const who = await guest(world, 'oldRegister')
      const [good, stale] = [await applicationFor(who, 'juminhyo'), await applicationFor(who, 'inkan')]
      ok(await world.center.apply(stale.session, stale.application))
      expect(await world.center.download(stale.session, stale.application.transaction, () => {})).toEqual(refused('record.stale'))
      expect(await fetched(world, good)).toMatchObject({ kind: 'held' })
    })
  })

  describe('hours', () => {
    const evening = daily('6:30', '23:00')

    test('outside them there is no session, nobody is let in, and nothing is accepted from an earlier one', async () => {
      const world = await start({ hours: evening })
      const [late, later] = [await visitor(world, 'ordinary'), await opened(world, 'ordinary')]
      world.passTime(13 * 60 * minute - 1)
      expect((await authenticated(world, 'ordinary')).answer).toMatchObject({ kind: 'ok' })
      world.passTime(1)
      expect(await world.center.openSession(terminal, later.card.presented)).toEqual(refused('service.closed'))
      world.passTime(-minute)
      const [mine, yours] = [await visitor(world, 'ordinary'), await opened(world, 'another')]
      world.passTime(minute)
      expect(await world.center.apply(mine.session, mine.application)).toEqual(refused('service.closed'))
      const { proof } = await world.prove('another', yours.challenge)
      expect(await world.center.authenticate(yours.session, proof)).toEqual(refused('service.closed'))
      expect(late.session).not.toBe(mine.session)
    })

    test('what was accepted may finish after closing time', async () => {
      const world = await start({ hours: evening })
      world.passTime(13 * 60 * minute - 1)
      const who = await visitor(world, 'ordinary')
      ok(await world.center.apply(who.session, who.application))
      world.passTime(5 * minute)
      const { envelope } = ok(await world.center.download(who.session, who.application.transaction, () => {}))
      expect(await openFor(world, who, envelope)).toMatchObject({ kind: 'held' })
      expect(await world.center.report(who.session, who.application.transaction, '交付済')).toMatchObject({ kind: 'ok' })
      expect(await world.center.apply(who.session, who.application)).toMatchObject({ kind: 'ok' })
    })

    test('those of the municipality’s type count as well', async () => {
      const world = await start()
      world.passTime(-4 * 60 * minute)
      const who = await guest(world, 'both')
      const { hours } = who.menu.entries.find(({ kind }) => kind === 'juminhyo') ?? {}
      expect(hours?.week[5]).toEqual([{ from: '6:30', to: '23:00' }])
      ok(await typePin(world, { ...who, kind: 'juminhyo' }, who.card.pins['juminhyo'] ?? ''))
      const { session, application } = await applicationFor(who, 'juminhyo')
      expect(await world.center.apply(session, application)).toEqual(refused('service.closed'))
      world.passTime(30 * minute - 1)
      expect(await world.center.apply(session, application)).toEqual(refused('service.closed'))
    })
  })
}
