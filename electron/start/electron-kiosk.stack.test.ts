import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import demo from '../configuration/demo.json' with { type: 'json' }
import { openBoardHand } from '../../e2e/drive/board-hand.ts'
import type { View } from '../contract/view.ts'
import { startNodeChild } from '../process/node-child.ts'
import { makeElectronDouble } from '../window/electron-double.ts'
import { openKiosk } from './electron-kiosk.ts'
import type { Opened } from './electron-kiosk.ts'
import { manifestOf } from './manifest.ts'
import ownPackage from '../../package.json' with { type: 'json' }

let folder = ''
let opened: Opened | null = null
const isView = (sent: unknown): sent is View => typeof sent === 'object' && sent !== null && 'screen' in sent

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'kiosk-')) })

afterEach(async () => {
  if (opened?.kind === 'running') await opened.close()
  opened = null
  rmSync(folder, { recursive: true, force: true })
})

function kiosk(electron: ReturnType<typeof makeElectronDouble>['electron']) {
  const config = join(folder, 'terminal.json')
  const built = join(folder, 'built')
  mkdirSync(built)
  writeFileSync(join(built, 'manifest.json'), JSON.stringify(manifestOf(built, ownPackage.version)))
  writeFileSync(config, JSON.stringify({ ...demo, dataFolder: folder }))
  return openKiosk({
    electron, argv: ['--config', config], startChild: startNodeChild, forget: () => Promise.resolve(), program: built, folder: built, preload: '/preload.cjs',
    entries: {
      vault: new URL('../vault/vault-process.ts', import.meta.url), card: new URL('../../hardware/card/card-process.ts', import.meta.url),
      center: new URL('../../center/reference/process.ts', import.meta.url),
    },
    onBug: (bug) => { throw bug },
  })
}

test('under the double: the kiosk window shows ①, a card on the board leads to ③, and a touch over IPC is heard', async () => {
  const double = makeElectronDouble(true, false)
  opened = await kiosk(double.electron)
  expect(opened.kind).toBe('running')
  const [terminal, board] = double.windows
  const views = (): readonly View[] => (terminal?.webContents.sent ?? []).flatMap(([channel, view]) => (channel === 'terminal:view' && isView(view) ? [view] : []))
  expect(terminal?.options).toMatchObject({ kiosk: true, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } })
  await vi.waitFor(() => expect(views().at(-1)?.screen.name).toBe('ready'), patience)

  const hand = await openBoardHand(String(double.calls.filter(([name]) => name === 'loadURL').map(([, url]) => url).find((url) => String(url).includes('enter-board'))))
  expect(board).toBeDefined()
  hand.do({ kind: 'placeCard', resident: 'kaku-taro', faceDown: false })
  await vi.waitFor(() => expect(views().at(-1)?.screen.name).toBe('pin'), patience)
  const frame = terminal?.webContents.mainFrame
  double.ipcMain.emit('terminal:intent', { sender: terminal?.webContents, senderFrame: frame }, { epoch: views().at(-1)?.epoch, touch: { kind: 'digit', digit: 7 } })
  await vi.waitFor(() => expect(views().at(-1)?.screen).toMatchObject({ name: 'pin', length: 1 }), patience)
  hand.close()
})

test('a production build takes no demo device', async () => {
  const double = makeElectronDouble(true, true)
  opened = await kiosk(double.electron)
  expect(opened).toEqual({ kind: 'refused', why: 'a production build takes no demo device and no reference center' })
})
