import { expect, test } from 'vitest'
import type { OpenLine } from '../../hardware/line/line.ts'
import { request } from '../../hardware/coins/software/asking.fixture.ts'
import { memoryLine } from '../../hardware/coins/software/memory-line.ts'
import { SoftwareBus } from '../../hardware/coins/software/software-bus.ts'
import { VirtualTimer } from '../../hardware/coins/software/virtual-timer.ts'
import { examineCoins } from './coins-examination.ts'
import type { CoinsWished } from './coins-examination.ts'
import { signOfCoins } from './coins-finding.ts'
import type { CoinsFinding } from './coins-finding.ts'

const usual: CoinsWished = { devices: [{ address: 2, role: 'coins' }], complete: false, takes: [] }
const configured: CoinsWished = {
  devices: [{ address: 2, role: 'coins' }, { address: 3, role: 'hopper' }, { address: 4, role: 'hopper' }, { address: 40, role: 'notes' }],
  complete: true, takes: ['JP100A', 'JP500B', 'JP1000A'],
}

/** Devices in software, and an examination of them in a time of their own. */
function patient({ notes = true } = {}) {
  const timer = new VirtualTimer()
  const bus = new SoftwareBus({ clock: () => timer.now(), notes })
  const line = memoryLine(bus, timer)
  return {
    bus, timer, line,
    examine: async (wished = usual, open: OpenLine = line.open) => {
      const findings: CoinsFinding[] = []
      const well = await timer.until(examineCoins({ open, timer, wished, tell: (finding) => findings.push(finding) }))
      const bad = findings.filter((finding) => signOfCoins(finding) === 'bad')
      return { well, findings, kinds: new Set(findings.map(({ kind }) => kind)), bad }
    },
  }
}

test('a bus in order is well: everything is told, and no coin has moved', async () => {
  const { bus, examine } = patient()
  const before = bus.till.state
  const { well, findings, bad } = await examine()
  expect([well, bad]).toEqual([true, []])
  expect(findings.filter(({ kind }) => kind === 'device')).toMatchObject([2, 3, 4, 5, 6, 40].map((address) => ({ address })))
  expect(findings).toContainEqual({ kind: 'channels', address: 40, channels: [{ channel: 1, id: 'JP1000A', yen: 1000 }] })
  expect(findings).toContainEqual({ kind: 'gate', address: 2, takes: [] })
  expect(findings).toContainEqual({ kind: 'orders', address: 6, status: { counter: 0, remaining: 0, paid: 0, unpaid: 0 } })
  expect(findings.at(-1)).toMatchObject({ kind: 'quality', repeated: 0 })
  expect(bus.till.state).toEqual(before)
  expect(bus.acceptor.takes).toEqual([])
})

test('what the configuration names has to be there and to know its money; what it does not name is noted', async () => {
  const { bus, examine } = patient()
  const { well, findings } = await examine(configured)
  expect(well).toBe(true)
  expect(findings.filter(({ kind }) => kind === 'unused')).toEqual([{ kind: 'unused', address: 5 }, { kind: 'unused', address: 6 }])
  bus.unplug([3, 40])
  expect((await examine(configured)).bad).toEqual([
    { kind: 'missing', address: 3, role: 'hopper' }, { kind: 'missing', address: 40, role: 'notes' }, { kind: 'unknownMoney', id: 'JP1000A' },
  ])
  bus.plug()
  const swapped = { ...configured, takes: [], devices: [{ address: 3, role: 'coins' as const }] }
  expect((await examine(swapped)).bad).toEqual([{ kind: 'foreign', address: 3, role: 'coins', category: 'Payout' }])
})

test('without hoppers it is well, and said what that means; without the acceptor it is not', async () => {
  const { bus, examine } = patient({ notes: false })
  bus.unplug([3, 4, 5, 6])
  expect(await examine()).toMatchObject({ well: true, kinds: expect.toSatisfy((kinds: Set<string>) => kinds.has('noHopper')) })
  bus.plug()
  bus.unplug([2])
  expect((await examine()).bad).toEqual([{ kind: 'missing', address: 2, role: 'coins' }])
})

test.each<[string, (bus: SoftwareBus) => void, readonly object[]]>([
  ['a jam', (bus) => bus.acceptor.jam(15), [{ kind: 'selfCheck', address: 2, code: 8 }, { kind: 'sensors', address: 2, covered: [1] }]],
  ['a broken part', (bus) => bus.acceptor.break(30), [{ kind: 'selfCheck', address: 2, code: 30 }]],
  ['a note acceptor that is full', (bus) => bus.notes?.fail('stackerFull'), [{ kind: 'selfCheck', address: 40, code: 45 }]],
  ['a device that tells no flags', (bus) => bus.faults.plan('nack', 9, { header: 163, address: 4 }), [{ kind: 'mum', address: 4, about: 'its flags', how: 'refused' }]],
])('%s is found, and nothing else', async (_what, break_, found) => {
  const { bus, examine } = patient()
  break_(bus)
  const { well, bad } = await examine()
  expect(well).toBe(false)
  expect(bad).toMatchObject(found)
  expect(bad).toHaveLength(found.length)
})

test('an inlet left open, a hopper that jammed and one that pays right now are found', async () => {
  const { bus, timer, line, examine } = patient()
  const host = await line.open({ heard: () => {}, gone: () => {} })
  const send = (...asked: Parameters<typeof request>) => host?.send(request(...asked))
  const serial = (address: number) => [0, 8, 16].map((shift) => ((2_000_000 + address) >> shift) & 255)
  bus.hopper(10).jamAfter(1)
  send(2, 231, 0b10100, 0)
  send(2, 228, 1)
  for (const [address, coins] of [[3, 2], [6, 200]] as const) {
    send(address, 164, 165)
    send(address, 167, ...serial(address), coins)
  }
  bus.till.fill(500, 60)
  await timer.pass(2000)
  const { bad } = await examine()
  expect(bad).toMatchObject([
    { kind: 'gate', address: 2, takes: ['JP100A', 'JP500B'] }, { kind: 'flags', address: 3, flags: ['overcurrent', 'timeout'] }, { kind: 'orders', address: 6, status: { counter: 1 } },
  ])
})

test('a coin on a string is told as the last thing that happened, and money after it ends that', async () => {
  const { bus, examine } = patient()
  bus.acceptor.happen(20)
  const last = async () => (await examine()).findings.find(({ kind }) => kind === 'events')
  expect(await last()).toEqual({ kind: 'events', address: 2, counter: 1, last: 'coin on a string', trouble: true })
  bus.acceptor.events.add([3, 3])
  expect(await last()).toEqual({ kind: 'events', address: 2, counter: 2, last: null, trouble: false })
})

test('silence, an echo alone and bytes that are no answer are told apart', async () => {
  const { bus, timer, examine } = patient()
  bus.unplug()
  expect((await examine()).findings).toEqual([{ kind: 'nobody', heard: 'nothing' }])
  bus.faults.echo = true
  expect((await examine()).findings).toEqual([{ kind: 'nobody', heard: 'echo' }])
  const talker: OpenLine = async (ear) => {
    let open = true
    const talk = () => {
      if (!open) return
      ear.heard(Uint8Array.from(Buffer.from('$GPGGA\r\n')))
      timer.after(200, talk)
    }
    talk()
    return { send: () => {}, close: async () => { open = false } }
  }
  expect((await examine(usual, talker)).findings).toMatchObject([{ kind: 'chatter' }, { kind: 'nobody', heard: 'noise' }])
})

test('an echo beside good answers is noted, and noise shows in what had to be asked again', async () => {
  const { bus, examine } = patient()
  bus.faults.echo = true
  const echoed = await examine()
  expect([echoed.well, echoed.kinds.has('echo'), echoed.findings.at(-1)]).toMatchObject([true, true, { kind: 'quality', repeated: 0 }])
  bus.faults.end()
  bus.faults.noise(3)
  const noisy = await examine()
  expect(noisy.bad).toContainEqual({ kind: 'quality', asked: expect.any(Number), repeated: expect.any(Number) })
})

test('who answers late is found all the same', async () => {
  const { bus, examine } = patient()
  bus.faults.slowMs = 150
  const { well, findings } = await examine()
  expect(well).toBe(true)
  expect(findings.filter(({ kind }) => kind === 'device')).toMatchObject([2, 3, 4, 5, 6, 40].map((address) => ({ address })))
})

test.each([[1000, false], [6000, true]])('a line pulled after %i ms is said, and nothing is blamed on the devices', async (ms, known) => {
  const { bus, timer, line, examine } = patient()
  bus.faults.slowMs = 100
  timer.after(ms, () => { line.plugged = false })
  timer.after(ms + 10, () => { line.plugged = true })
  const { bad, kinds } = await examine({ ...usual, takes: ['JP100A'] })
  expect(bad).toEqual([{ kind: 'lineLost' }])
  expect([kinds.has('device'), kinds.has('quality')]).toEqual([known, false])
})
