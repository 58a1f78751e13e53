import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { patience } from '../patience.ts'
import { Bus } from '../../hardware/coins/cctalk/bus.ts'
import { CoinAcceptor } from '../../hardware/coins/cctalk/acceptor.ts'
import { Hopper } from '../../hardware/coins/cctalk/hopper.ts'
import { serialLine } from '../../hardware/coins/cctalk/serial-line.ts'
import { systemTimer } from '../../hardware/coins/timer.ts'
import { startCoins } from './coins-process.fixture.ts'

// The command itself, and our driver at the other end of its line, as a terminal opens it.
function place() {
  const folder = mkdtempSync(join(tmpdir(), 'coins-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return { pty: join(folder, 'line'), keep: join(folder, 'till.json') }
}

function host(pty: string) {
  const bus = new Bus({ open: serialLine(pty) })
  onTestFinished(async () => await bus.close())
  return { bus, acceptor: new CoinAcceptor(bus, 2), hundreds: new Hopper(bus, 5, systemTimer) }
}

test('the driver takes a coin in and pays one out over the line; a second driver may come after it', async () => {
  const { pty } = place()
  const coins = startCoins('--pty', pty, '--coin-ms', '20')
  expect(await coins.next()).toMatchObject({ kind: 'ready', state: { tookIn: 0, faults: [] } })
  const first = host(pty)
  expect(await first.acceptor.channels()).toMatchObject({ kind: 'told', value: expect.arrayContaining([{ channel: 5, id: 'JP500B', yen: 500 }]) })
  expect(await first.acceptor.enable([3])).toBe('done')
  expect(await coins.hand('insert 100 500')).toMatchObject({ kind: 'done', said: 'credited returned', state: { tookIn: 100, tray: 500 } })
  await first.bus.close()
  const second = host(pty)
  expect(await second.acceptor.events()).toMatchObject({ kind: 'told', value: { counter: 2, events: [{ a: 0, b: 2 }, { a: 3, b: 3 }, {}, {}, {}] } })
  expect(await second.hundreds.payOut(2)).toMatchObject({ paid: 2, unpaid: 0, why: 'done' })
  expect(await coins.hand('take')).toMatchObject({ said: '700 yen taken', state: { paidOut: 200, tray: 0 } })
  coins.child.kill('SIGTERM')
  expect(await coins.next()).toMatchObject({ kind: 'ended' })
  expect(await coins.ended()).toEqual({ code: 0, err: '' })
  expect(existsSync(pty)).toBe(false)
})

test('killed and started again, the coins lie where they lay, and the counter is 0', async () => {
  const { pty, keep } = place()
  const first = startCoins('--pty', pty, '--keep', keep, '--coin-ms', '20')
  await first.next()
  const { bus, acceptor, hundreds } = host(pty)
  await acceptor.enable([1, 2, 3, 4, 5])
  await first.hand('insert 500')
  // A terminal that ends in the middle of a payout: the hopper goes on, and what has fallen is kept.
  await hundreds.enable()
  await hundreds.dispense(2_000_005, 3)
  await bus.close()
  const till = () => z.looseObject({ paidOut: z.int() }).parse(JSON.parse(readFileSync(keep, 'utf8')))
  await vi.waitUntil(() => till().paidOut === 300, patience)
  first.child.kill('SIGKILL')
  await first.ended()
  expect(JSON.parse(readFileSync(keep, 'utf8'))).toMatchObject({ tookIn: 500 })
  // Its line goes with it.
  await vi.waitUntil(() => !existsSync(pty), patience)
  const again = startCoins('--pty', pty, '--keep', keep, '--do', 'echo on')
  expect(await again.next()).toMatchObject({ kind: 'ready', state: { tookIn: 500, paidOut: 300, takes: [], counters: { coins: 0 }, faults: ['echo on'] } })
  again.child.stdin.end()
  expect(await again.ended()).toEqual({ code: 0, err: '' })
})

test('unknown words get the allowed ones, and SIGINT ends it', async () => {
  const { pty } = place()
  const coins = startCoins('--pty', pty)
  await coins.next()
  expect(await coins.hand('shake')).toMatchObject({ kind: 'wrong', why: expect.stringContaining('there are: insert,') })
  coins.child.kill('SIGINT')
  expect(await coins.ended()).toMatchObject({ code: 0 })
})

test('wrong options, a fault that there is not, a file of somebody else’s and a line in use are said in a sentence', async () => {
  const { pty, keep } = place()
  expect(await startCoins().ended()).toMatchObject({ code: 2, err: expect.stringContaining('--pty PATH is missing') })
  expect(await startCoins('--pty', pty, '--do', 'burn').ended()).toMatchObject({ code: 2, err: expect.stringContaining('--do "burn": "burn" is no word') })
  writeFileSync(keep, 'ours')
  expect(await startCoins('--pty', pty, '--keep', keep).ended()).toMatchObject({ code: 2, err: expect.stringContaining('none of ours') })
  expect(await startCoins('--pty', keep).ended()).toEqual({ code: 1, err: `${keep} is something else: choose a path where nothing is\n` })
  expect(readFileSync(keep, 'utf8')).toBe('ours')
  expect(await startCoins('--pty', join(pty, 'below')).ended()).toMatchObject({ code: 1, err: expect.stringMatching(/^no line at .*No such file or directory\n$/) })
  const coins = startCoins('--pty', pty)
  await coins.next()
  expect(lstatSync(pty).isSymbolicLink()).toBe(true)
  expect(await startCoins('--pty', pty).ended()).toEqual({ code: 1, err: `${pty} is in use: end who uses it, or choose another path\n` })
})
