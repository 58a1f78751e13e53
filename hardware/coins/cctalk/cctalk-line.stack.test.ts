import { expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../../build/patience.ts'
import { answer } from './scripted-line.fixture.ts'
import { Bus } from './bus.ts'
import { CoinAcceptor } from './acceptor.ts'
import { PtyDevice } from './pty-device.fixture.ts'
import { serialLine } from './serial-line.ts'
import type { EventBuffer } from './events.ts'
import type { Told } from './peer.ts'

/** On a busy machine a device in software may take longer than a real one may. */
const often = { ...patience, interval: 1 }

async function start(device: PtyDevice) {
  await device.plug()
  const bus = new Bus({ open: serialLine(device.path) })
  onTestFinished(async () => {
    await bus.close()
    await device.end()
  })
  const acceptor = new CoinAcceptor(bus, 2)
  /** Asked until it is told. */
  const events = async (): Promise<EventBuffer> => {
    const told = await vi.waitUntil(async () => {
      const answered: Told<EventBuffer> = await acceptor.events()
      return answered.kind === 'told' ? answered : null
    }, often)
    return told.value
  }
  return { bus, acceptor, events }
}

/** What an acceptor remembers whose events all say their own number: nothing else that could be heard looks like it. */
function memoryAt(counter: number): number[] {
  return [counter, ...[0, 1, 2, 3, 4].flatMap(slot => [counter - slot, (counter - slot) * 7 % 256])]
}

function isMemory({ counter, events }: EventBuffer): boolean {
  return events.every(({ a, b }, slot) => a === counter - slot && b === (counter - slot) * 7 % 256)
}

test.each([['a line', false], ['a single wire, which echoes', true]])('over %s an acceptor is asked and ordered', async (_, echoes) => {
  const device = new PtyDevice()
  device.echoes = echoes
  const heard: number[][] = []
  device.answer = ({ header, data }) => {
    heard.push([header, ...data])
    return header === 229 ? [answer(2, memoryAt(9))] : [answer(2)]
  }
  const { acceptor, events } = await start(device)
  expect(await events()).toMatchObject({ counter: 9, events: [{ a: 9, b: 63 }, {}, {}, {}, {}] })
  await vi.waitUntil(async () => await acceptor.enable([1, 9]) === 'done', often)
  expect(heard).toContainEqual([231, 1, 1])
  expect(heard.at(-1)).toEqual([228, 1])
})

test('in noise, in pieces and with an echo nothing is told that the acceptor did not say, and it is heard in the end', async () => {
  const device = new PtyDevice()
  device.echoes = true
  const corrupt = answer(2, memoryAt(99)).map((byte, at) => at === 6 ? byte + 1 : byte)
  // The beginnings of frames that never end, an acknowledgement's look-alike, and what a line picks up when a relay falls.
  const noises = [[1, 250, 2, 0], [255, 255, 0], [1, 0, 2, 0], [2, 0, 1, 229], corrupt, [], [0, 0, 0, 0, 7]]
  let counter = 10
  device.answer = () => {
    counter += 1
    const said = [...noises[counter % 7] ?? [], ...answer(2, memoryAt(counter)), ...noises[(counter + 3) % 7] ?? []]
    const cut = counter % said.length
    return [said.slice(0, cut), said.slice(cut)]
  }
  const { events } = await start(device)
  const counters: number[] = []
  while (counters.length < 30) {
    const told = await events()
    expect([told, isMemory(told)]).toEqual([told, true])
    counters.push(told.counter)
  }
  expect(counters, 'each is asked anew').toEqual([...new Set(counters)])
})

test('unplugged as it spoke, again and again: silent until it is plugged in, and then heard without anybody doing anything', async () => {
  const device = new PtyDevice()
  device.answer = () => [answer(2, memoryAt(20))]
  const { bus, acceptor, events } = await start(device)
  for (const counter of [30, 40, 50]) {
    await events()
    await device.unplug()
    await vi.waitUntil(async () => (await acceptor.events()).kind === 'silent' && !bus.connected, often)
    device.answer = () => [answer(2, memoryAt(counter))]
    await device.plug()
    expect((await events()).counter).toBe(counter)
  }
})

test('a line that was not there is used as soon as it is', async () => {
  const device = new PtyDevice()
  device.answer = () => [answer(2, memoryAt(20))]
  const bus = new Bus({ open: serialLine(device.path) })
  onTestFinished(async () => {
    await bus.close()
    await device.end()
  })
  expect(await new CoinAcceptor(bus, 2).events()).toEqual({ kind: 'silent' })
  await device.plug()
  await vi.waitUntil(async () => (await new CoinAcceptor(bus, 2).events()).kind === 'told', often)
})

test('what is no serial line is no line', async () => {
  for (const path of ['/dev/there-is-no-such-line', '/dev/null', '/']) {
    expect(await serialLine(path)({ heard: () => {}, gone: () => {} })).toBe(null)
  }
})

test('a line that was closed is told as gone once, takes no more, and can be closed again', async () => {
  const device = new PtyDevice()
  onTestFinished(async () => await device.end())
  await device.plug()
  const gone = vi.fn<() => void>()
  const line = await serialLine(device.path)({ heard: () => {}, gone })
  await line?.close()
  line?.send(Uint8Array.of(1))
  await line?.close()
  expect([line === null, gone.mock.calls.length]).toEqual([false, 1])
})
