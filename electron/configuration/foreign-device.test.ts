import { expect, test } from 'vitest'
import { foreignDevice } from './foreign-device.ts'

type Devices = Parameters<typeof foreignDevice>[0]

const demo: Devices = { coins: { kind: 'demo', values: [], tubes: [], mostOfAKind: 20 }, printer: { kind: 'demo' }, receipt: { kind: 'demo' }, staffCall: { kind: 'none' } }
const serial = (path: string): Partial<Devices> => ({ receipt: { kind: 'escpos', line: { kind: 'serial', path, baud: 19_200 }, columns: 42 } })
const cctalk = (path: string): Partial<Devices> => ({ coins: { kind: 'cctalk', path, acceptor: 2, tubes: [], notes: null, mostOfAKind: 20 } })

test.each<[Partial<Devices>, NodeJS.Platform, NodeJS.Platform, RegExp]>([
  [{ printer: { kind: 'windows', name: 'Apeos' } }, 'win32', 'linux', /^printer: .*take ipp, or cups$/],
  [{ printer: { kind: 'cups', queue: 'kiosk' } }, 'linux', 'win32', /^printer: .*take ipp, or windows$/],
  [serial('COM3'), 'win32', 'linux', /^receipt\.line\.path: COM3 .*ttyUSB0$/],
  [serial('/dev/ttyUSB0'), 'linux', 'win32', /^receipt\.line\.path: \/dev\/ttyUSB0 .*COM3$/],
  [cctalk('COM3'), 'win32', 'linux', /^coins\.path: COM3 .*ttyUSB0$/],
  [cctalk('/dev/ttyUSB0'), 'linux', 'win32', /^coins\.path: \/dev\/ttyUSB0 .*COM3$/],
  [{ staffCall: { kind: 'led', folder: '/sys/class/leds/call' } }, 'linux', 'win32', /^staffCall: .*take none$/],
])('%o is for %s, and refused on %s', (devices, home, abroad, why) => {
  expect(foreignDevice({ ...demo, ...devices }, home)).toBeNull()
  expect(foreignDevice({ ...demo, ...devices }, abroad)).toMatch(why)
})

test.each<NodeJS.Platform>(['linux', 'win32', 'darwin'])('what is the same everywhere may be anywhere: %s', (platform) => {
  const line = { kind: 'network', host: '192.0.2.1', port: 9_100 } as const
  expect(foreignDevice(demo, platform)).toBeNull()
  expect(foreignDevice({ ...demo, printer: { kind: 'ipp', uri: 'ipp://printer.example/ipp/print' }, receipt: { kind: 'escpos', line, columns: 42 } }, platform)).toBeNull()
})
