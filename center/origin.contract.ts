import { describe, expect, test } from 'vitest'
import { applicationFor, fault, fetched, guest, hex, ok, refused, registrationOf, terminal, visitor } from './contract-visitor.ts'
import type { OpenCenter, Resident } from './contract-visitor.ts'
import type { Registration } from './protocol.ts'

/** 本籍地証明書 (A3): application at the kiosk, decision at the 本籍地, certificates from there. */
export function originContract(start: OpenCenter): void {
  describe('本籍地', () => {
    test('the whole path: application, 申請番号, decision, 戸籍 from the 本籍地', async () => {
      const world = await start()
      const before = await guest(world, 'unlinked')
      expect(before.menu.origin).toMatchObject({ status: 'none', number: null, municipality: null })
      const registration = await registrationOf(world, 'unlinked', before)
      const { transaction, number } = ok(await world.center.register(before.session, registration))
      expect([transaction, number]).toEqual([registration.transaction, expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)])
      expect((await guest(world, 'unlinked')).menu.origin).toMatchObject({ status: 'inWork', number })
      world.officer('approve')
      const after = await guest(world, 'unlinked')
      expect(after.menu.origin).toMatchObject({ status: 'registered', number })
      const issuer = registration.municipalityCode
      const visit = await applicationFor(after, 'koseki')
      expect(visit.entry.issuer.code).toBe(issuer)
      expect(after.menu.municipalityCode).not.toBe(issuer)
      expect(await fetched(world, visit)).toMatchObject({ kind: 'held', claims: { municipalityCode: issuer, kind: 'koseki' } })
      expect(after.menu.entries.filter(({ kind }) => kind === 'koseki')).toHaveLength(1)
      expect(after.menu.entries.find(({ kind }) => kind === 'juminhyo')?.issuer.code).toBe(after.menu.municipalityCode)
    })

    test('I-15 the same application again gets the same number, another content under its id none', async () => {
      const world = await start()
      const who = await guest(world, 'unlinked')
      const registration = await registrationOf(world, 'unlinked', who)
      const first = await world.center.register(who.session, registration)
      expect(await world.center.register(who.session, registration)).toEqual(first)
      const elsewhere = { ...registration, municipalityCode: '99002' }
      expect(await world.center.register(who.session, elsewhere)).toEqual(fault('invalidAnswer'))
      const next = await guest(world, 'unlinked')
      expect(await world.center.register(next.session, registration)).toEqual(fault('invalidAnswer'))
      const second = { ...registration, transaction: hex(32) }
      expect(await world.center.register(next.session, second)).toEqual(refused('origin.inWork'))
    })

    test('the same sent twice at once is one application', async () => {
      const world = await start()
      const who = await guest(world, 'unlinked')
      const registration = await registrationOf(world, 'unlinked', who)
      const [one, two] = await Promise.all([1, 2].map(() => world.center.register(who.session, registration)))
      expect(one).toMatchObject({ kind: 'ok' })
      expect(two).toEqual(one)
    })

    test.each<[Resident, string, string | null]>([
      ['inWork', 'inWork', 'origin.inWork'], ['linkRefused', 'refused', 'origin.refused'], ['unlinked', 'none', 'origin.notRegistered'],
    ])('%s: the menu says how it stands, and no 戸籍 is issued', async (resident, status, reason) => {
      const world = await start()
      const who = await guest(world, resident)
      expect(who.menu.origin).toMatchObject({ status })
      expect(who.menu.entries.find(({ kind }) => kind === 'koseki')).toMatchObject({ unavailable: { reason } })
      const { session, application } = await applicationFor(who, 'juminhyo')
      const ask = (municipalityCode: string) =>
        world.center.apply(session, { ...application, request: { ...application.request, kind: 'koseki', municipalityCode } })
      const origin = who.menu.origin?.prefectures.flatMap(({ municipalities }) => municipalities).find(({ code }) => code === '98001')
      expect(await ask(origin?.code ?? '')).toEqual(refused(reason ?? ''))
      expect(await ask(who.menu.municipalityCode)).toEqual(refused(reason ?? ''))
    })

    test('who was refused may apply again, and who is registered has no need to', async () => {
      const world = await start()
      const again = await guest(world, 'linkRefused')
      const second = await world.center.register(again.session, await registrationOf(world, 'linkRefused', again))
      expect(ok(second).number).not.toBe(again.menu.origin?.number)
      const linked = await guest(world, 'linked')
      const registration = await registrationOf(world, 'linked', linked)
      expect(await world.center.register(linked.session, registration)).toEqual(fault('invalidAnswer'))
    })

    test('the officer can refuse, and can’t approve where there is no such 戸籍', async () => {
      const world = await start()
      const who = await guest(world, 'unlinked')
      ok(await world.center.register(who.session, await registrationOf(world, 'unlinked', who)))
      world.officer('refuse')
      const next = await guest(world, 'unlinked')
      expect(next.menu.origin).toMatchObject({ status: 'refused' })
      ok(await world.center.register(next.session, { ...(await registrationOf(world, 'unlinked', next)), municipalityCode: '99002' }))
      world.officer('approve')
      expect((await guest(world, 'unlinked')).menu.origin).toMatchObject({ status: 'refused' })
    })

    test('facts that the register of the 住所地 does not have are refused', async () => {
      const world = await start()
      const who = await guest(world, 'outdated')
      expect(await world.center.register(who.session, await registrationOf(world, 'outdated', who))).toEqual(refused('origin.factsDiffer'))
    })

    test('somebody else’s card says nothing of who stands here', async () => {
      const world = await start()
      const who = await guest(world, 'unlinked')
      expect(await world.center.register(who.session, await registrationOf(world, 'ordinary', who))).toEqual(refused('origin.factsDiffer'))
    })

    test.each<[string, (registration: Registration, other: Registration) => Partial<Registration>]>([
      ['facts changed by one byte', ({ facts }) => ({ facts: `${facts.slice(0, -4)}AAAA` })],
      ['the signature of another card', (_, { attestation }) => ({ attestation })],
      ['a certificate that is none', () => ({ certificate: 'AAAA' })],
      ['facts that are none', () => ({ facts: 'AAAA' })],
    ])('A3-13 what the card’s issuer has not signed is not believed: %s', async (_, change) => {
      const world = await start()
      const who = await guest(world, 'unlinked')
      const [registration, other] = [await registrationOf(world, 'unlinked', who), await registrationOf(world, 'another', who)]
      const forged = { ...registration, ...change(registration, other) }
      expect(await world.center.register(who.session, forged)).toEqual(refused('certificate.unknown'))
      expect((await guest(world, 'unlinked')).menu.origin).toMatchObject({ status: 'none' })
    })

    test('an authentication certificate signs no facts', async () => {
      const world = await start()
      const who = await guest(world, 'unlinked')
      const registration = await registrationOf(world, 'unlinked', who)
      const { proof } = await world.prove('unlinked', registration.facts)
      const forged = { ...registration, attestation: proof.signature, certificate: proof.certificate }
      expect(await world.center.register(who.session, forged)).toEqual(refused('certificate.unknown'))
    })

    test('it is offered neither where the 住所地 is the 本籍地, nor before anybody has said who he is', async () => {
      const world = await start()
      const home = await guest(world, 'ordinary')
      expect(home.menu.origin).toBeNull()
      const registration = await registrationOf(world, 'ordinary', await guest(world, 'unlinked'))
      expect(await world.center.register(home.session, registration)).toEqual(fault('invalidAnswer'))
      const { session } = ok(await world.center.openSession(terminal, { medium: 'card', municipality: '99001' }))
      expect(await world.center.register(session, registration)).toEqual(fault('invalidAnswer'))
    })

    test('a municipality that is not on the list, and another terminal, are not understood', async () => {
      const world = await start()
      const who = await guest(world, 'unlinked')
      const registration = await registrationOf(world, 'unlinked', who)
      for (const wrong of [{ municipalityCode: '99003' }, { municipalityCode: who.menu.municipalityCode }, { terminal: 'T-2' }])
        expect(await world.center.register(who.session, { ...registration, ...wrong })).toEqual(fault('invalidAnswer'))
    })

    test('I-01 an id serves one thing: neither a certificate after a registration, nor the other way round', async () => {
      const world = await start()
      const who = await guest(world, 'unlinked')
      const registration = await registrationOf(world, 'unlinked', who)
      ok(await world.center.register(who.session, registration))
      const { session, application } = await applicationFor(who, 'juminhyo')
      const { transaction } = registration
      expect(await world.center.apply(session, { ...application, transaction })).toEqual(fault('invalidAnswer'))
      const other = await visitor(world, 'linkRefused')
      ok(await world.center.apply(other.session, other.application))
      const second = await registrationOf(world, 'linkRefused', await guest(world, 'linkRefused'))
      const taken = { ...second, transaction: other.application.transaction }
      expect(await world.center.register(other.session, taken)).toEqual(fault('invalidAnswer'))
    })
  })
}
