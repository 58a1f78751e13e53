import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeElectronDouble } from '../window/electron-double.ts'
import { openKiosk } from './electron-kiosk.ts'
import { manifestOf } from './manifest.ts'
import { checkOwnBuild } from './own-build.ts'

let folder = ''
const so = ', so this terminal does not start; build or install it again'
const part = (name: 'program' | 'screens'): string => join(folder, name)

function seal(name: 'program' | 'screens', build = '0.1.0'): void {
  writeFileSync(join(part(name), 'manifest.json'), JSON.stringify(manifestOf(part(name), build)))
}

const check = () => checkOwnBuild({ program: part('program'), screens: part('screens') }, { production: true, build: '0.1.0' })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-build-'))
  for (const name of ['program', 'screens'] as const) {
    mkdirSync(part(name))
    writeFileSync(join(part(name), `${name}.js`), name)
    seal(name)
  }
})
afterEach(() => rmSync(folder, { recursive: true }))

test('I-16 what was built goes into what the terminal says it is, within what the wire takes', () => {
  const own = check()
  expect(own).toEqual({ kind: 'sound', marks: ['program', 'screens'].map((name) => expect.stringMatching(`^${name}:[0-9a-f]{64}$`)) })
  writeFileSync(join(part('screens'), 'screens.js'), 'other screens')
  seal('screens')
  expect(check()).not.toEqual(own)
})

test('I-16 trusted side and screens of two builds are no terminal', () => {
  seal('screens', '0.0.9')
  expect(check()).toEqual({ kind: 'refused', why: `${part('screens')}: is of build 0.0.9 and this terminal of 0.1.0${so}` })
})

test('I-16 a terminal with a changed file names it and opens nothing: no window, no process, no journal', async () => {
  writeFileSync(join(part('program'), 'program.js'), 'Program')
  const double = makeElectronDouble(true, true)
  const opened = await openKiosk({
    electron: double.electron, argv: ['--config', join(folder, 'terminal.json')],
    program: part('program'), folder: part('screens'), preload: '/preload.cjs',
    entries: { vault: new URL('file:///vault'), card: new URL('file:///card'), center: new URL('file:///center') },
    startChild: () => { throw new Error('a process was started') }, forget: () => Promise.resolve(), onBug: (bug) => { throw bug },
  })
  const why = `${join(part('program'), 'program.js')}: is not as it was built${so}`
  expect(opened).toEqual({ kind: 'refused', why })
  expect(double.calls).toEqual([])
})
