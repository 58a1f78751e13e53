import { afterEach, expect, test, vi } from 'vitest'
import { patience } from '../build/patience.ts'
import type { Kiosk, Opened } from './start/electron-kiosk.ts'
import { makeElectronDouble } from './window/electron-double.ts'

afterEach(() => {
  vi.resetModules()
  vi.doUnmock('electron')
  vi.doUnmock('./start/electron-kiosk.ts')
})

/** Runs the entry as Electron would, and says what it did and what it gave the terminal. */
async function enter(first: boolean, opened: Opened) {
  const double = makeElectronDouble(first)
  const given: Kiosk[] = []
  vi.doMock('electron', () => ({ ...double.electron }))
  vi.doMock('./start/electron-kiosk.ts', () => ({
    openKiosk: (kiosk: Kiosk) => {
      given.push(kiosk)
      return Promise.resolve(opened)
    },
  }))
  await import('./main.ts')
  return { calls: double.calls, given }
}

test('a second terminal on the same machine ends at once', async () => {
  const { calls, given } = await enter(false, { kind: 'running', close: () => Promise.resolve() })
  expect(calls).toEqual([['quit']])
  expect(given).toEqual([])
})

test('the sandbox and the scheme stand before Electron is ready, and only then the terminal is opened', async () => {
  const { calls, given } = await enter(true, { kind: 'running', close: () => Promise.resolve() })
  await vi.waitFor(() => expect(given).toHaveLength(1), patience)
  const names = calls.map(([name]) => name)
  expect(names.indexOf('enableSandbox')).toBeGreaterThanOrEqual(0)
  expect(names.indexOf('enableSandbox')).toBeLessThan(names.indexOf('whenReady'))
  expect(names.indexOf('registerSchemesAsPrivileged')).toBeLessThan(names.indexOf('whenReady'))
  expect(names).not.toContain('exit')
  expect(given[0]?.preload).toMatch(/electron\/preload\.cjs$/)
  expect(given[0]?.entries.vault.pathname).toMatch(/electron\/vault\/vault-process\.js$/)
})

test('what is refused is said and ends the app with 2', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const { calls } = await enter(true, { kind: 'refused', why: 'terminal.json: printer.kind: wrong' })
  await vi.waitFor(() => expect(calls).toContainEqual(['exit', 2]), patience)
  expect(said).toHaveBeenCalledWith('terminal.json: printer.kind: wrong\n')
  said.mockRestore()
})
