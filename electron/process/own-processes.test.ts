import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { ownProcesses } from './own-processes.ts'

test('a process is there until it has been killed, and then it may be killed once more', async () => {
  const child = spawn('sleep', ['1000'], { stdio: 'ignore' })
  const pid = child.pid ?? Number.NaN
  expect(ownProcesses.gone(pid)).toBe(false)
  const ended = once(child, 'exit')
  ownProcesses.kill(pid)
  expect(await ended).toEqual([null, 'SIGKILL'])
  expect(ownProcesses.gone(pid)).toBe(true)
  ownProcesses.kill(pid)
})

test('whoever is to be called is', async () => {
  const due = vi.fn<() => void>()
  ownProcesses.after(1, due)
  await vi.waitUntil(() => due.mock.calls.length === 1, patience)
})
