import { describe, expect, test } from 'vitest'
import { downloaded, fault, fetched, guest, applicationFor, ok, openFor, refused, terminal, visitor } from './contract-visitor.ts'
import { readPages } from './pages.ts'
import type { OpenCenter, Resident } from './contract-visitor.ts'

const card = { medium: 'card', municipality: '99001' } as const

/** The document, whose it is, and everything that can be wrong with it. */
export function issuingContract(start: OpenCenter): void {
  describe('issuing', () => {
    test('the whole path: challenge, proof, menu, application, envelope, outcome', async () => {
      const world = await start()
      const { center } = world
      const who = await visitor(world, 'ordinary')
      const { transaction } = who.application
      expect(await center.apply(who.session, who.application)).toEqual({ kind: 'ok', value: { transaction } })
      const seen: [number, number | null][] = []
      const { envelope } = ok(await center.download(who.session, transaction, (received, total) => seen.push([received, total])))
      expect(await openFor(world, who, envelope)).toMatchObject({ kind: 'held', claims: { copies: 1, sheet: 'A4' } })
      const last = seen.at(-1)
      expect(last?.[0]).toBe(last?.[1])
      expect(seen.map(([received]) => received)).toEqual(seen.map(([received]) => received).toSorted((a, b) => a - b))
      expect(ok(await center.report(who.session, transaction, '交付済'))).toEqual({ transaction })
    })

    test.each<Resident>(['ordinary', 'linked'])('everything that %s can have comes as a document of its own', async (resident) => {
      const world = await start()
      const who = await guest(world, resident)
      const kinds = who.menu.entries.filter(({ unavailable }) => unavailable === null).map(({ kind }) => kind)
      expect(kinds).toEqual(expect.arrayContaining(['juminhyo', 'kisaijiko', 'inkan', 'tax', 'koseki', 'fuhyo']))
      for (const kind of kinds) {
        const visit = await applicationFor(who, kind)
        const opened = await fetched(world, visit)
        if (opened.kind !== 'held') throw new Error(`${kind}: ${JSON.stringify(opened)}`)
        const { claims, pdf } = opened
        expect(claims).toMatchObject({ kind, municipalityCode: visit.entry.issuer.code, fee: visit.application.request.fee })
        expect((await readPages(pdf))?.length).toBe(claims.pages.length)
        // Front and back: a sheet has two faces.
        expect(claims.pages.length % 2).toBe(0)
      }
    })

    test('two applicants at the same moment each get their own', async () => {
      const world = await start()
      const visitors = [await visitor(world, 'ordinary'), await visitor(world, 'another'), await visitor(world, 'cardAp')]
      const opened = await Promise.all(visitors.map((who) => fetched(world, who)))
      expect(opened).toMatchObject(visitors.map(({ application }) => ({ kind: 'held', claims: { transaction: application.transaction } })))
    })

    test('a document fetched again is the very same, byte for byte, until its outcome was reported', async () => {
      const world = await start()
      const { center } = world
      const who = await visitor(world, 'ordinary')
      const again = () => center.download(who.session, who.application.transaction, () => {})
      const envelope = await downloaded(world, who)
      const once = Buffer.from(envelope)
      // Whoever asked overwrites what it was given.
      envelope.fill(0)
      expect(once.equals(ok(await again()).envelope)).toBe(true)
      expect(await openFor(world, who, once)).toMatchObject({ kind: 'held' })
      ok(await center.report(who.session, who.application.transaction, '交付済'))
      expect(await again()).toEqual(fault('invalidAnswer'))
    })

    test('a document fetched twice at the same moment is made once', async () => {
      const world = await start()
      const { session, application } = await visitor(world, 'ordinary')
      ok(await world.center.apply(session, application))
      const [one, another] = await Promise.all([0, 1].map(() => world.center.download(session, application.transaction, () => {})))
      expect(one).toMatchObject({ kind: 'ok' })
      expect(another).toEqual(one)
    })

    test('a document that nobody has fetched again within ten minutes, when it is good for nothing, is gone', async () => {
      const world = await start()
      const who = await visitor(world, 'ordinary')
      await downloaded(world, who)
      world.passTime(10 * 60 * 1000)
      expect(await world.center.download(who.session, who.application.transaction, () => {})).toEqual(fault('invalidAnswer'))
    })

    test('I-03 I-04 the center has bound the holder and the request it was asked by, and no others', async () => {
      const world = await start()
      const [{ application, ...mine }, other] = [await visitor(world, 'ordinary'), await visitor(world, 'another')]
      const { request } = application
      const who = { ...mine, application: { ...application, request: { ...request, copies: 2, fee: request.fee * 2, language: 'en' } } }
      ok(await world.center.apply(who.session, who.application))
      const { envelope } = ok(await world.center.download(who.session, who.application.transaction, () => {}))
      expect(await openFor(world, { ...who, holder: other.holder }, envelope)).toMatchObject({ kind: 'mismatch', claim: 'holderBinding' })
      const japanese = { ...who.application, request: { ...who.application.request, language: 'ja' } }
      expect(await openFor(world, { ...who, application: japanese }, envelope)).toMatchObject({ kind: 'mismatch', claim: 'requestDigest' })
      expect(await openFor(world, who, envelope)).toMatchObject({ kind: 'held' })
    })

    test.each<[string, 'swap' | 'tampered' | 'expired' | 'wrongKey', object]>([
      ['I-02 swap', 'swap', { kind: 'mismatch', claim: 'transaction' }],
      ['I-05 tampered', 'tampered', { kind: 'mismatch', claim: 'document' }],
      ['I-05 expired', 'expired', { kind: 'invalid', why: 'expired' }],
      ['I-05 wrongKey', 'wrongKey', { kind: 'invalid', why: 'signature' }],
    ])('%s does not get past the envelope', async (_, name, caught) => {
      const world = await start()
      world.faults.set(name, true)
      expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject(caught)
      world.faults.set(name, false)
      expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject({ kind: 'held' })
    })

    test('swapped with an applicant of the same moment: neither envelope opens for the wrong one', async () => {
      const world = await start()
      const [mine, theirs] = [await visitor(world, 'ordinary'), await visitor(world, 'another')]
      ok(await world.center.apply(theirs.session, theirs.application))
      world.faults.set('swap', true)
      expect(await fetched(world, mine)).toMatchObject({ kind: 'mismatch', claim: 'transaction' })
    })

    test.each<[Resident, string]>([['ordinary', 'juminhyo'], ['cardAp', 'inkan'], ['linked', 'koseki'], ['another', 'tax']])(
      'I-06 a document about somebody else than %s is not signed (%s)',
      async (resident, kind) => {
        const world = await start()
        world.faults.set('wrongHolder', true)
        const { session, application } = await visitor(world, resident, kind)
        ok(await world.center.apply(session, application))
        expect(await world.center.download(session, application.transaction, () => {})).toEqual(fault('suspended'))
      },
    )

    test('a name that can’t be put on paper is refused at ⑪', async () => {
      const world = await start()
      const { session, application } = await visitor(world, 'nameTooLong')
      ok(await world.center.apply(session, application))
      expect(await world.center.download(session, application.transaction, () => {})).toEqual(refused('record.tooLong'))
    })

    test('I-20 what is made from a register older than the municipality allows is not issued', async () => {
      const world = await start()
      world.faults.set('staleRegistry', true)
      const { session, application } = await visitor(world, 'ordinary')
      ok(await world.center.apply(session, application))
      expect(await world.center.download(session, application.transaction, () => {})).toEqual(refused('record.stale'))
      world.faults.set('staleRegistry', false)
      expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject({ kind: 'held' })
    })

    test('down: unreachable, and well again afterwards', async () => {
      const { center, faults } = await start()
      faults.set('down', true)
      expect(await center.openSession(terminal, card)).toEqual(fault('unreachable'))
      expect(await center.heartbeat(terminal)).toEqual(fault('unreachable'))
      faults.set('down', false)
      expect(await center.openSession(terminal, card)).toMatchObject({ kind: 'ok' })
    })

    test('slow: late, not for ever', async () => {
      const world = await start()
      world.faults.set('slow', true)
      const answer = world.center.openSession(terminal, card)
      world.runOutOfTime()
      expect(await answer).toEqual(fault('late'))
    })

    test('closed: unreachable', async () => {
      const { center } = await start()
      await center.close()
      expect(await center.openSession(terminal, card)).toEqual(fault('unreachable'))
    })
  })
}
