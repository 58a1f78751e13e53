import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { startNodeChild } from '../process/node-child.ts'
import { countInMemory } from './memory-scan.ts'

test('every planted marker in another process is counted once, wherever it lies, and none when none is left', async () => {
  const child = startNodeChild(new URL('planting-child.ts', import.meta.url))
  onTestFinished(() => child.kill())
  const { pid } = child
  if (pid === null) throw new Error('no child')
  let answered = (_message: unknown): void => {}
  child.onMessage((message) => answered(message))
  const marker = randomBytes(24)
  const plant = async (times: number) => {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    answered = resolve
    child.send(Buffer.from([times, ...marker.map((byte) => ~byte)]))
    return await promise
  }
  await plant(0)
  expect(countInMemory(pid, [marker])).toBe(0)
  // 25 MB at an odd pitch: some markers lie across the edges of what is read at a time.
  expect(await plant(250)).toEqual({ planted: 250 })
  expect(countInMemory(pid, [marker])).toBe(250)
  expect(countInMemory(pid, [randomBytes(24), marker.subarray(0, 20), marker.subarray(4)])).toBe(500)
  await plant(0)
  expect(countInMemory(pid, [marker])).toBe(0)
})

test('a process that is not there is an error, not a zero', () => {
  expect(() => countInMemory(2 ** 30, [randomBytes(8)])).toThrow('ENOENT')
})
