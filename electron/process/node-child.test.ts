import { existsSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { startNodeChild } from './node-child.ts'
import type { Child } from './child.ts'

const started: Child[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill()
})

function start(entry = new URL('answering-child.ts', import.meta.url)) {
  const child = startNodeChild(entry)
  started.push(child)
  const answered = Promise.withResolvers<unknown>()
  const exited = Promise.withResolvers<number | null>()
  child.onMessage(answered.resolve)
  child.onExit(exited.resolve)
  return { child, answer: answered.promise, exit: exited.promise }
}

test('a child answers in its own process, with no environment but how to forget, no options and no core dump', async () => {
  const { child, answer } = start()
  child.send({ word: new Uint8Array([1, 2]) })
  expect(await answer).toEqual({ message: { word: new Uint8Array([1, 2]) }, environment: ['GLIBC_TUNABLES', 'PWD'], core: ['1', '1'], arguments: [] })
  expect(child.pid).not.toBe(process.pid)
})

test('an exit is told with its code, when the process is gone', async () => {
  const { child, exit } = start()
  child.send(new Uint8Array([7]))
  expect(await exit).toBe(7)
  expect(existsSync(`/proc/${child.pid}`)).toBe(false)
})

test('a killed child ends without a code, and what is sent to it afterwards is lost quietly', async () => {
  const { child, answer, exit } = start()
  child.send({})
  await answer
  child.kill()
  expect(await exit).toBe(null)
  child.send({})
  child.kill()
})

test('a module that is not there ends by itself with a code', async () => {
  const { exit } = start(new URL('no-such-module.ts', import.meta.url))
  expect(await exit).toBe(1)
})
