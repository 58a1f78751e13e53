import { expect, test } from 'vitest'
import { applicationFor, downloaded, fault, fetched, guest, ok, openFor, pinnedKeys, visitor } from '../../contract-visitor.ts'
import { readStops } from '../../stops.ts'
import { Faults } from '../faults.ts'
import { openReferenceWorld } from '../reference-world.ts'
import type { CenterUnderTest } from '../../contract-visitor.ts'
import type { FaultName } from '../faults.ts'
import type { ReferenceWorld } from '../reference-world.ts'

type World = ReferenceWorld & Omit<CenterUnderTest, 'faults'> & { readonly faults: Faults }
/** Somebody waits; calling it ends the wait. */
const waiting: (() => void)[] = []

async function open(): Promise<World & { readonly strikes: [FaultName, string][] }> {
  waiting.length = 0
  const strikes: [FaultName, string][] = []
  const faults = new Faults({ lag: () => new Promise<void>((resolve) => void waiting.push(resolve)) })
  faults.onStrike = (name, transaction) => void strikes.push([name, transaction])
  const world = await openReferenceWorld({ faults })
  const { center, clock } = world
  return {
    ...world, strikes, faults, signingKey: center.signingKey, now: () => clock.now, runOutOfTime: () => {}, close: () => center.close(),
    passTime: (milliseconds) => void (clock.now += milliseconds),
    stop: (stops) => void center.stops.set(stops), officer: () => {},
  }
}

/** So many lie or wait where the fault makes them. */
async function lying(count: number): Promise<void> {
  while (waiting.length < count) await new Promise((resolve) => setImmediate(resolve))
}

async function begun(world: World, who: Awaited<ReturnType<typeof visitor>>) {
  ok(await world.center.apply(who.session, who.application))
  const { transaction } = who.application
  return { transaction, answer: world.center.download(who.session, transaction, () => {}) }
}

/** Two at two stores, the second while the document of the first still lies where the fault makes it lie. */
async function oneAfterTheOther(world: World, between = 0) {
  const [first, second] = [await visitor(world, 'ordinary'), await visitor(world, 'another')]
  const earlier = await begun(world, first)
  await lying(1)
  world.passTime(between)
  const later = await begun(world, second)
  await lying(2)
  for (const go of waiting) go()
  const answers = [await earlier.answer, await later.answer] as const
  const [one, two] = answers
  const opened = [
    one.kind === 'ok' ? await openFor(world, first, one.value.envelope) : one, two.kind === 'ok' ? await openFor(world, second, two.value.envelope) : two,
  ]
  return { opened, first: earlier.transaction, second: later.transaction }
}

test.each(['overwrite', 'reusedName'] as const)('%s: the first of two would get the document of the second, who gets his own (Kawasaki); I-06 the center sees it', async (name) => {
  const world = await open()
  world.faults.set(name, true)
  const { opened, first } = await oneAfterTheOther(world)
  expect(opened).toMatchObject([fault('suspended'), { kind: 'held' }])
  expect(world.strikes).toEqual([[name, first]])
})

test('reusedName: of two seconds nobody is mixed up', async () => {
  const world = await open()
  world.faults.set('reusedName', true)
  expect((await oneAfterTheOther(world, 1000)).opened).toMatchObject([{ kind: 'held' }, { kind: 'held' }])
  expect(world.strikes).toEqual([])
})

test('overwrite: two applications of one holder are mixed up, too, and I-06 the center sees whose order was drawn', async () => {
  const world = await open()
  world.faults.set('overwrite', true)
  const who = await guest(world, 'ordinary')
  const [first, second] = [await applicationFor(who, 'juminhyo'), await applicationFor(who, 'tax')]
  for (const { session, application } of [first, second]) ok(await world.center.apply(session, application))
  const earlier = world.center.download(first.session, first.application.transaction, () => {})
  await lying(1)
  const later = world.center.download(second.session, second.application.transaction, () => {})
  await lying(2)
  for (const go of waiting) go()
  expect(await earlier).toEqual(fault('suspended'))
  expect(await openFor(world, second, ok(await later).envelope)).toMatchObject({ kind: 'held' })
})

test('I-19 three that the center has seen mixed up stop the whole service', async () => {
  const world = await open()
  world.faults.set('previousDocument', true)
  ok(await (await begun(world, await visitor(world, 'ordinary'))).answer)
  const stops = async () => (await readStops(await world.center.stops.notice(), await pinnedKeys(world)))?.stops
  for (const resident of ['another', 'ordinary', 'another'] as const) {
    expect(await stops()).toEqual([])
    expect(await (await begun(world, await visitor(world, resident))).answer).toEqual(fault('suspended'))
  }
  expect(await stops()).toEqual([{ scope: 'all' }])
})

test('previousDocument: everybody would get what was made before (Munakata)', async () => {
  const world = await open()
  world.faults.set('previousDocument', true)
  expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject({ kind: 'held' })
  const { transaction, answer } = await begun(world, await visitor(world, 'another'))
  expect(await answer).toEqual(fault('suspended'))
  expect(world.strikes).toEqual([['previousDocument', transaction]])
})

test('wrongBuild: what another build than the approved has made is not signed, mixed up or not (Takamatsu)', async () => {
  const world = await open()
  world.faults.set('wrongBuild', true)
  expect((await oneAfterTheOther(world)).opened).toEqual([fault('suspended'), fault('suspended')])
  world.faults.set('wrongBuild', false)
  expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject({ kind: 'held' })
})

test('staleForm: one field of who came before does not get past the envelope, whichever it is', async () => {
  const world = await open()
  world.faults.set('staleForm', true)
  await fetched(world, await visitor(world, 'another'))
  const claims = new Set<string>()
  for (let time = 0; time < 40; time++) {
    const opened = await fetched(world, await visitor(world, time % 2 === 0 ? 'ordinary' : 'another'))
    if (opened.kind !== 'mismatch') throw new Error(opened.kind)
    claims.add(opened.claim)
    world.stop([])
  }
  // All are the contract's one terminal, and ask for the same.
  expect(claims).toEqual(new Set(['transaction', 'nonce', 'holderBinding', 'document', 'pages', ...(claims.has('requestDigest') ? ['requestDigest'] : [])]))
})

test('lateAnswer: what came after its time-out is the next one’s answer (Yokohama)', async () => {
  const world = await open()
  const [first, second] = [await visitor(world, 'ordinary'), await visitor(world, 'another')]
  for (const { session, application } of [first, second]) ok(await world.center.apply(session, application))
  world.faults.set('lateAnswer', true)
  expect(await world.center.download(first.session, first.application.transaction, () => {})).toEqual(fault('late'))
  const got = ok(await world.center.download(second.session, second.application.transaction, () => {}))
  expect(got.transaction).toBe(first.application.transaction)
  expect(await openFor(world, second, got.envelope)).toMatchObject({ kind: 'invalid', why: 'seal' })
  expect(world.strikes).toEqual([['lateAnswer', second.application.transaction]])
})

test('crossed: two answers under way change places; who is alone gets his own', async () => {
  const world = await open()
  const [first, second] = [await visitor(world, 'ordinary'), await visitor(world, 'another')]
  for (const { session, application } of [first, second]) ok(await world.center.apply(session, application))
  world.faults.set('crossed', true)
  const asked = [first, second].map(({ session, application }) => world.center.download(session, application.transaction, () => {}))
  const got = (await Promise.all(asked)).map((answer) => ok(answer).transaction)
  expect(got).toEqual([second.application.transaction, first.application.transaction])
  const alone = await visitor(world, 'ordinary')
  world.faults.set('crossed', false)
  ok(await world.center.apply(alone.session, alone.application))
  world.faults.set('crossed', true)
  const answer = world.center.download(alone.session, alone.application.transaction, () => {})
  await lying(2)
  for (const go of waiting) go()
  expect(ok(await answer).transaction).toBe(alone.application.transaction)
})

test.each([['wrongSeal', 'seal'], ['bitFlip', 'seal']] as const)('%s does not get past the envelope', async (name, why) => {
  const world = await open()
  world.faults.set(name, true)
  const who = await visitor(world, 'ordinary')
  expect(await openFor(world, who, await downloaded(world, who))).toMatchObject({ kind: 'invalid', why })
  expect(world.strikes).toEqual([[name, who.application.transaction]])
  world.faults.set(name, false)
  expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject({ kind: 'held' })
})

test('replayed: an envelope of before opens for nobody but whose it was', async () => {
  const world = await open()
  world.faults.set('replayed', true)
  expect(await fetched(world, await visitor(world, 'ordinary'))).toMatchObject({ kind: 'held' })
  for (const resident of ['another', 'ordinary'] as const) {
    expect(await fetched(world, await visitor(world, resident))).toMatchObject({ kind: 'invalid', why: 'seal' })
  }
})
