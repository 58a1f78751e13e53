import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { takeLock } from './lock.ts'

function holder(name: string) {
  return fork(new URL('test-lock-holder.ts', import.meta.url), [name], { execArgv: [] })
}

test('processes hold the lock one after the other, whether released or ended', async () => {
  const name = randomUUID()
  const story: string[] = []
  const first = holder(name)
  await once(first, 'message')
  const mine = takeLock(name).then((release) => {
    story.push('I hold')
    return release
  })
  story.push('first is told to let go')
  first.send('release')
  const release = await mine
  first.disconnect()
  const second = holder(name)
  const secondHolds = once(second, 'message').then(() => story.push('second holds'))
  await once(second, 'spawn')
  story.push('I let go')
  await release()
  await secondHolds
  const again = takeLock(name).then((done) => {
    story.push('I hold again')
    return done
  })
  story.push('second is killed')
  second.kill('SIGKILL')
  await (await again)()
  expect(story).toEqual(['first is told to let go', 'I hold', 'I let go', 'second holds', 'second is killed', 'I hold again'])
})

test('within one process it may be taken twice, and is free after the last release', async () => {
  const name = randomUUID()
  const releases = await Promise.all([takeLock(name), takeLock(name)])
  const third = await takeLock(name)
  await releases[0]()
  await releases[1]()
  const story: string[] = []
  const other = holder(name)
  const holds = once(other, 'message').then(() => story.push('the other holds'))
  const watcher = connect(`\0${name}`)
  watcher.once('close', () => story.push('the last release'))
  await once(watcher, 'connect')
  await third()
  await holds
  expect(story).toEqual(['the last release', 'the other holds'])
  other.disconnect()
  await once(other, 'exit')
})

test('what is no name for a socket is a bug', async () => {
  await expect(takeLock('x'.repeat(200))).rejects.toThrow()
})
