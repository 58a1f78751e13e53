import { expect, test } from 'vitest'
import { objectionTo, thisMachine } from './machine.ts'
import type { Machine } from './machine.ts'

type Host = ReturnType<Machine['host']>

function objection(host: Host, demo: boolean) {
  const said: string[] = []
  return { why: objectionTo({ host: () => host, warn: (line) => void said.push(line) }, demo), said }
}

const sound = { swap: { kind: 'none' }, cores: { kept: false, limit: 1, collector: null }, overwrites: true } as const
const swap = { kind: 'possible', devices: ['/dev/sda2', '/swapfile'] } as const
const aboutSwap = /^swap is on \(\/dev\/sda2, \/swapfile\), .*swapoff -a.*MemorySwapMax=0$/
const aboutFiles = /^cores are kept \(as files\), .*prlimit --core=1.*LimitCORE=1/
const aboutCollector = /^cores are kept \(by \/usr\/share\/apport\/apport\), .*LimitCORE=1/

test.each<readonly [Exclude<Host, null>, readonly RegExp[]]>([
  [{ ...sound, swap }, [aboutSwap]],
  [{ ...sound, swap: { kind: 'possible', devices: [] } }, [/^swap is on or not to be seen here, .*MemorySwapMax=0$/]],
  [{ ...sound, cores: { kept: true, limit: null, collector: null } }, [aboutFiles]],
  [{ ...sound, swap, cores: { kept: true, limit: 0, collector: '/usr/share/apport/apport' } }, [aboutSwap, aboutCollector]],
])('a machine on which memory could reach a disk: no terminal starts, and says what to do; a demo says it and starts', (host, sentences) => {
  const refused = objection(host, false)
  expect(refused.why?.split('\n')).toEqual(sentences.map((each): unknown => expect.stringMatching(each)))
  expect(refused.said).toEqual([])
  expect(objection(host, true)).toEqual({ why: null, said: refused.why?.split('\n') })
})

test.each<Host>([sound, { ...sound, swap: { kind: 'denied' } }, { ...sound, overwrites: null }])('nothing to object to: %o', (host) => {
  for (const demo of [true, false]) expect(objection(host, demo)).toEqual({ why: null, said: [] })
})

test.each<readonly [string, Host, RegExp]>([
  ['a machine that nobody can look at', null, /^nobody here looks .*pagefile.*crash dumps/],
  ['an environment in which freed memory stays as it is', { ...sound, overwrites: false }, /GLIBC_TUNABLES=glibc\.malloc\.tcache_count=0:glibc\.malloc\.perturb=165$/],
])('%s is said, whoever starts, and refused to nobody', (_, host, sentence) => {
  for (const demo of [true, false]) expect(objection(host, demo)).toEqual({ why: null, said: [expect.stringMatching(sentence)] })
})

test('of this machine its own process tells', () => {
  const host = thisMachine.host()
  expect(host === null).toBe(process.platform !== 'linux')
  expect(host?.overwrites).toBe(host === null ? undefined : (process.env['GLIBC_TUNABLES'] ?? '').includes('perturb'))
})
