import { expect, test } from 'vitest'
import { request } from './asking.fixture.ts'
import { memoryLine } from './memory-line.ts'
import { SoftwareBus } from './software-bus.ts'
import { VirtualTimer } from './virtual-timer.ts'

function joined() {
  const timer = new VirtualTimer()
  const bus = new SoftwareBus({ clock: () => timer.now() })
  const line = memoryLine(bus, timer)
  const told: string[] = []
  const ear = { heard: (bytes: Uint8Array) => void told.push(`${timer.now()}: ${bytes.join(' ')}`), gone: () => void told.push('gone') }
  return { timer, bus, line, told, ear }
}

test('what is sent is answered when its time has come, and not before', async () => {
  const { timer, bus, line, told, ear } = joined()
  const opened = await line.open(ear)
  bus.faults.slowMs = 98
  opened?.send(request(2, 254))
  await timer.pass(99)
  expect(told).toEqual([])
  await timer.pass(1)
  expect(told).toEqual(['100: 1 0 2 0 253'])
})

test('a line that is closed or pulled ends once and hears nothing more; a pulled one does not open', async () => {
  const { timer, line, told, ear } = joined()
  const first = await line.open(ear)
  first?.send(request(2, 254))
  line.plugged = false
  first?.send(request(2, 254))
  await first?.close()
  await timer.pass(1000)
  expect([told, await line.open(ear)]).toEqual([['gone'], null])
  line.plugged = true
  await (await line.open(ear))?.close()
  expect(told).toEqual(['gone', 'gone'])
})

test('time passes from bell to bell, also for who sets a new one, and a bell called off does not ring', async () => {
  const timer = new VirtualTimer()
  const told: number[] = []
  const everySecond = async () => {
    for (;;) {
      await new Promise<void>((resolve) => timer.after(1000, resolve))
      told.push(timer.now())
    }
  }
  void everySecond()
  timer.after(500, () => told.push(-1))()
  await timer.pass(2500)
  expect([told, timer.now()]).toEqual([[1000, 2000], 2500])
  expect(await timer.until(new Promise<number>((resolve) => timer.after(700, () => resolve(timer.now()))))).toBe(3200)
  await expect(timer.until(new Promise(() => {}), 5000)).rejects.toThrow('not settled in 5000 ms')
})
