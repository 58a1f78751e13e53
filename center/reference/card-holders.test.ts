import { expect, test } from 'vitest'
import { centerRefusals } from '../refusals.ts'
import { cardHolderOf, cardHolders } from './card-holders.ts'
import { issuingServerFor, issuingServers } from './issuing-servers.ts'
import { age } from '../japan-time.ts'
import { municipalityOf } from './municipalities.ts'
import { issuedAt, recordOf, render } from './paper.fixture.ts'
import { originStatus, outdatedFacts, personOf } from './residents.ts'
import type { CenterRefusal } from '../refusals.ts'
import type { Municipality } from './municipalities.ts'
import type { CardHolder } from './residents.ts'

type Refusals = readonly (CenterRefusal | null)[]

const now = issuedAt.getTime()

test('ids are unique, everybody is a resident, and says what they show', () => {
  expect(new Set(cardHolders.map(({ id }) => id)).size).toBe(cardHolders.length)
  for (const { id, person, note } of cardHolders)
    expect([cardHolderOf(id)?.id, personOf(person)?.id, note.length > 3]).toEqual([id, person, true])
})

test('a phone is another thing than the card of the same person, with a PIN of its own or none', () => {
  const [card, android, iphone] = ['kaku-taro', 'kaku-taro-android', 'kaku-taro-iphone'].map(cardHolderOf)
  expect([card?.person, android?.person, iphone?.person]).toEqual(['kaku-taro', 'kaku-taro', 'kaku-taro'])
  expect([card?.pin, android?.pin, iphone?.pin]).toEqual(['1234', '4321', null])
})

test('PINs, 利用者IDs and 照合番号B have the form they have on a card', () => {
  for (const { pin, userId, typePins, checkNumber } of cardHolders) {
    for (const digits of [pin, ...Object.values(typePins)]) expect(digits ?? '0000').toMatch(/^\d{4}$/)
    expect(userId ?? 'A').toMatch(/^[0-9A-Z]{1,20}$/)
    expect(checkNumber ?? '0'.repeat(14)).toMatch(/^\d{14}$/)
  }
})

test('照合番号B begins with the birth as the card writes it: Japanese era, a first year too; western for foreign residents', () => {
  const beginning = (id: string) => cardHolderOf(id)?.checkNumber?.slice(0, 10)
  expect(['kaku-taro', 'tomihon-hitoha', 'sample-maria'].map(beginning)).toEqual(['5504012031', '0101112031', '9006072031'])
  expect(cardHolders.filter(({ medium, checkNumber }) => (medium === 'card') !== (checkNumber !== null))).toEqual([])
})

test('PINs of types are known where the municipality accepts カードAP, for kinds it offers', () => {
  for (const { person, typePins, userId } of cardHolders.filter(({ typePins }) => Object.keys(typePins).length > 0)) {
    const { municipality } = recordOf(person)
    expect([userId !== null, municipality.methods.cardAp]).toEqual([true, true])
    expect(Object.keys(municipality.offers ?? {})).toEqual(expect.arrayContaining(Object.keys(typePins)))
  }
  expect(new Set(Object.values(cardHolderOf('shiokaze-haru')?.typePins ?? {})).size).toBe(3)
})

/** What a center has to answer this card and person, at whatever step. */
async function refusalsOf(holder: CardHolder): Promise<Refusals> {
  const { applicant, municipality, household } = recordOf(holder.person)
  const origin = applicant.nationality.kind === 'japanese' ? municipalityOf(applicant.nationality.origin) : null
  const elsewhere = origin !== null && origin.code !== household.municipality
  const entries = issuingServers.flatMap((server) => server.entriesFor(recordOf(holder.person), now))
  const questions = entries.flatMap((entry) => entry.questions)
  const choices = questions.flatMap((question) => (question.screen === 'select' ? question.choices : []))
  return [
    ...cardRefusals(holder, municipality.methods),
    applicant.condition,
    municipality.offers === null ? 'service.notOffered' : null,
    age(applicant.born, now) < 15 ? 'person.underAge' : null,
    ...[...entries, ...choices].map(({ unavailable }) => unavailable?.reason ?? null),
    ...(elsewhere ? [originRefusal(holder)] : []),
    ...(municipality.offers === null ? [] : await paperRefusals(holder)),
  ]
}

function cardRefusals({ certificate, userId, typePins }: CardHolder, { jpki, cardAp }: Municipality['methods']): Refusals {
  const ofCertificate = { revoked: 'certificate.revoked', issuedToday: 'certificate.issuedToday', noPin: 'card.noPin', good: null } as const
  return [
    certificate === null ? null : ofCertificate[certificate],
    certificate !== null && !jpki ? 'method.notAccepted' : null,
    cardAp && Object.keys(typePins).length === 0 ? 'card.notRegistered' : null,
    userId !== null && !cardAp ? 'method.notAccepted' : null,
  ]
}

function originRefusal({ id, person }: CardHolder): CenterRefusal | null {
  if (outdatedFacts[id] !== undefined) return 'origin.factsDiffer'
  const status = originStatus[person]
  return status === undefined ? 'origin.notRegistered' : status === 'registered' ? null : `origin.${status}`
}

async function paperRefusals({ person }: CardHolder): Promise<Refusals> {
  const record = recordOf(person)
  const offered = issuingServerFor('inkan')?.entriesFor(record, now).some(({ unavailable }) => unavailable === null) === true
  const seal = offered ? await render('inkan', record) : null
  const juminhyo = await render('juminhyo', record, 'scope:self', 'items:')
  const stale = seal?.kind === 'drawn' && now - seal.registryAt > record.municipality.limits.registryAge
  return [juminhyo.kind === 'refused' ? juminhyo.reason : null, stale ? 'record.stale' : null]
}

/** What no person and no card is the cause of, or only what is done with it. */
const ofTheMoment: readonly CenterRefusal[] = [
  'certificate.unknown', 'pin.blocked', 'method.unavailable', 'service.closed', 'service.stopped',
]

test('whatever may be refused because of a person or a card, somebody shows', async () => {
  const shown = new Set((await Promise.all(cardHolders.map(refusalsOf))).flat())
  expect(centerRefusals.filter((reason) => !shown.has(reason) && !ofTheMoment.includes(reason))).toEqual([])
})

test('who shows a refusal shows only that one, so that the demo tells which', async () => {
  const cases: readonly (readonly [string, CenterRefusal])[] = [
    ['shikko-saburo', 'certificate.revoked'], ['koken-mamoru', 'person.guardianship'], ['inkan-nashi', 'seal.notRegistered'],
    ['jugemu-nagai', 'record.tooLong'], ['gaiji-yoshi', 'record.externalCharacter'], ['teishi-tome', 'record.stale'],
    ['tomihon-futaba', 'origin.inWork'],
  ]
  const everybodys = new Set<CenterRefusal>(['tax.currentYearOnly', 'record.archived', 'origin.notRegistered'])
  for (const [id, reason] of cases) {
    const holder = cardHolderOf(id)
    const own = holder === null ? [] : (await refusalsOf(holder)).filter((each) => each !== null && !everybodys.has(each))
    expect([id, ...new Set(own)]).toEqual([id, reason])
  }
})

test('an ordinary resident is refused nothing but what nobody gets', async () => {
  const holder = cardHolderOf('kaku-taro')
  expect(new Set(holder === null ? [] : await refusalsOf(holder))).toEqual(new Set([null, 'tax.currentYearOnly', 'record.archived']))
})
