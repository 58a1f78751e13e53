import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { build, electronBundle, screens } from './bundle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
let folder = ''
const at = (path: string): string => join(folder, path)

/** The bundle as it is built, under Node, with the double for the `electron` module: packaged, and ready when asked. */
const electron = `
import { makeElectronDouble } from ${JSON.stringify(new URL('../electron/window/electron-double.ts', import.meta.url).href)}
const { electron, app } = makeElectronDouble(true, true)
app.exit = (code) => process.exit(code)
export const { BrowserWindow, ipcMain, session, protocol, Menu, utilityProcess, clipboard } = electron
export { app }
`

function start(): { readonly code: number | null; readonly said: string } {
  const { status, stderr } = spawnSync(process.execPath, [at('electron/electron/main.js')], { encoding: 'utf8', timeout: 20_000 })
  return { code: status, said: stderr }
}

beforeAll(() => {
  for (const bundle of [electronBundle, screens]) build(root, bundle, () => undefined)
  folder = mkdtempSync(join(tmpdir(), 'electron-bundle-'))
  mkdirSync(at('node_modules/electron'), { recursive: true })
  writeFileSync(at('node_modules/electron/package.json'), '{ "type": "module", "exports": "./double.js" }')
  writeFileSync(at('node_modules/electron/double.js'), electron)
  writeFileSync(at('package.json'), '{ "type": "module" }')
})
afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(() => {
  for (const part of ['electron', 'renderer']) {
    rmSync(at(part), { recursive: true, force: true })
    cpSync(join(root, 'build/out', part), at(part), { recursive: true })
  }
})

/** Under Node the entry's own path is a word it does not know, which is said once the build has been looked at. */
const past = 'known: --serve, --real, --config FILE'
const so = ', so this terminal does not start; build or install it again'
const preciousFiles = ['electron/electron/vault/vault-process.js', 'renderer/index.html']

test('I-16 the Electron bundle as it was built passes its own check', () => {
  expect(start()).toEqual({ code: 2, said: expect.stringContaining(past) })
})

test.each(preciousFiles)('I-16 the Electron bundle with one byte changed in %s does not start, and names it', (file) => {
  const bytes = readFileSync(at(file))
  bytes[0] = (bytes[0] ?? 0) ^ 1
  writeFileSync(at(file), bytes)
  expect(start()).toEqual({ code: 2, said: `${at(file)}: is not as it was built${so}\n` })
})

test('I-16 the Electron bundle without its manifest does not start when it is packaged', () => {
  rmSync(at('electron/manifest.json'))
  expect(start()).toEqual({ code: 2, said: `${at('electron/manifest.json')}: can't be relied on (it is not there)${so}\n` })
})
