import { expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { Tray } from './tray.ts'

test('a document is drawn once while it lies there, and not kept for when it comes again', async () => {
  const drawn: string[] = []
  const told = vi.fn<() => void>()
  const tray = new Tray(async (paper) => {
    drawn.push(paper)
    return [{ front: paper, back: null }]
  }, told)
  expect(tray.sheets(['a'])).toEqual([])
  await vi.waitUntil(() => told.mock.calls.length === 1, patience)
  expect(tray.sheets(['a'])).toEqual([{ front: 'a', back: null }])
  expect(tray.sheets([])).toEqual([])
  expect(tray.sheets(['a'])).toEqual([])
  expect(drawn).toEqual(['a', 'a'])
})

test('a picture that comes after its paper was taken is not shown', async () => {
  const drawing = Promise.withResolvers<void>()
  const told = vi.fn<() => void>()
  const tray = new Tray(async () => {
    await drawing.promise
    return [{ front: 'a', back: null }]
  }, told)
  tray.sheets(['a'])
  tray.sheets([])
  drawing.resolve()
  await new Promise(setImmediate)
  expect(told).not.toHaveBeenCalled()
})
