import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { fromCenter } from './control.ts'
import type { ChildProcess } from 'node:child_process'

async function answerTo(child: ChildProcess, message: object) {
  const answered = once(child, 'message')
  child.send(message)
  const [answer] = await answered
  return fromCenter.parse(answer)
}

test('a process of its own: starts, issues a card, and ends with who started it', async () => {
  const child = fork(new URL('process.ts', import.meta.url), { execArgv: [] })
  expect(await answerTo(child, { kind: 'start' })).toMatchObject({ kind: 'ready' })
  const card = await answerTo(child, { kind: 'issueCard', resident: 'kaku-taro' })
  expect(card).toMatchObject({ kind: 'card', card: { pin: '1234', medium: 'card' } })
  const ended = once(child, 'exit')
  child.disconnect()
  expect(await ended).toEqual([0, null])
})
