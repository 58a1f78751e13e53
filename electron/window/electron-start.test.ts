import { expect, test } from 'vitest'
import { makeElectronDouble } from './electron-double.ts'
import { startElectron } from './electron-start.ts'

test('everything that must be said before Electron is ready is said', () => {
  const { electron, app, calls } = makeElectronDouble()
  expect(startElectron(electron)).toBe(true)
  expect(calls).toEqual([
    ['enableSandbox'],
    ['registerSchemesAsPrivileged', [{ scheme: 'terminal', privileges: { standard: true, secure: true, stream: true } }]],
    ['appendSwitch', 'disable-pinch'],
    ['appendSwitch', 'overscroll-history-navigation', '0'],
    ['appendSwitch', 'disable-features', 'BackForwardCache,SpareRendererForSitePerProcess'],
    ['setApplicationMenu', null],
  ])
  expect(app.listenerCount('window-all-closed')).toBe(1)
})

test('a second terminal on the machine does nothing', () => {
  const { electron, calls } = makeElectronDouble(false)
  expect(startElectron(electron)).toBe(false)
  expect(calls).toEqual([])
})
