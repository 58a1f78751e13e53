import { describe, expect, test } from 'vitest'
import { feeOf } from '../fees.ts'
import { pageDigests } from '../pages.ts'
import { sessionMenu } from '../protocol.ts'
import { cardHolders } from './card-holders.ts'
import { answersFit, chosenAt } from './chosen.ts'
import { issuingServerFor, issuingServers } from './issuing-servers.ts'
import { drawn, holder, issuedAt, readPaper, recordOf } from './paper.fixture.ts'
import type { Answers, Entry, ResidentRecord } from './issuing-server.ts'

const now = issuedAt.getTime()
const entriesFor = (record: ResidentRecord): readonly Entry[] => issuingServers.flatMap((server) => server.entriesFor(record, now))
const kindsFor = (resident: string) => entriesFor(recordOf(resident)).map(({ kind }) => kind)
const entryFor = (resident: string, kind: string) => entriesFor(recordOf(resident)).find((entry) => entry.kind === kind)
const everybody = cardHolders.map(({ person }) => recordOf(person))

test('every kind is issued by one server only, and by nobody when it is none', () => {
  const kinds = issuingServers.flatMap((server) => server.kinds)
  expect(new Set(kinds).size).toBe(kinds.length)
  expect(issuingServerFor('futsu-no-nanika')).toBeNull()
})

test('every menu is one the wire can carry, with an id and a kind once, and a fee that coins can pay', () => {
  for (const record of everybody) {
    const entries = entriesFor(record)
    const menu = { municipality: record.municipality.name, municipalityCode: record.municipality.code, entries, origin: null, pinKey: null }
    expect(sessionMenu.parse(menu)).toEqual(menu)
    for (const values of [entries.map(({ id }) => id), entries.map(({ kind }) => kind)]) expect(new Set(values).size).toBe(values.length)
    for (const entry of entries) for (const answers of waysThrough(entry)) expect(feeOf(entry, answers) % 10).toBe(0)
  }
})

describe('menus differ between municipalities (A2-08)', () => {
  test('みどり市 offers all six families', () => {
    expect(kindsFor('kaku-taro')).toEqual(['juminhyo', 'kisaijiko', 'inkan', 'tax', 'koseki', 'fuhyo'])
    expect(entriesFor(recordOf('kaku-taro')).map(({ unavailable }) => unavailable)).toEqual([null, null, null, null, null, null])
  })

  test('I-18 あおば町 offers a kind that terminals do not know, and sends to its counter for the 戸籍', () => {
    expect(kindsFor('shiken-jiro')).toEqual(['juminhyo', 'kisaijiko', 'inkan', 'tax', 'kaigo', 'fuhyo', 'koseki'])
    const { unavailable } = entryFor('shiken-jiro', 'koseki') ?? {}
    expect(unavailable).toMatchObject({ reason: 'service.notOffered', note: { ja: expect.stringContaining('窓口') } })
    const offering = everybody.filter((record) => entriesFor(record).some(({ kind }) => kind === 'kaigo'))
    expect(new Set(offering.map(({ municipality }) => municipality.code))).toEqual(new Set(['99002']))
  })

  test('はまべ村 offers nothing', () => {
    expect(kindsFor('hamabe-shiro')).toEqual([])
  })

  test('fees, limits and 個人番号 are the municipality\'s', () => {
    const about = (resident: string) => {
      const entry = entryFor(resident, 'juminhyo')
      const items = entry?.questions.find((question) => question.screen === 'items')
      return [entry?.fee, entry?.copiesLimit, items?.screen === 'items' && items.choices.some(({ id }) => id === 'number')]
    }
    expect(['kaku-taro', 'shiken-jiro', 'shiokaze-haru'].map(about)).toEqual([[300, 10, true], [200, 5, false], [250, 3, false]])
  })

  test('whoever does not live there gets nothing from its registers of residents', () => {
    expect(entriesFor(recordOf('kaku-taro', '98001'))).toEqual([])
    expect(entriesFor(recordOf('tomihon-mitsuba', '98001')).map(({ kind }) => kind)).toEqual(['koseki', 'fuhyo'])
  })
})

test('what the register holds against one kind makes that kind unavailable, and no other', () => {
  const barred = (resident: string) =>
    entriesFor(recordOf(resident)).flatMap(({ kind, unavailable }) => (unavailable === null ? [] : [[kind, unavailable.reason]]))
  expect(barred('shinkoku-mi')).toEqual([['tax', 'tax.undeclared']])
  expect(barred('todokede-matsu')).toEqual([['koseki', 'koseki.pending'], ['fuhyo', 'koseki.pending']])
})

/** Every way to answer by one choice a question; of members and items, all of them. */
function waysThrough({ questions }: Entry): readonly Answers[] {
  return questions.reduce<readonly Answers[]>((ways, question) => ways.flatMap((way) => {
    if (question.screen === 'unknown') return []
    const { id, askedWhen } = question
    if (askedWhen !== null && !chosenAt(way, askedWhen.question).includes(askedWhen.choice)) return [way]
    const alternatives = question.screen === 'select'
      ? question.choices.filter(({ unavailable }) => unavailable === null).map((choice) => [choice.id])
      : question.screen === 'scope' ? question.choices.map((choice) => [choice.id]) : [question.choices.map((choice) => choice.id)]
    return alternatives.map((choices) => [...way, { question: id, choices }])
  }), [[]])
}

describe('everything on the menu can be had, in pairs of faces, with the holder of the record that was used (I-06)', () => {
  test.each([
    ['kaku-taro', '99001'], ['sample-maria', '99001'], ['mihon-nagai', '99001'], ['ryoho-futatsu', '99002'], ['shiken-umeko', '99002'],
    ['shiokaze-haru', '99004'], ['tomihon-mitsuba', '98001'],
  ])('by %s from %s', async (resident, issuer) => {
    const record = recordOf(resident, issuer)
    for (const entry of entriesFor(record).filter(({ unavailable }) => unavailable === null)) for (const answers of waysThrough(entry)) {
      expect(answersFit(entry, answers)).toBe(true)
      const order = { record, kind: entry.kind, answers, issueNumber: 'ABCD-0123-4567', issuedAt }
      const rendered = await issuingServerFor(entry.kind)?.render(order)
      if (rendered?.kind !== 'drawn') throw new Error(`${entry.kind} ${JSON.stringify(answers)}: ${rendered?.reason}`)
      expect(rendered.holderReference).toBe(holder)
      expect(rendered.orderReference).toBe('ABCD-0123-4567')
      const age = now - rendered.registryAt
      expect([age >= 0, age <= record.municipality.limits.registryAge]).toEqual([true, true])
      expect(((await pageDigests(rendered.pdf))?.length ?? 1) % 2).toBe(0)
    }
  })
})

const samples: readonly (readonly [kind: string, resident: string, ...answers: readonly string[]])[] = [
  ['juminhyo', 'kaku-taro', 'household'], ['kisaijiko', 'kaku-taro', 'household'], ['inkan', 'shiken-jiro'], ['tax', 'kaku-taro', 'nozei'],
  ['koseki', 'kaku-taro', 'whole'], ['fuhyo', 'kaku-taro', 'whole'],
]

describe.each(samples)('%s', (kind, resident, ...choices) => {
  const order = () => {
    const record = recordOf(resident)
    const entry = entryFor(resident, kind)
    const ways = entry === undefined ? [] : waysThrough(entry)
    const answers = ways.find((way) => choices.every((choice) => way.some((answer) => answer.choices.includes(choice))))
    if (answers === undefined) throw new Error(`${kind} can't be had so`)
    return { record, kind, answers, issueNumber: 'ABCD-0123-4567', issuedAt }
  }
  const bytes = async (changes: Partial<ReturnType<typeof order>> = {}) => {
    const server = issuingServerFor(kind)
    if (server === null) throw new Error('no server')
    return drawn(await server.render({ ...order(), ...changes })).pdf
  }

  test('the same input gives the same bytes, another issue does not', async () => {
    expect(Buffer.compare(await bytes(), await bytes())).toBe(0)
    expect(Buffer.compare(await bytes(), await bytes({ issueNumber: 'ABCD-0123-9999' }))).not.toBe(0)
  })

  test('every face is marked 見本, and no back says anything about anybody', async () => {
    const { fronts, backs } = readPaper(await bytes())
    expect([fronts, backs].map((side) => side.startsWith('見本'))).toEqual([true, true])
    expect(backs).toMatch(/裏面.*ABCD-0123-4567.*1\/\d枚目/)
    const { applicant, household } = order().record
    const givenNames = household.members.map(({ name }) => name.split('　')[1] ?? name)
    for (const words of [...givenNames, applicant.individualNumber, household.address])
      expect(backs).not.toContain(words.normalize('NFKC'))
  })
})
