import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import demo from '../../electron/configuration/demo.json' with { type: 'json' }
import { serialLine } from '../../hardware/coins/cctalk/serial-line.ts'
import { servePty } from '../../hardware/coins/software/pty.ts'
import { SoftwareBus } from '../../hardware/coins/software/software-bus.ts'
import { coinsResult } from './coins-result.ts'
import { finish, start } from './doctor-process.fixture.ts'

// The command itself, as it is run in the field, on a serial line with devices in software at its other end.
function place() {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-coins-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return { folder, path: join(folder, 'line') }
}

async function served() {
  const { folder, path } = place()
  const bus = new SoftwareBus({ clock: () => performance.now() })
  const line = await servePty(bus, path)
  if (line.kind === 'wrong') throw new Error(line.why)
  onTestFinished(async () => await line.served.end())
  return { folder, path, bus }
}

async function examine(...words: readonly string[]) {
  const { out, err, code } = await finish(start('coins', '--json', ...words))
  return { result: coinsResult.parse(JSON.parse(out)), err, code }
}

test('in order: who is there and what each knows, and no coin has moved', async () => {
  const { path, bus } = await served()
  const { result, err, code } = await examine('--port', path)
  expect({ code, result }).toMatchObject({ code: 0, result: { noLine: null, nobody: null, missing: [], bad: [] } })
  expect(result.devices.map(({ address, role }) => [address, role])).toEqual([[2, 'coins'], [3, 'hopper'], [4, 'hopper'], [5, 'hopper'], [6, 'hopper'], [40, 'notes']])
  expect(err).toContain('✓ all is well')
  expect(bus.till.state).toMatchObject({ tookIn: 0, paidOut: 0 })
})

test('by its configuration: a hopper that is not there and a jam are said, with what to do', async () => {
  const { folder, path, bus } = await served()
  const config = join(folder, 'terminal.json')
  const tubes = [{ value: 10, address: 3, capacity: 100, low: 10 }, { value: 100, address: 8, capacity: 100, low: 10 }]
  writeFileSync(config, JSON.stringify({ ...demo, coins: { kind: 'cctalk', path, tubes, takes: ['JP100A', 'JP100B'] } }))
  bus.acceptor.jam(14)
  const { result, err, code } = await examine('--config', config)
  expect({ code, result }).toMatchObject({ code: 1, result: { missing: [8], bad: ['missing', 'selfCheck', 'sensors', 'unknownMoney'] } })
  expect(err).toContain('→ something is stuck')
  expect(err).toContain('· device 4     answers, and is not in the configuration')
})

test('a silent line, one in use and something else are clear words', async () => {
  const [silent, busy] = await Promise.all([served(), served()])
  silent.bus.unplug()
  const other = await serialLine(busy.path)({ heard: () => {}, gone: () => {} })
  const [unheard, taken, foreign] = await Promise.all([
    examine('--port', silent.path), examine('--port', busy.path), finish(start('coins', '--port', silent.folder)),
  ])
  await other?.close()
  expect(unheard).toMatchObject({ code: 1, result: { nobody: 'nothing', devices: [] }, err: expect.stringContaining('→ have the devices their power') })
  expect(taken).toMatchObject({ code: 1, result: { noLine: 'busy' }, err: expect.stringContaining('is in use by another program') })
  const words = /^✗ line {9}\S+ is no serial line\n[^\n]*→ name the adapter[^\n]*\n✗ not all is well\n$/
  expect(foreign).toMatchObject({ out: expect.stringMatching(words), code: 1 })
})

test('a configuration without a line is asked wrongly', async () => {
  const config = 'electron/configuration/demo.json'
  expect(await finish(start('coins', '--config', config))).toMatchObject({ out: '', code: 2, err: expect.stringContaining('its coins are the demo device') })
})
