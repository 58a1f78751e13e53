import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { examineHost } from './examine-host.ts'

const hygiene = 'glibc.malloc.tcache_count=0:glibc.malloc.perturb=165'

test('of a process its own limit and environment count, and the machine’s mounts', async () => {
  const child = spawn('sh', ['-c', 'ulimit -c 0; echo; read wait'], { stdio: ['pipe', 'pipe', 'ignore'], env: { GLIBC_TUNABLES: hygiene } })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  const host = examineHost(child.pid ?? 0, ['/proc/self', '/no/such/folder'])
  expect(host).toMatchObject({ cores: { limit: 0 }, overwrites: true, folders: [{ folder: '/proc/self', place: { type: 'proc' } }, { folder: '/no/such/folder' }] })
  const other = spawn('sh', ['-c', 'ulimit -c 4096 2>/dev/null; echo; read wait'], { stdio: ['pipe', 'pipe', 'ignore'], env: {} })
  onTestFinished(() => void other.kill('SIGKILL'))
  await once(other.stdout, 'data')
  expect(examineHost(other.pid ?? 0, [])).toMatchObject({ overwrites: false, folders: [] })
})
