import { describe, expect, test } from 'vitest'
import {
  applicationFor, authenticated, fault, fetched, guest, introduced, ok, opened, refused, terminal, typePin, visitor,
} from './contract-visitor.ts'
import { cardApHolder } from './holder.ts'
import { sealPin } from './pin-seal.ts'
import type { CenterUnderTest, OpenCenter, Resident } from './contract-visitor.ts'

const wrong = '0000'

/** 条例利用: 利用者ID, then the PIN of each type at the municipality's server. */
export function cardApContract(start: OpenCenter): void {
  describe('カードAP', () => {
    test.each<Resident>(['cardAp', 'juki', 'both'])('%s: from 利用者ID and PIN of the type to the outcome', async (resident) => {
      const world = await start()
      const who = await visitor(world, resident)
      expect(await fetched(world, who)).toMatchObject({ kind: 'held', claims: { kind: 'juminhyo' } })
      expect(await world.center.report(who.session, who.application.transaction, '交付済')).toMatchObject({ kind: 'ok' })
    })

    test('I-03 the holder is the 利用者ID within the municipality, on both sides', async () => {
      const world = await start()
      const who = await visitor(world, 'cardAp')
      const { userId, presented } = await world.card('cardAp')
      expect(who.holder).toEqual(cardApHolder(presented.municipality ?? '', userId ?? ''))
      const other = { ...who, holder: { ...who.holder, serial: `${who.holder.serial}0` } }
      expect(await fetched(world, other)).toMatchObject({ kind: 'mismatch', claim: 'holderBinding' })
    })

    test('who has both methods chooses: the menu of 公的個人認証 asks for no PINs', async () => {
      const world = await start()
      const menu = ok((await authenticated(world, 'both')).answer)
      expect(menu.pinKey).toBeNull()
      expect(menu.entries.map(({ triesLeft }) => triesLeft)).toEqual(menu.entries.map(() => null))
      const { menu: other } = await guest(world, 'both')
      expect(other.entries.map(({ kind }) => kind)).toEqual(menu.entries.map(({ kind }) => kind))
      expect(other.entries.find(({ kind }) => kind === 'juminhyo')).toMatchObject({ triesLeft: 3, unavailable: null })
    })

    test('本籍地 is not to be had with it', async () => {
      expect((await guest(await start(), 'cardAp')).menu.origin).toBeNull()
    })

    test('a 利用者ID that the municipality does not know is refused', async () => {
      const world = await start()
      expect((await introduced(world, 'stranger')).answer).toEqual(refused('card.notRegistered'))
      const { session } = await opened(world, 'cardAp')
      expect(await world.center.introduce(session, 'SK9')).toEqual(refused('card.notRegistered'))
    })

    test('a 利用者ID is one of its own municipality only', async () => {
      const world = await start()
      const { userId } = await world.card('cardAp')
      const { session } = await opened(world, 'both')
      expect(await world.center.introduce(session, userId ?? '')).toEqual(refused('card.notRegistered'))
    })

    test('where the municipality does not accept it, or the medium has none, nobody is let in', async () => {
      const world = await start()
      const { userId } = await world.card('cardAp')
      for (const resident of ['ordinary', 'phone'] as const) {
        const { session } = await opened(world, resident)
        expect(await world.center.introduce(session, userId ?? '')).toEqual(refused('method.notAccepted'))
      }
    })

    test('one session, one person: nobody says twice who he is', async () => {
      const world = await start()
      const { session, card } = await introduced(world, 'both')
      expect(await world.center.introduce(session, card.userId ?? '')).toEqual(fault('invalidAnswer'))
      const { proof } = await world.prove('both', Buffer.alloc(32).toString('base64url'))
      expect(await world.center.authenticate(session, proof)).toEqual(refused('certificate.unknown'))
    })

    test('nothing is issued before the PIN of its type was right, whatever another type’s was', async () => {
      const world = await start()
      const who = await guest(world, 'cardAp')
      const { session, application } = await applicationFor(who, 'juminhyo')
      expect(await world.center.apply(session, application)).toEqual(fault('invalidAnswer'))
      expect(ok(await typePin(world, { ...who, kind: 'inkan' }, who.card.pins['inkan'] ?? ''))).toEqual({ kind: 'right' })
      expect(await world.center.apply(session, application)).toEqual(fault('invalidAnswer'))
      expect(ok(await typePin(world, { ...who, kind: 'juminhyo' }, wrong))).toEqual({ kind: 'wrong', triesLeft: 2 })
      expect(await world.center.apply(session, application)).toEqual(fault('invalidAnswer'))
      expect(ok(await typePin(world, { ...who, kind: 'juminhyo' }, who.card.pins['juminhyo'] ?? ''))).toEqual({ kind: 'right' })
      expect(await world.center.apply(session, application)).toMatchObject({ kind: 'ok' })
    })

    test('who types a wrong one after the right one has not proven anything', async () => {
      const world = await start()
      const who = await guest(world, 'cardAp')
      const { session, application } = await applicationFor(who, 'juminhyo')
      ok(await typePin(world, { ...who, kind: 'juminhyo' }, who.card.pins['juminhyo'] ?? ''))
      ok(await typePin(world, { ...who, kind: 'juminhyo' }, wrong))
      expect(await world.center.apply(session, application)).toEqual(fault('invalidAnswer'))
    })

    test('a PIN that was right in one session is not right in the next', async () => {
      const world = await start()
      await visitor(world, 'cardAp')
      const next = await guest(world, 'cardAp')
      const { session, application } = await applicationFor(next, 'juminhyo')
      expect(await world.center.apply(session, application)).toEqual(fault('invalidAnswer'))
    })

    test('three wrong ones in a row block the type, across sessions; other types go on', async () => {
      const world = await start()
      expect(await typed(world, 'juminhyo', wrong)).toEqual({ kind: 'wrong', triesLeft: 2 })
      expect(await typed(world, 'juminhyo', wrong)).toEqual({ kind: 'wrong', triesLeft: 1 })
      const { menu: third } = await guest(world, 'cardAp')
      expect(third.entries.find(({ kind }) => kind === 'juminhyo')).toMatchObject({ triesLeft: 1, unavailable: null })
      expect(await typed(world, 'juminhyo', wrong)).toEqual({ kind: 'blocked' })
      expect(await typed(world, 'juminhyo', null)).toEqual({ kind: 'blocked' })
      expect(await typed(world, 'inkan', null)).toEqual({ kind: 'right' })
      const { menu } = await guest(world, 'cardAp')
      expect(menu.entries.find(({ kind }) => kind === 'juminhyo')).toMatchObject({ triesLeft: 0, unavailable: { reason: 'pin.blocked' } })
    })

    test('a right one resets the counter', async () => {
      const world = await start()
      await typed(world, 'juminhyo', wrong)
      await typed(world, 'juminhyo', wrong)
      expect(await typed(world, 'juminhyo', null)).toEqual({ kind: 'right' })
      expect(await typed(world, 'juminhyo', wrong)).toEqual({ kind: 'wrong', triesLeft: 2 })
    })

    test('guesses at the same moment each cost a try', async () => {
      const world = await start()
      const who = await guest(world, 'cardAp')
      const answers = await Promise.all([1, 2, 3, 4].map(() => typePin(world, { ...who, kind: 'tax' }, wrong)))
      expect(answers.map((answer) => ok(answer).kind).toSorted()).toEqual(['blocked', 'blocked', 'wrong', 'wrong'])
      expect(await typed(world, 'tax', null)).toEqual({ kind: 'blocked' })
    })

    test('what was sealed for another session, another type or another server is no PIN, and costs no try', async () => {
      const world = await start()
      const [mine, theirs] = [await guest(world, 'cardAp'), await guest(world, 'both')]
      const { session, menu: { pinKey } } = mine
      if (pinKey === null || theirs.menu.pinKey === null) throw new Error('no key')
      const digits = Buffer.from(mine.card.pins['juminhyo'] ?? '')
      const sealed = await Promise.all([
        sealPin(digits, { session: theirs.session, kind: 'juminhyo' }, pinKey),
        sealPin(digits, { session, kind: 'inkan' }, pinKey),
        sealPin(digits, { session, kind: 'juminhyo' }, theirs.menu.pinKey),
        sealPin(Buffer.from('12345'), { session, kind: 'juminhyo' }, pinKey),
      ])
      for (const pin of sealed) expect(await world.center.verifyPin(session, 'juminhyo', pin)).toEqual(fault('invalidAnswer'))
      expect(await typed(world, 'juminhyo', wrong)).toEqual({ kind: 'wrong', triesLeft: 2 })
    })

    test('a type without a PIN, and a session of 公的個人認証, have none to be asked', async () => {
      const world = await start()
      const who = await guest(world, 'cardAp')
      expect(await typePin(world, { ...who, kind: 'koseki' }, wrong)).toEqual(fault('invalidAnswer'))
      const other = await guest(world, 'ordinary')
      expect(await typePin(world, { ...other, menu: who.menu, kind: 'juminhyo' }, wrong)).toEqual(fault('invalidAnswer'))
    })

    test('two people at one municipality: neither PIN opens the other’s', async () => {
      const world = await start()
      const [one, two] = [await guest(world, 'cardAp'), await guest(world, 'juki')]
      expect(one.menu.municipalityCode).toBe(two.menu.municipalityCode)
      expect(ok(await typePin(world, { ...one, kind: 'juminhyo' }, two.card.pins['juminhyo'] ?? ''))).toMatchObject({ kind: 'wrong' })
      const envelope = await visitor(world, 'juki')
      expect(await fetched(world, envelope)).toMatchObject({ kind: 'held' })
    })

    test('the session must have been opened for that terminal', async () => {
      const world = await start()
      const { session, application } = await visitor(world, 'cardAp')
      expect(await world.center.apply(session, { ...application, terminal: `${terminal.terminal}0` })).toEqual(fault('invalidAnswer'))
    })
  })
}

/** One PIN in a session of its own; null: the right one. */
async function typed(world: CenterUnderTest, kind: string, digits: string | null) {
  const who = await guest(world, 'cardAp')
  return ok(await typePin(world, { ...who, kind }, digits ?? who.card.pins[kind] ?? ''))
}
