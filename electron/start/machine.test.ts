import { expect, test } from 'vitest'
import { objectionTo } from './machine.ts'
import type { Machine } from './machine.ts'

type Host = ReturnType<Machine['host']>

function objection(host: Host, production: boolean) {
  const said: string[] = []
  return { why: objectionTo({ host: () => host, warn: (line) => void said.push(line) }, production), said }
}

const sound = { swap: { kind: 'none' }, cores: { kept: false, limit: 1, collector: null } } as const
const swap = { kind: 'possible', devices: ['/dev/sda2', '/swapfile'] } as const
const aboutSwap = /^swap is on \(\/dev\/sda2, \/swapfile\), .*swapoff -a.*MemorySwapMax=0$/
const aboutFiles = /^cores are kept \(as files\), .*prlimit --core=1.*LimitCORE=1/
const aboutCollector = /^cores are kept \(by \/usr\/share\/apport\/apport\), .*LimitCORE=1/

test.each<readonly [Exclude<Host, null>, readonly RegExp[]]>([
  [{ ...sound, swap }, [aboutSwap]],
  [{ ...sound, cores: { kept: true, limit: null, collector: null } }, [aboutFiles]],
  [{ swap, cores: { kept: true, limit: 0, collector: '/usr/share/apport/apport' } }, [aboutSwap, aboutCollector]],
])('a machine on which memory could reach a disk: production does not start, and says what to do; others say it and start', (host, sentences) => {
  const refused = objection(host, true)
  expect(refused.why?.split('\n')).toEqual(sentences.map((each): unknown => expect.stringMatching(each)))
  expect(refused.said).toEqual([])
  expect(objection(host, false)).toEqual({ why: null, said: refused.why?.split('\n') })
})

test.each<Host>([sound, { ...sound, swap: { kind: 'denied' } }, null])('nothing to object to: %o', (host) => {
  for (const production of [true, false]) expect(objection(host, production)).toEqual({ why: null, said: [] })
})
