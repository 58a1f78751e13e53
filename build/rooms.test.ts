import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { violations } from './rooms.ts'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rooms-'))
  write('package.json', JSON.stringify({
    dependencies: { zod: '1', jose: '1', ipp: '1', 'pcsc-mini': '1', react: '1', '@cantoo/pdf-lib': '1', 'playwright-core': '1' },
    devDependencies: { vitest: '1', electron: '1', 'fast-check': '1' },
  }))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, source: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), source)
}

function violationsOf(path: string, source: string): readonly string[] {
  write(path, source)
  return violations(root)
}

describe('what is allowed', () => {
  test.each([
    ['electron/flow/holding.ts', `import { yen } from './yen.ts'`],
    ['electron/journal/ledger.ts', `import { DatabaseSync } from 'node:sqlite'\nimport type { Flow } from '../flow/flow.ts'\nimport { z } from 'zod'`],
    ['electron/terminal/loop.ts', `import type { Card } from '../../hardware/card/card.ts'\nimport type { Vault } from '../vault/vault.ts'`],
    ['electron/process/child.ts', `start(new URL('answering-child.ts', import.meta.url))\nread(new URL('https://localhost/a.ts'))`],
    ['electron/vault/process.ts', `import { verify } from '../../center/verify.ts'`],
    ['center/module-file.ts', `await import(named)`],
    ['electron/chromium.ts', `import { open } from '../hardware/hardware.ts'\nimport { serve } from '../center/reference/serve.ts'`],
    ['center/reference/issue.ts', `import { PDFDocument } from '@cantoo/pdf-lib'\nimport { seal } from '../envelope.ts'`],
    ['hardware/card/pcsc.ts', `import { Client } from 'pcsc-mini'`],
    ['hardware/printer/ipp/print.ts', `import ipp from 'ipp'`],
    ['renderer/screens/pin.tsx', `import { Pad } from '../parts/pad.tsx'\nimport './pin.css'\nimport 'react'`],
    ['renderer/screens/pin.test.tsx', `import { Pin } from './pin.tsx'`],
    ['electron/window/chromium-window.test.ts', `import { chromium } from 'playwright-core'`],
    ['electron/preload.test.ts', `import './preload.ts'\nimport type { View } from './contract/view.ts'`],
    ['electron/vault/served.fixture.ts', `import '../../center/reference/serve.ts'`],
    ['electron/window/fixture/page.ts', `import { test } from 'vitest'`],
    ['electron/terminal/bookkeeper.ts', `import { createHash } from 'node:crypto'`],
    ['electron/terminal/loop.test.ts', `import { test } from 'vitest'\nimport { once } from 'node:events'\nimport { demoCard } from '../../hardware/demo/card.ts'`],
    ['hardware/card/pcsc.stack.test.ts', `import { Client } from 'pcsc-mini'\nimport { cardContract } from './card.contract.ts'`],
  ])('%s: %s', (path, source) => {
    expect(violationsOf(path, source)).toEqual([])
  })
})

describe('rooms that do not know each other', () => {
  test.each([
    ['a static import', `\nimport { open } from '../../hardware/card/card.ts'`, 2],
    ['a re-export', `export * from '../../hardware/card/card.ts'`, 1],
    ['a named re-export', `export { open } from '../../hardware/card/card.ts'`, 1],
    ['a dynamic import', `const open = await import('../../hardware/card/card.ts')`, 1],
    ['an import for types', `import type { Card } from '../../hardware/card/card.ts'`, 1],
    ['a type reached in place', `\n\nexport type Card = import('../../hardware/card/card.ts').Card`, 3],
    ['a module started by its address', `start(new URL('../../hardware/card/card.ts', import.meta.url))`, 1],
  ])('%s', (_, source, line) => {
    expect(violationsOf('electron/flow/flow.ts', source)).toEqual([
      `electron/flow/flow.ts:${line} imports ../../hardware/card/card.ts: room electron/flow/ may not import room hardware/card/`,
    ])
  })

  test('a device does not know another device', () => {
    expect(violationsOf('hardware/coins/demo.ts', `import '../card/card.ts'`)).toEqual([
      'hardware/coins/demo.ts:1 imports ../card/card.ts: room hardware/coins/ may not import room hardware/card/',
    ])
  })

  test('the terminal knows ports, not drivers', () => {
    expect(violationsOf('electron/terminal/loop.ts', `import { Pcsc } from '../../hardware/card/pcsc.ts'`)).toHaveLength(1)
  })

  test('a room that is listed does not open the room inside it', () => {
    expect(violationsOf('electron/vault/process.ts', `import '../../center/reference/serve.ts'`)).toEqual([
      'electron/vault/process.ts:1 imports ../../center/reference/serve.ts: room electron/vault/ may not import room center/reference/',
    ])
  })

  test('where types are allowed a value is not, even behind an inline type', () => {
    const message = 'imports ../flow/flow.ts: room electron/journal/ may not import room electron/flow/ but for types'
    expect(violationsOf('electron/journal/ledger.ts', `import { advance } from '../flow/flow.ts'\nimport { type Flow } from '../flow/flow.ts'`)).toEqual([
      `electron/journal/ledger.ts:1 ${message}`, `electron/journal/ledger.ts:2 ${message}`,
    ])
  })

  test.each([`export { advance } from '../flow/flow.ts'`, `export * from '../flow/flow.ts'`])('nor handed on: %s', (source) => {
    expect(violationsOf('electron/journal/ledger.ts', source)).toHaveLength(1)
    expect(violationsOf('electron/journal/ledger.ts', source.replace('export', 'export type'))).toEqual([])
  })

  test('a screen does not import another screen', () => {
    expect(violationsOf('renderer/screens/pin.tsx', `import { Menu } from './menu.tsx'`)).toEqual([
      'renderer/screens/pin.tsx:1 imports ./menu.tsx: files of renderer/screens/ may not import each other',
    ])
  })

  test('what a test may import, the file beside it may not', () => {
    expect(violationsOf('electron/terminal/loop.ts', `import '../../hardware/demo/card.ts'\nimport './loop.fixture.ts'\nimport 'vitest'`)).toEqual([
      'electron/terminal/loop.ts:1 imports ../../hardware/demo/card.ts: room electron/terminal/ may not import room hardware/demo/',
      'electron/terminal/loop.ts:2 imports ./loop.fixture.ts: a test is no part of the terminal',
      'electron/terminal/loop.ts:3 imports vitest: room electron/terminal/ may not import vitest',
    ])
  })

  test('how long tests wait, every test may import, and nothing else', () => {
    const source = `import { patience } from '../../build/patience.ts'`
    expect(violationsOf('electron/flow/move.test.ts', source)).toEqual([])
    expect(violationsOf('electron/flow/move.ts', source)).toEqual([expect.stringContaining('electron/flow/move.ts:1 imports ../../build/patience.ts')])
  })

  test('a computed import cannot be checked', () => {
    expect(violationsOf('electron/chromium.ts', `await import(process.argv[2])`)).toEqual([
      'electron/chromium.ts:1 imports something computed: a computed import cannot be checked',
    ])
  })
})

describe('packages', () => {
  test.each([
    ['electron/flow/flow.ts', 'node:fs', 'room electron/flow/ may not import node:fs'],
    ['electron/terminal/loop.ts', 'node:fs', 'room electron/terminal/ may not import node:fs'],
    ['electron/flow/flow.ts', 'zod', 'room electron/flow/ may not import zod'],
    ['renderer/app/store.ts', 'left-pad', 'package.json does not name left-pad'],
    ['hardware/card/reader.ts', 'pcsc-mini', 'only hardware/card/pcsc.ts may import pcsc-mini'],
    ['electron/vault/print.ts', 'ipp', 'only hardware/printer/ may import ipp'],
    ['center/reference/store.ts', 'node:sqlite', 'only electron/journal/ may import node:sqlite'],
    ['renderer/app/store.ts', 'electron', 'only electron/ may import electron'],
    ['electron/flow/flow.ts', '@cantoo/pdf-lib/deep', 'room electron/flow/ may not import @cantoo/pdf-lib'],
  ])('%s and %s', (path, name, why) => {
    expect(violationsOf(path, `import '${name}'`)).toEqual([`${path}:1 imports ${name}: ${why}`])
  })
})

describe('files', () => {
  test('a name that says nothing', () => {
    expect(violationsOf('electron/window/utils/size.ts', '')).toEqual(['electron/window/utils/size.ts:1 «utils» says nothing about what is in it'])
    expect(violationsOf('electron/window/helpers.ts', '')).toContain('electron/window/helpers.ts:1 «helpers» says nothing about what is in it')
  })

  test('a barrel', () => {
    expect(violationsOf('electron/flow/index.ts', '')).toEqual(['electron/flow/index.ts:1 a barrel hides where things come from'])
  })

  test('300 lines are the most', () => {
    expect(violationsOf('electron/flow/flow.ts', '\n'.repeat(300))).toEqual([])
    expect(violationsOf('electron/flow/flow.ts', '\n'.repeat(301))).toEqual(['electron/flow/flow.ts:1 301 lines are more than 300'])
  })

  test('a file outside every room', () => {
    expect(violationsOf('scripts/deploy.ts', '')).toEqual(['scripts/deploy.ts:1 it is in no room of the table'])
  })

  test('what was built or installed is not looked at', () => {
    write('node_modules/zod/index.ts', '')
    expect(violationsOf('build/out/index.js', '')).toEqual([])
  })

  test('a file that does not parse is a bug to be told, not passed over', () => {
    expect(() => violationsOf('electron/flow/flow.ts', 'import {')).toThrow('electron/flow/flow.ts')
  })
})
