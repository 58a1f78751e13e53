import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { openParent } from './parent.ts'

function nodeHost() {
  const events = new EventEmitter()
  const unsent: (() => void)[] = []
  const sent: object[] = []
  const exits: number[] = []
  const host = {
    send(message: object, _handle: undefined, _options: undefined, done: () => void) {
      sent.push(message)
      unsent.push(done)
      return true
    },
    on: (event: string, listener: (message: unknown) => void) => events.on(event, listener),
    exit: (code: number) => void exits.push(code),
  }
  return { host, events, unsent, sent, exits }
}

test('under Node nothing said is lost by leaving: the exit waits until the last message is out', () => {
  const { host, unsent, sent, exits } = nodeHost()
  const parent = openParent(host)
  parent.send({ word: 1 })
  parent.send({ word: 2 })
  parent.exit(3)
  unsent.shift()?.()
  expect({ sent, exits }).toEqual({ sent: [{ word: 1 }, { word: 2 }], exits: [] })
  unsent.shift()?.()
  expect(exits).toEqual([3])
})

test('under Node messages and the loss of the parent are heard', () => {
  const { host, events } = nodeHost()
  const parent = openParent(host)
  const heard: unknown[] = []
  parent.onMessage((message) => heard.push(message))
  parent.onGone(() => heard.push('gone'))
  events.emit('message', { word: 1 })
  events.emit('disconnect')
  expect(heard).toEqual([{ word: 1 }, 'gone'])
})

test('under Electron the parent port is used, and an event\'s data is the message', () => {
  const { host, exits } = nodeHost()
  const port = new EventEmitter()
  const posted: object[] = []
  const parent = openParent({
    ...host,
    parentPort: { postMessage: (message) => void posted.push(message), on: (event, listener) => port.on(event, listener) },
  })
  const heard: unknown[] = []
  parent.onMessage((message) => heard.push(message))
  parent.send({ word: 1 })
  port.emit('message', { data: { word: 2 } })
  parent.exit(0)
  expect({ posted, heard, exits }).toEqual({ posted: [{ word: 1 }], heard: [{ word: 2 }], exits: [0] })
})

test('a process that nobody started with a pipe is a bug', () => {
  const { host } = nodeHost()
  expect(() => openParent({ on: host.on, exit: host.exit })).toThrow('without a parent')
})
