import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { openCcTalkCoins } from './cctalk-coins.ts'
import { serialLine } from './cctalk/serial-line.ts'
import { levelsFile, nothingHeld } from './levels.ts'
import { servePty } from './software/pty.ts'
import { SoftwareBus, usualTubes } from './software/software-bus.ts'
import type { CoinHappening, Credit } from './coins.ts'

const values = [10, 50, 100, 500, 1_000]
/** A busy machine is slow, and so may be whoever looks. */
const often = { ...patience, interval: 20 }

/** A driver on a serial line to devices in software; the count is on a disk. */
async function booth() {
  const folder = mkdtempSync(join(tmpdir(), 'coins-'))
  const path = join(folder, 'tty')
  const bus = new SoftwareBus({ clock: () => performance.now(), coinMs: 20, stackMs: 50 })
  const levels = levelsFile(join(folder, 'levels.json'))
  levels.write({ ...nothingHeld, tubes: usualTubes.map(({ value, count }, at) => ({ address: at + 3, value, count, order: null })) })
  const plug = async () => {
    const served = await servePty(bus, path)
    if (served.kind === 'wrong') throw new Error(served.why)
    return served.served
  }
  let cable = await plug()
  const warned: string[] = []
  const open = () => openCcTalkCoins({
    open: serialLine(path), acceptor: 2, takes: null, notes: { address: 40 }, levels, warn: line => warned.push(line),
    tubes: usualTubes.map(({ value, capacity }, at) => ({ value, capacity, address: at + 3, low: 5 })),
  })
  let coins = open()
  onTestFinished(async () => {
    await coins.close()
    await cable.end()
    rmSync(folder, { recursive: true })
  })
  const told: CoinHappening[] = []
  const credits = (): readonly Credit[] => told.flatMap(happening => happening.kind === 'credited' ? [happening.credit] : [])
  return {
    bus, levels, told, credits, warned,
    coins: () => coins,
    unplug: async () => await cable.end(),
    plug: async () => { cable = await plug() },
    reopen: async () => {
      await coins.close()
      coins = open()
    },
    counted: () => {
      const read = levels.read()
      return read.kind === 'read' ? read.money.tubes.reduce((sum, { value, count }) => sum + value * count, 0) : read
    },
  }
}

test('over a serial line: each coin and note is credited once, change comes out once, and all counts agree with what lies there', async () => {
  const { bus, coins, told, credits, counted, levels, reopen } = await booth()
  await coins().since([])
  coins().watch(happening => told.push(happening))
  await vi.waitUntil(async () => (await coins().state()).values.length === values.length, often)
  await coins().accept(values)
  const inserted = Array.from({ length: 30 }, (_, at) => [10, 50, 100, 500][at % 4] ?? 10)
  for (const [at, yen] of inserted.entries()) {
    bus.insert(yen)
    await vi.waitUntil(() => credits().length > at, often)
  }
  bus.insert(1_000)
  await vi.waitUntil(() => credits().length > inserted.length, often)
  expect(credits().map(({ yen }) => yen)).toEqual([...inserted, 1_000])
  await coins().inhibit()
  expect(bus.acceptor.takes).toEqual([])

  const order = 'a'.repeat(32)
  expect(await coins().payOut(1_680, order)).toEqual({ kind: 'paid', paid: 1_680 })
  expect([bus.till.state.paidOut, counted(), levels.read()]).toMatchObject([1_680, bus.till.inTubes, { money: { cashbox: 1_000 } }])

  await reopen()
  const last = credits().filter(({ inlet }) => inlet === 'coins').at(-1)
  const since = await vi.waitUntil(async () => {
    const answered = await coins().since([{ inlet: 'coins', counter: last?.counter ?? 0 }])
    return answered.kind === 'silent' ? null : answered
  }, often)
  expect(since).toMatchObject({ kind: 'told', credits: [] })
  expect(await coins().recall(order)).toEqual({ kind: 'paid', paid: 1_680 })
})

test('a line that is cut: offline until it is back, then closed; a coin that fell in meanwhile is credited, for the device was still open', async () => {
  const { bus, coins, told, credits, counted, unplug, plug } = await booth()
  await coins().since([])
  coins().watch(happening => told.push(happening))
  await coins().accept(values)
  await vi.waitUntil(() => bus.acceptor.takes.length > 0, often)
  await unplug()
  await vi.waitUntil(() => told.some(happening => happening.kind === 'fault' && happening.fault === 'offline'), often)
  bus.insert(500)
  await plug()
  await vi.waitUntil(() => told.some(happening => happening.kind === 'cleared' && happening.fault === 'offline'), often)
  expect(credits().map(({ yen }) => yen)).toEqual([500])
  expect([bus.acceptor.takes, counted()]).toEqual([[], bus.till.inTubes])
  await vi.waitUntil(async () => {
    await coins().accept(values)
    return bus.acceptor.takes.length > 0
  }, often)
})
