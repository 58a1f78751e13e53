import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

/** As Electron starts its processes: what nobody handles is warned of, and they live on. */
const warns = '--unhandled-rejections=warn-with-error-code'
const secret = '4711'

test.each([
  ['a rejection', `process.once('message', () => { void Promise.reject(new Error('${secret}')) })`],
  ['a throw', `process.once('message', () => { throw new Error('${secret}') })`],
])('%s that nobody handles ends the card process, and it says nothing', async (_, bug) => {
  const child = fork(new URL('card-process.ts', import.meta.url), {
    execArgv: [warns, '--import', `data:text/javascript,${encodeURIComponent(bug)}`], serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => said.push(String(piece)))
  const closed = once(child, 'close')
  try {
    child.send({ kind: 'open', reader: '', profiles: [], extended: true })
    expect(await closed).toEqual([70, null])
    expect(said.join('')).not.toContain(secret)
  } finally {
    child.kill('SIGKILL')
  }
})
