import { expect, test } from 'vitest'
import { examineHost } from './examine-host.ts'

const noSwaps = 'Filename Type Size Used Priority\n'
const oneSwap = `${noSwaps}/dev/sda3 partition 8388604 0 -2\n`
const limits = 'Max core file size        unlimited            unlimited            bytes\n'
/** What every kernel has. */
const always = { '/proc/7/limits': limits, '/proc/7/environ': '', '/proc/self/mounts': '/dev/sda1 / ext4 rw 0 0\n', '/proc/meminfo': 'MemTotal: 1 kB\n' }
const examined = (files: Readonly<Record<string, string>>) => examineHost(7, ['/var'], (path) => files[path] ?? null)
const group = (path: string) => ({ ...always, '/proc/swaps': oneSwap, '/proc/7/cgroup': `0::${path}\n` })

test('a kernel without swap, control groups and cores has no files about them, and is the safest there is', () => {
  expect(examined(always)).toMatchObject({ swap: { kind: 'none' }, zswap: false, cores: { kept: false }, folders: [{ place: { type: 'ext4' } }] })
  expect(examined({ ...always, '/proc/swaps': oneSwap, '/proc/sys/kernel/core_pattern': 'core' })).toMatchObject({
    swap: { kind: 'possible', devices: ['/dev/sda3'] }, cores: { kept: true, collector: null },
  })
})

test('where /proc shows processes only, as systemd’s ProcSubset=pid makes it, the worst is assumed', () => {
  const { '/proc/meminfo': _, ...processes } = always
  expect(examined(processes)).toMatchObject({ swap: { kind: 'possible', devices: [] }, cores: { kept: true, collector: 'unknown' } })
  const sure = { ...processes, '/proc/7/cgroup': '0::/kiosk.service\n', '/sys/fs/cgroup/kiosk.service/memory.swap.max': '0\n' }
  expect(examined({ ...sure, '/proc/7/limits': limits.replace('unlimited', '1        ') })).toMatchObject({ swap: { kind: 'denied' }, cores: { kept: false } })
})

test.each([
  ['the group itself', '/a.slice/b.slice/c.service', 'denied'],
  ['the slice that it lies in', '/a.slice/b.slice', 'denied'],
  ['the outermost slice', '/a.slice', 'denied'],
  ['another slice', '/b.slice', 'possible'],
])('swap forbidden to %s', (_, forbidden, kind) => {
  const own = { '/sys/fs/cgroup/a.slice/b.slice/c.service/memory.swap.max': 'max\n', '/sys/fs/cgroup/a.slice/memory.swap.max': '4096\n' }
  const files = { ...group('/a.slice/b.slice/c.service'), ...own, [`/sys/fs/cgroup${forbidden}/memory.swap.max`]: '0\n' }
  expect(examined(files).swap.kind).toBe(kind)
})

test('a process that is not there is a bug, and so is a file of the machine that is there and can’t be read', () => {
  expect(() => examined({})).toThrow('only a process that is there')
  expect(() => examineHost(7, [], (path) => {
    if (path === '/proc/swaps') throw new Error('EACCES')
    return always['/proc/7/limits']
  })).toThrow('EACCES')
})
