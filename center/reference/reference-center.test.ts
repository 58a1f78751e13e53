import { expect, test } from 'vitest'
import { applicationFor, guest, hex, ok, openFor, opened, pinnedKeys, terminal, typePin, visitor } from '../contract-visitor.ts'
import { sessionMenu } from '../protocol.ts'
import { readStops } from '../stops.ts'
import { oldestRegister } from '../verify.ts'
import { municipalities } from './municipalities.ts'
import { openReferenceWorld } from './reference-world.ts'
import { around } from './under-test.ts'
import type { CenterUnderTest, Resident } from '../contract-visitor.ts'
import type { ReferenceWorld } from './reference-world.ts'
import type { ReferenceCenterSettings } from './settings.ts'

const minute = 60_000

/** The reference center as the contract's visitors see one. */
async function open(settings: Partial<ReferenceCenterSettings> = {}): Promise<ReferenceWorld & CenterUnderTest> {
  const world = await openReferenceWorld(settings)
  return { ...world, ...around(world), runOutOfTime: () => {}, close: () => world.center.close() }
}

test('a session ends after half an hour; its outcome can still be reported', async () => {
  const world = await open()
  const { session, application } = await visitor(world, 'ordinary')
  ok(await world.center.apply(session, application))
  world.passTime(30 * minute)
  expect(await world.center.download(session, application.transaction, () => {})).toEqual({ kind: 'fault', fault: 'late' })
  expect(await world.center.report(session, application.transaction, '未交付返金済')).toMatchObject({ kind: 'ok' })
  expect(await world.center.report(session, hex(32), '未交付未収')).toEqual({ kind: 'fault', fault: 'late' })
})

test('I-22 a document that was being made as its outcome was reported is not delivered', async () => {
  const world = await open()
  const { session, application: { transaction }, application } = await visitor(world, 'ordinary')
  ok(await world.center.apply(session, application))
  const received: number[] = []
  const download = world.center.download(session, transaction, (bytes) => received.push(bytes))
  ok(await world.center.report(session, transaction, '未交付返金済'))
  expect(await download).toEqual({ kind: 'fault', fault: 'invalidAnswer' })
  expect(received).toEqual([])
})

test('I-01 a transaction id is never used twice, not even by a session long after', async () => {
  const world = await open()
  const first = await visitor(world, 'ordinary')
  ok(await world.center.apply(first.session, first.application))
  world.passTime(60 * minute)
  const second = await visitor(world, 'ordinary')
  const again = { ...second.application, transaction: first.application.transaction }
  expect(await world.center.apply(second.session, again)).toEqual({ kind: 'fault', fault: 'invalidAnswer' })
})

test('I-22 the ledger tells what came of each transaction and nothing about the person', async () => {
  const world = await open()
  const { session, application } = await visitor(world, 'ordinary')
  ok(await world.center.apply(session, application))
  const linked = await applicationFor(await guest(world, 'linked'), 'koseki')
  ok(await world.center.apply(linked.session, linked.application))
  const withPin = await visitor(world, 'cardAp', 'inkan')
  ok(await world.center.apply(withPin.session, withPin.application))
  const at = world.now()
  world.passTime(minute)
  ok(await world.center.report(session, application.transaction, '交付済'))
  world.passTime(minute)
  ok(await world.center.report(session, application.transaction, '交付済'))
  const given = hex(32)
  ok(await world.center.report(session, given, '未交付未収'))
  const accepted = { application: expect.stringMatching(/^[0-9a-f]{64}$/), method: 'jpki', residence: '99001', copies: 1 }
  expect(world.center.ledger.lines()).toEqual([
    {
      transaction: application.transaction, session, terminal: 'T-1', outcome: '交付済', at: at + minute,
      accepted: { ...accepted, kind: 'juminhyo', issuer: '99001', fee: 300 },
    },
    {
      transaction: linked.application.transaction, session: linked.session, terminal: 'T-1', outcome: null, at,
      accepted: { ...accepted, kind: 'koseki', issuer: '98001', fee: 450 },
    },
    {
      transaction: withPin.application.transaction, session: withPin.session, terminal: 'T-1', outcome: null, at,
      accepted: { ...accepted, method: 'cardAp', kind: 'inkan', issuer: '99004', residence: '99004', fee: 250 },
    },
    { transaction: given, session, terminal: 'T-1', outcome: '未交付未収', at: at + 2 * minute, accepted: null },
  ])
})

test('a PIN stands neither in the ledger nor in any answer', async () => {
  const world = await open()
  const who = await guest(world, 'cardAp')
  const answers = [await typePin(world, { ...who, kind: 'juminhyo' }, '9753'), await typePin(world, { ...who, kind: 'juminhyo' }, '8101')]
  expect(answers.map((answer) => ok(answer).kind)).toEqual(['wrong', 'right'])
  const { session, application } = await applicationFor(who, 'juminhyo')
  ok(await world.center.apply(session, application))
  const said = JSON.stringify([answers, who.menu, world.center.ledger.lines()])
  for (const pin of ['9753', '8101', '8102', '8103']) expect(said).not.toContain(`"${pin}"`)
})

test.each<Resident>(['ordinary', 'phone', 'cardAp', 'juki', 'both', 'unlinked', 'inWork', 'linked', 'linkRefused', 'oldRegister'])(
  'the menu of %s is one the wire can carry, each entry with an id of its own and at most one of a kind',
  async (resident) => {
    const { menu } = await guest(await open(), resident)
    expect(sessionMenu.parse(menu)).toEqual(menu)
    for (const values of [menu.entries.map(({ id }) => id), menu.entries.map(({ kind, issuer }) => `${kind} ${issuer.code}`)])
      expect(new Set(values).size).toBe(values.length)
  },
)

test('I-20 what a municipality allows a terminal accepts: no register may be older than any terminal takes', () => {
  for (const { limits } of municipalities) expect(limits.registryAge).toBeLessThanOrEqual(oldestRegister)
})

test('I-20 the signed age of the register is that of the document', async () => {
  const world = await open()
  const who = await visitor(world, 'ordinary', 'koseki')
  ok(await world.center.apply(who.session, who.application))
  world.passTime(30 * minute - 1)
  const { envelope } = ok(await world.center.download(who.session, who.application.transaction, () => {}))
  const opened = await openFor(world, who, envelope)
  if (opened.kind !== 'held') throw new Error(opened.kind)
  // The 戸籍 is copied at the full hour.
  expect(opened.claims.registryAt).toBe(Date.parse('2026-11-21T10:00:00+09:00') / 1000)
  expect(opened.claims.issuedAt).toBe(Math.floor(world.now() / 1000))
})

test('I-17 a center that was started again goes on with versions above those before', async () => {
  const before = await open()
  before.stop([{ scope: 'all' }])
  before.stop([])
  const last = before.center.stops.set([])
  const now = before.now() + 10_000
  const after = await open({ now: () => now })
  const notice = await readStops(await after.center.stops.notice(), await pinnedKeys(after))
  expect(notice?.version).toBeGreaterThan(last)
  expect(after.center.stops.set([])).toBeGreaterThan(notice?.version ?? Infinity)
})

test('holidays are Japan’s unless others are given', async () => {
  const [own, given] = [await open(), await open({ calendar: ['2026-12-24'] })]
  expect(ok(await own.center.heartbeat(terminal)).holidays).toContain('2026-11-23')
  expect(ok(await given.center.heartbeat(terminal)).holidays).toEqual(['2026-12-24'])
})

test('challenges come from the random source that was given', async () => {
  const world = await open({ random: (bytes) => new Uint8Array(bytes).fill(7) })
  expect((await opened(world, 'ordinary')).challenge).toBe(Buffer.alloc(32, 7).toString('base64url'))
})

test('who presents nothing gets no card', async () => {
  const { center } = await open()
  expect([await center.issueCard('kaku-ichiro'), await center.issueCard('nobody')]).toEqual([null, null])
})
