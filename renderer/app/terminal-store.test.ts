import { usualAids } from '../../electron/contract/words.ts'
import { expect, test } from 'vitest'
import type { Intent } from '../../electron/contract/intent.ts'
import type { View } from '../../electron/contract/view.ts'
import { createTerminal } from './terminal-store.ts'
import { guardMs } from '../parts/guarded.ts'

const view = (epoch: number, serial = epoch): View => ({
  serial, epoch, language: 'ja', aids: usualAids, staffCall: 'none', demo: false, countdown: null,
  screen: { name: 'pin', holding: 'card', certificate: null, length: 0, triesLeft: null, wrong: false, checking: false },
})

function connected() {
  let now = 0
  let draw: (view: View) => void = () => undefined
  const sent: Intent[] = []
  const terminal = createTerminal(() => now)
  terminal.connect({ send: (intent) => sent.push(intent), onView: (listener) => { draw = listener } })
  return { terminal, sent, draw: (next: View) => draw(next), pass: (ms: number) => { now += ms } }
}

test('a touch carries the epoch of the view that is drawn', () => {
  const { terminal, sent, draw, pass } = connected()
  draw(view(7))
  pass(guardMs)
  terminal.store.getState().send({ kind: 'digit', digit: 3 })
  expect(sent).toEqual([{ epoch: 7, touch: { kind: 'digit', digit: 3 } }])
})

test('a touch meant for the screen before is dropped', () => {
  const { terminal, sent, draw, pass } = connected()
  draw(view(7))
  pass(guardMs)
  draw(view(8))
  terminal.store.getState().send({ kind: 'confirm' })
  expect(sent).toEqual([])
})

test('quick digits on one screen all arrive', () => {
  const { terminal, sent, draw, pass } = connected()
  draw(view(7))
  pass(guardMs)
  terminal.store.getState().send({ kind: 'digit', digit: 1 })
  draw(view(7, 8))
  terminal.store.getState().send({ kind: 'digit', digit: 2 })
  expect(sent.map(({ touch }) => touch)).toEqual([{ kind: 'digit', digit: 1 }, { kind: 'digit', digit: 2 }])
})

test('what can no longer be true is not shown, and can not be touched', () => {
  const { terminal, sent, draw, pass } = connected()
  draw(view(7))
  pass(guardMs)
  terminal.lost()
  expect(terminal.store.getState().view).toBeNull()
  terminal.store.getState().send({ kind: 'confirm' })
  expect(sent).toEqual([])
})

test('the store holds the last view and a way to answer it, and nothing else', () => {
  const { terminal, draw } = connected()
  draw(view(1))
  draw(view(2))
  expect(terminal.store.getState()).toEqual({ view: view(2), send: expect.any(Function) })
})
