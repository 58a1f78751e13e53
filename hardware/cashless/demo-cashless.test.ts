import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { cashlessContract } from './cashless.contract.ts'
import { askingMs, demoCashlessFaults, openDemoCashless } from './demo-cashless.ts'
import type { Settled } from './cashless.ts'
import type { DemoCashlessFault } from './demo-cashless.ts'
import type { Timer } from './timer.ts'

/** One delay, which passes only when the test says so. */
class Hourglass {
  #run: (() => void) | null = null
  readonly set: number[] = []

  readonly timer: Timer = (ms, run) => {
    this.set.push(ms)
    this.#run = run
    return () => { if (this.#run === run) this.#run = null }
  }

  get running(): boolean {
    return this.#run !== null
  }

  runOut(): void {
    const run = this.#run
    this.#run = null
    run?.()
  }
}

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cashless-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'data', 'cashless.json')
}

/** @param file of a terminal that was there before; its process is dead. */
function open(file = newFile()) {
  const glass = new Hourglass()
  return { ...openDemoCashless({ file, timer: glass.timer }), glass, file }
}

cashlessContract('the demo terminal', () => {
  let device = open()
  const { file } = device
  return {
    start() {
      device = open(file)
      return device.cashless
    },
    asking: () => device.hand.asking(),
    pay: () => device.hand.pay(),
    refuse: () => device.hand.refuse(),
    nobodyComes: () => device.glass.runOut(),
    whereabouts(reference) {
      const { setAside = 0, captured = 0, released = 0 } = device.hand.payments().find(known => known.reference === reference) ?? {}
      return { setAside, captured, released }
    },
    lose: (answer, lost) => device.hand.fault(({ authorise: 'silentAuthorise', capture: 'silentCapture', release: 'silentRelease' } as const)[answer], lost),
    cut: () => device.hand.fault('offline', true),
    mend: () => device.hand.fault('offline', false),
    end: () => undefined,
  }
})

test('it gives up a minute after it began to ask, and not after it was paid', async () => {
  const { cashless, hand, glass } = open()
  const asked = cashless.authorise(300, 'one')
  expect([glass.set, glass.running]).toEqual([[askingMs], true])
  hand.pay()
  expect([await asked, glass.running]).toEqual([{ kind: 'authorised' }, false])
  void cashless.authorise(300, 'two')
  await cashless.close()
  expect(glass.running, 'nothing keeps the process from ending').toBe(false)
})

test('nobody has enough: whoever pays is declined', async () => {
  const { cashless, hand } = open()
  hand.fault('declines', true)
  const asked = cashless.authorise(300, 'one')
  hand.pay()
  expect([await asked, hand.asking()]).toEqual([{ kind: 'declined' }, null])
  expect(hand.payments()).toEqual([{ reference: 'one', setAside: 0, captured: 0, released: 0 }])
})

test('cut off, it is known that nothing was sent; its kiosk killed, it asks again for as long as before', async () => {
  const { cashless, hand, file } = open()
  hand.fault('offline', true)
  expect([await cashless.authorise(300, 'one'), hand.asking()]).toEqual([{ kind: 'declined' }, null])
  hand.fault('offline', false)
  void cashless.authorise(300, 'two')
  const next = open(file)
  expect([next.hand.asking(), next.glass.set]).toEqual([300, [askingMs]])
  expect(await next.cashless.authorise(200, 'three'), 'it still asks for the other').toEqual({ kind: 'declined' })
  next.glass.runOut()
  expect([next.hand.asking(), await next.cashless.capture('two', 300)]).toEqual([null, 'refused'])
})

test('its hand sees every change, where the money is, and what is wrong with it', async () => {
  const { cashless, hand } = open()
  const seen: unknown[] = []
  hand.onChange(() => seen.push([hand.asking(), ...hand.payments().map(({ setAside, captured, released }) => [setAside, captured, released])]))
  const asked = cashless.authorise(300, 'one')
  hand.pay()
  await asked
  await cashless.capture('one', 200)
  expect(seen).toEqual([[300], [null, [300, 0, 0]], [null, [0, 200, 100]]])
  hand.pay()
  hand.refuse()
  expect(seen, 'nobody is asked').toHaveLength(3)
  for (const fault of [...demoCashlessFaults, ...demoCashlessFaults]) hand.fault(fault, true)
  expect([hand.faults(), seen.length]).toEqual([[...demoCashlessFaults], 13])
  for (const fault of demoCashlessFaults) hand.fault(fault, false)
  expect(hand.faults()).toEqual([])
  const before = seen.length
  await cashless.close()
  hand.fault('declines', true)
  expect(seen, 'nobody is told anything after close').toHaveLength(before)
})

test('a book that is none is no new book: what was set aside would be forgotten', async () => {
  const { cashless, file } = open()
  await cashless.release('one')
  const written = readFileSync(file, 'utf8')
  for (const broken of [written.slice(0, -1), '{}', written.replace('"setAside":0', '"setAside":-1')]) {
    writeFileSync(file, broken)
    expect(() => open(file), broken).toThrow()
  }
})

type Deed =
  | { readonly kind: 'ask' | 'capture'; readonly visit: number; readonly yen: number }
  | { readonly kind: 'release'; readonly visit: number }
  | { readonly kind: 'fault'; readonly fault: DemoCashlessFault; readonly on: boolean }
  | { readonly kind: 'pay' | 'refuse' | 'cancel' | 'runOut' | 'restart' }

const yen = fc.constantFrom(200, 300, 750)
/** Whose: 0 is for an asking a new visit unless somebody is asked already, and the last one for what is done afterwards; others are earlier. */
const visit = fc.constantFrom(0, 0, 0, 0, 0, 1, 2)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('ask', 'capture'), visit, yen }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release'), visit }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fault'), fault: fc.constantFrom(...demoCashlessFaults), on: fc.constantFrom(true, false, false) }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'pay' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('refuse', 'cancel', 'runOut', 'restart') }) },
)

/** What the world saw, beside the terminal's own book. */
class World {
  #device = open()
  #visits = 0
  readonly held = new Map<string, number>()
  readonly taken = new Map<string, number>()
  readonly told: Promise<unknown>[] = []

  async do(deed: Deed): Promise<void> {
    const { cashless, hand, glass, file } = this.#device
    switch (deed.kind) {
      case 'ask': return this.#ask(deed.visit, deed.yen)
      case 'capture': return this.#settled(this.#reference(deed.visit), await cashless.capture(this.#reference(deed.visit), deed.yen), deed.yen)
      case 'release': return this.#settled(this.#reference(deed.visit), await cashless.release(this.#reference(deed.visit)), 0)
      case 'fault': return hand.fault(deed.fault, deed.on)
      case 'pay': return this.#pay()
      case 'refuse': return hand.refuse()
      case 'cancel': return await cashless.cancel()
      case 'runOut': return glass.runOut()
      case 'restart':
        await cashless.close()
        this.#device = open(file)
    }
  }

  /** Whatever anybody has paid is set aside, taken or let go, and each reference stands there once. */
  look(): void {
    const payments = this.#device.hand.payments()
    expect(payments.map(({ reference, setAside, captured, released }) => [reference, setAside + captured + released]))
      .toEqual(payments.map(({ reference }) => [reference, this.held.get(reference) ?? 0]))
    expect(new Set(payments.map(({ reference }) => reference)).size).toBe(payments.length)
  }

  /** The kiosk starts for the last time, and lets go whatever it ever asked for. */
  async end(): Promise<void> {
    await this.#device.cashless.close()
    await Promise.all(this.told)
    const { cashless, hand } = open(this.#device.file)
    for (let visit = 0; visit <= this.#visits; visit += 1) {
      expect(await cashless.release(`visit-${visit}`)).toBe(this.taken.has(`visit-${visit}`) ? 'refused' : 'done')
    }
    expect([hand.asking(), hand.payments().filter(({ setAside }) => setAside > 0)]).toEqual([null, []])
  }

  #reference(back: number): string {
    return `visit-${Math.max(this.#visits - back, 0)}`
  }

  #ask(back: number, yen: number): void {
    const { cashless, hand } = this.#device
    if (back === 0 && hand.asking() === null) this.#visits += 1
    const reference = this.#reference(back)
    const before = hand.asking()
    this.told.push(cashless.authorise(yen, reference).then(
      ({ kind }) => { if (kind === 'authorised') expect(this.held.get(reference)).toBe(yen) },
      (bug: unknown) => expect(bug).toMatchObject({ message: 'a reference is never used twice' }),
    ))
    if (before !== null) expect(hand.asking(), 'whoever was asked is asked on').toBe(before)
  }

  #pay(): void {
    const { hand } = this.#device
    const asked = hand.asking()
    const before = hand.payments().length
    hand.pay()
    const [fresh, none] = hand.payments().slice(before)
    expect([hand.asking(), fresh === undefined, none]).toEqual([null, asked === null, undefined])
    if (fresh !== undefined && !hand.faults().includes('declines')) this.held.set(fresh.reference, asked ?? 0)
  }

  #settled(reference: string, answer: Settled, yen: number): void {
    const { setAside = 0, captured = 0 } = this.#device.hand.payments().find(known => known.reference === reference) ?? {}
    if (answer === 'done') expect([setAside, captured]).toEqual([0, yen])
    expect([captured, undefined], 'never another amount').toContain(this.taken.get(reference))
    if (captured > 0) this.taken.set(reference, captured)
  }
}

test('whatever happens in whatever order, nobody pays twice and nothing is lost; what is let go in the end is nowhere set aside', async () => {
  let taken = 0
  await fc.assert(fc.asyncProperty(fc.array(deed, { maxLength: 40, size: 'max' }), async (deeds) => {
    const world = new World()
    for (const deed of deeds) {
      await world.do(deed)
      world.look()
    }
    await world.end()
    taken += world.taken.size
  }), { numRuns: 150 })
  expect(taken, 'it was about something').toBeGreaterThan(20)
})
