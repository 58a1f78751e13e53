import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { textMarker } from './marker.ts'
import { scanProcesses } from './residue.ts'

const word = '忘却　確子'
const hidden = Buffer.from(Buffer.from(word).map((byte) => byte ^ 0x55)).toString('hex')
/** As our processes are started. */
const env = { GLIBC_TUNABLES: 'glibc.malloc.tcache_count=0:glibc.malloc.perturb=165' }

test.each(['heap', 'pool', 'blocks', 'expression', 'stack'])('a name that went through the %s of a process is there, and forgotten when nobody holds it', async (work) => {
  const child = fork(new URL('forgetful-child.fixture.ts', import.meta.url), { env, execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  child.stdout?.resume()
  const { pid } = child
  if (pid === undefined) throw new Error('no process')
  const found = () => scanProcesses([{ pid, role: work }], [textMarker('name', word)]).total
  const told = async (message: string): Promise<void> => {
    child.send(message)
    await once(child, 'message')
  }
  try {
    await told(`${work} ${hidden}`)
    expect(found()).toBeGreaterThan(0)
    await told('forget')
    expect(found()).toBe(0)
  } finally {
    child.kill('SIGKILL')
  }
})
