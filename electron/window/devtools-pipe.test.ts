import { PassThrough } from 'node:stream'
import { beforeEach, expect, test } from 'vitest'
import { openDevtoolsPipe } from './devtools-pipe.ts'
import type { DevtoolsPipe } from './devtools-pipe.ts'

let to: PassThrough
let from: PassThrough
let pipe: DevtoolsPipe

beforeEach(() => {
  to = new PassThrough({ encoding: 'utf8' })
  from = new PassThrough()
  pipe = openDevtoolsPipe(to, from)
})

test('answers find their questions, whatever their order and however the bytes are cut', async () => {
  const [first, second] = [pipe.call('A', { x: 1 }), pipe.call('B', {}, 's')]
  expect(to.read()).toBe('{"id":1,"method":"A","params":{"x":1}}\0{"id":2,"method":"B","params":{},"sessionId":"s"}\0')
  const bytes = Buffer.from('{"id":2,"result":"証明"}\0{"id":1,"result":{"y":2}}\0')
  from.write(bytes.subarray(0, 20))
  from.write(bytes.subarray(20))
  expect(await Promise.all([first, second])).toEqual([{ y: 2 }, '証明'])
})

test('a command the browser refuses rejects with its reason, and the next is not touched by it', async () => {
  const [refused, fine] = [pipe.call('A'), pipe.call('B')]
  from.write('{"id":1,"error":{"message":"no"}}\0{"id":2,"result":1}\0')
  await expect(refused).rejects.toThrow('no')
  expect(await fine).toBe(1)
})

test('events are told with what they carry', async () => {
  const told = Promise.withResolvers<unknown[]>()
  pipe.onEvent((...event) => told.resolve(event))
  from.write('{"method":"Page.lifecycleEvent","params":{"name":"load"}}\0')
  expect(await told.promise).toEqual(['Page.lifecycleEvent', { name: 'load' }])
})

test('when the browser goes, what was asked and what will be asked is rejected', async () => {
  const asked = pipe.call('A')
  from.destroy()
  await expect(asked).rejects.toThrow('the browser is gone')
  await expect(pipe.call('B')).rejects.toThrow('the browser is gone')
})

test('a pipe that breaks while we write is no crash of ours', async () => {
  const asked = pipe.call('A')
  to.destroy(new Error('EPIPE'))
  await expect(asked).rejects.toThrow('the browser is gone')
})
