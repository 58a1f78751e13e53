import { describe, expect, test } from 'vitest'
import { coresFrom, overwritesFreed, placeFrom, swapFrom, zswapFrom } from './host.ts'

const noSwaps = 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n'
const oneSwap = `${noSwaps}/dev/nvme0n1p3                          partition\t8388604\t\t0\t\t-2\n`
const noLimits = { swapMax: null, memory: null, memoryAndSwap: null }

describe('swap', () => {
  test.each([
    ['none at all', noSwaps, noLimits, { kind: 'none' }],
    ['a partition, and nothing against it', oneSwap, noLimits, { kind: 'possible', devices: ['/dev/nvme0n1p3'] }],
    ['version 2: forbidden', oneSwap, { ...noLimits, swapMax: '0\n' }, { kind: 'denied' }],
    ['version 2: unlimited', oneSwap, { ...noLimits, swapMax: 'max\n' }, { kind: 'possible', devices: ['/dev/nvme0n1p3'] }],
    ['version 1: as much with swap as without', oneSwap, { swapMax: null, memory: '536870912\n', memoryAndSwap: '536870912\n' }, { kind: 'denied' }],
    ['version 1: more with swap', oneSwap, { swapMax: null, memory: '536870912\n', memoryAndSwap: '1073741824\n' }, { kind: 'possible', devices: ['/dev/nvme0n1p3'] }],
    ['version 1: both unlimited', oneSwap, { swapMax: null, memory: '9223372036854771712\n', memoryAndSwap: '9223372036854771712\n' }, { kind: 'possible', devices: ['/dev/nvme0n1p3'] }],
    ['version 1: swap is not counted', oneSwap, { swapMax: null, memory: '536870912\n', memoryAndSwap: null }, { kind: 'possible', devices: ['/dev/nvme0n1p3'] }],
  ] as const)('%s', (_, swaps, limits, expected) => {
    expect(swapFrom(swaps, limits)).toEqual(expected)
  })

  test.each([[null, false], ['N\n', false], ['Y\n', true]])('zswap %j', (parameter, expected) => {
    expect(zswapFrom(parameter)).toBe(expected)
  })
})

const limitsWith = (soft: string) => `Limit                     Soft Limit           Hard Limit           Units
Max stack size            8388608              unlimited            bytes
Max core file size        ${soft.padEnd(20)} unlimited            bytes
Max resident set          unlimited            unlimited            bytes
`
const apport = '|/usr/share/apport/apport -p%p -s%s\n'

test.each([
  ['0', 'core\n', { kept: false, limit: 0, collector: null }],
  ['1', 'core\n', { kept: false, limit: 1, collector: null }],
  ['unlimited', 'core\n', { kept: true, limit: null, collector: null }],
  ['4096', '/var/crash/%e\n', { kept: true, limit: 4096, collector: null }],
  // What is piped is piped whatever the limit, but for that of one byte.
  ['0', apport, { kept: true, limit: 0, collector: '/usr/share/apport/apport' }],
  ['1', apport, { kept: false, limit: 1, collector: '/usr/share/apport/apport' }],
])('a core limit of %s with the pattern %j', (soft, pattern, expected) => {
  expect(coresFrom(limitsWith(soft), pattern)).toEqual(expected)
})

const mounts = `overlay / overlay rw,relatime 0 0
tmpfs /run tmpfs rw,nosuid,size=10% 0 0
tmpfs /run/kiosk tmpfs rw,noswap,size=64m 0 0
/dev/sda1 /srv/of\\040ours ext4 rw 0 0
tmpfs /data tmpfs rw 0 0
/dev/sda2 /data ext4 rw 0 0
`

test.each([
  ['/tmp/x', { type: 'overlay', memory: false, noswap: false }],
  ['/run/pcscd', { type: 'tmpfs', memory: true, noswap: false }],
  ['/run/kiosk', { type: 'tmpfs', memory: true, noswap: true }],
  ['/run/kiosk2/a', { type: 'tmpfs', memory: true, noswap: false }],
  ['/srv/of ours/journal', { type: 'ext4', memory: false, noswap: false }],
  ['/data/journal', { type: 'ext4', memory: false, noswap: false }],
])('%s lies where it lies', (path, expected) => {
  expect(placeFrom(mounts, path)).toEqual(expected)
})

test.each([
  ['PATH=/bin\0GLIBC_TUNABLES=glibc.malloc.tcache_count=0:glibc.malloc.perturb=165\0', true],
  ['GLIBC_TUNABLES=glibc.malloc.tcache_count=0\0glibc.malloc.perturb=165\0PATH=/bin\0', true],
  ['GLIBC_TUNABLES=glibc.malloc.perturb=165\0', false],
  ['GLIBC_TUNABLES=glibc.malloc.tcache_count=0:glibc.malloc.perturb=0\0', false],
  ['MY_GLIBC_TUNABLES=glibc.malloc.tcache_count=0:glibc.malloc.perturb=165\0', false],
  ['', false],
])('an environment of %j', (environment, expected) => {
  expect(overwritesFreed(environment)).toBe(expected)
})
