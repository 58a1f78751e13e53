import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { intentChannel, viewChannel } from './window/ipc.ts'
import { makeElectronDouble } from './window/electron-double.ts'
import { viewOf } from './window/fixture/views.ts'

const bridge = z.strictObject({
  send: z.custom<(intent: unknown) => void>((value) => typeof value === 'function'),
  onView: z.custom<(draw: (view: unknown) => void) => void>((value) => typeof value === 'function'),
})

let double: ReturnType<typeof makeElectronDouble>
beforeEach(async () => {
  double = makeElectronDouble()
  vi.resetModules()
  vi.doMock('electron', () => double.electron)
  await import('./preload.ts')
})

test('the page gets one thing, with two functions, and no part of Electron', () => {
  expect([...double.exposed.keys()]).toEqual(['terminal'])
  expect(Object.keys(bridge.parse(double.exposed.get('terminal')))).toEqual(['send', 'onView'])
})

test('an intent goes out on the channel that is listened to', () => {
  bridge.parse(double.exposed.get('terminal')).send({ epoch: 1 })
  expect(double.calls).toEqual([['ipcRenderer.send', intentChannel, { epoch: 1 }]])
})

test('a view that came before the page could draw is drawn, and so is every one after', () => {
  const { onView } = bridge.parse(double.exposed.get('terminal'))
  double.ipcRenderer.emit(viewChannel, { sender: 'secret' }, viewOf(1))
  double.ipcRenderer.emit(viewChannel, { sender: 'secret' }, viewOf(2))
  const drawn: unknown[][] = []
  onView((...given) => drawn.push(given))
  double.ipcRenderer.emit(viewChannel, { sender: 'secret' }, viewOf(3))
  expect(drawn).toEqual([[viewOf(2)], [viewOf(3)]])
})
