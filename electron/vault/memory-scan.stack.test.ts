import { randomBytes } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { startNodeChild } from '../process/node-child.ts'
import { countInMemory } from './memory-scan.ts'

test('every planted marker in another process is counted once, wherever it lies, and none when none is left', async () => {
  const child = startNodeChild(new URL('planting-child.ts', import.meta.url))
  onTestFinished(() => child.kill())
  const { pid } = child
  if (pid === null) throw new Error('no child')
  const pipe = new EventEmitter()
  child.onMessage((message) => pipe.emit('answer', message))
  const round = randomBytes(3)
  const needle = Buffer.alloc(24, round)
  const plant = async (length: number) => {
    const answer = once(pipe, 'answer')
    const count = Buffer.alloc(4)
    count.writeUInt32BE(length)
    child.send(Buffer.concat([count, round]))
    return await answer
  }
  await plant(0)
  expect(countInMemory(pid, [needle])).toBe(0)
  // A needle begins at every third byte, and so across every edge of what is read at a time.
  const length = 24 * 1024 * 1024
  expect(await plant(length)).toEqual([{ planted: length }])
  const needles = (length - needle.length) / 3 + 1
  expect(countInMemory(pid, [needle])).toBe(needles)
  expect(countInMemory(pid, [randomBytes(24), needle, Buffer.alloc(24, randomBytes(3))])).toBe(needles)
  await plant(0)
  expect(countInMemory(pid, [needle])).toBe(0)
})

test('a process that is not there is an error, not a zero', () => {
  expect(() => countInMemory(2 ** 30, [randomBytes(8)])).toThrow('ENOENT')
})
