import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { intentChannel, viewChannel } from './ipc.ts'
import { makeElectronDouble } from './electron-double.ts'
import { makeScreenFolder } from './fixture/screen-folder.ts'
import { messagesPerSecond } from './page-channel.ts'
import { openElectronBoard } from './electron-board.ts'
import { openElectronWindow } from './electron-window.ts'
import { screenUrl } from './terminal-protocol.ts'
import { viewOf } from './fixture/views.ts'
import type { ContentsDouble, FrameDouble, SessionDouble } from './electron-double.ts'
import type { Intent } from '../contract/intent.ts'
import type { ScreenFolder } from './fixture/screen-folder.ts'
import type { TerminalWindow, WindowTrouble } from './window.ts'

const notTheScreen = 'a message from a frame that is not the screen'
const touch: Intent = { epoch: 1, touch: { kind: 'confirm' } }
let folder: ScreenFolder
let double: ReturnType<typeof makeElectronDouble>
let window: TerminalWindow
let now: number
let intents: Intent[]
let troubles: WindowTrouble[]

const open = async (packaged: boolean): Promise<void> => {
  double = makeElectronDouble(true, packaged)
  now = 0
  intents = []
  troubles = []
  const { electron } = double
  window = await openElectronWindow({ electron, folder: folder.path, preload: '/app/preload.cjs', now: () => now, gap: 20, patience: 50 })
  window.onIntent((intent) => intents.push(intent))
  window.onTrouble((trouble) => troubles.push(trouble))
}
const last = () => {
  const found = double.windows.at(-1)
  if (found === undefined) throw new Error('no window was built')
  return found
}
const session = (): SessionDouble => {
  const [found] = double.sessions
  if (found === undefined) throw new Error('no session was made')
  return found
}
const send = (message: unknown, frame?: FrameDouble | null, sender: ContentsDouble = last().webContents): void => {
  double.ipcMain.emit(intentChannel, { sender, senderFrame: frame === undefined ? sender.mainFrame : frame }, message)
}
/** Emits an event as the page would cause it and tells whether it was refused. */
const refuses = (event: string, detail: object = {}, ...more: unknown[]): boolean => {
  const preventDefault = vi.fn<() => void>()
  last().webContents.emit(event, { preventDefault, ...detail }, ...more)
  return preventDefault.mock.calls.length > 0
}
const windowsBuilt = async (count: number): Promise<void> => vi.waitFor(() => expect(double.windows).toHaveLength(count), patience)

beforeEach(async () => {
  folder = await makeScreenFolder()
  await open(true)
})
afterEach(async () => {
  await window.close()
  await folder[Symbol.asyncDispose]()
})

describe('the window', () => {
  test('fills the display and gives its page nothing', () => {
    expect(last().options).toMatchObject({ kiosk: true, fullscreen: true, frame: false })
    expect(last().options.webPreferences).toEqual({
      session: session(), preload: '/app/preload.cjs',
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false,
      devTools: false, spellcheck: false, disableDialogs: true, enableWebSQL: false, disableBlinkFeatures: 'Auxclick',
      autoplayPolicy: 'no-user-gesture-required',
    })
    expect(double.calls).toContainEqual(['loadURL', screenUrl])
  })

  test('has devtools only where it is not packaged', async () => {
    await window.close()
    await open(false)
    expect(last().options.webPreferences?.devTools).toBe(true)
  })

  test('keeps its session in memory and out of the cache', () => {
    expect(session().partition).not.toMatch(/^persist:/)
    expect(session().options).toEqual({ cache: false })
    expect(session().calls).toContainEqual(['setSpellCheckerEnabled', false])
  })
})

describe('the session', () => {
  test('grants no permission, asked or checked, and no device', () => {
    const answered: unknown[] = []
    for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal', 'fullscreen', 'fileSystem'])
      session().handlers.get('permissionRequest')?.({}, permission, (granted: unknown) => answered.push(granted))
    expect(answered).toEqual([false, false, false, false, false, false])
    expect(session().handlers.get('permissionCheck')?.({}, 'serial')).toBe(false)
    expect(session().handlers.get('devicePermission')?.({ deviceType: 'usb' })).toBe(false)
  })

  test.each([
    ['terminal://screen/', false], ['terminal://screen/assets/screen.js', false],
    ['terminal://other/', true], ['https://example.com/', true],
    ['http://127.0.0.1/', true], ['file:///etc/passwd', true], ['ws://127.0.0.1/', true], ['data:text/html,x', true], ['nonsense', true],
    ['https://terminal/', true],
  ])('%s cancelled: %s', (url, cancel) => {
    const answer = vi.fn<(decision: unknown) => void>()
    session().handlers.get('beforeRequest')?.({ url }, answer)
    expect(answer.mock.calls).toEqual([[{ cancel }]])
  })

  test('downloads nothing', () => {
    const preventDefault = vi.fn<() => void>()
    session().emit('will-download', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })
})

describe('the page', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-attach-webview'])('%s is refused, whereto ever', (event) => {
    expect(refuses(event, { url: screenUrl })).toBe(true)
  })

  test('is redirected nowhere else', () => {
    expect(refuses('will-redirect', { url: 'https://example.com/' })).toBe(true)
    expect(refuses('will-redirect', { url: screenUrl })).toBe(false)
  })

  test('opens no window', () => {
    expect(last().webContents.openHandler?.({ url: screenUrl })).toEqual({ action: 'deny' })
  })

  test.each([
    ['F5', {}], ['F11', {}], ['F12', {}], ['r', { control: true }], ['R', { control: true, shift: true }], ['+', { control: true }],
    ['0', { control: true }], ['p', { control: true }], ['I', { control: true, shift: true }], ['F4', { alt: true }],
    ['ArrowLeft', { alt: true }], ['q', { meta: true }],
    ['Insert', { shift: true }], ['Delete', { shift: true }], ['Insert', { control: true }], ['-', { control: true }],
    ['PrintScreen', {}], ['ContextMenu', {}], ['BrowserBack', {}], ['a', {}],
  ])('does not hear %s %o', (key, held) => {
    expect(refuses('before-input-event', {}, { key, control: false, alt: false, meta: false, shift: false, ...held })).toBe(true)
  })

  test.each([['Tab', {}], ['Tab', { shift: true }], ['Enter', {}], [' ', {}], ['7', {}], ['ArrowDown', {}]])('hears %s %o', (key, held) => {
    expect(refuses('before-input-event', {}, { key, control: false, alt: false, meta: false, shift: false, ...held })).toBe(false)
  })

  test.each(['Clear', 'Insert', 'Delete', '*', '.', '-', '+', '/'])('hears %s of a number pad', (key) => {
    expect(refuses('before-input-event', {}, { key, control: false, alt: false, meta: false, shift: false })).toBe(false)
  })

  test('cannot be pinched larger', () => {
    expect(last().webContents.calls).toEqual([['setVisualZoomLevelLimits', 1, 1]])
  })
})

describe('intents', () => {
  test('come from the screen\'s main frame', () => {
    send(touch)
    expect(intents).toEqual([touch])
    expect(troubles).toEqual([])
  })

  test.each<[string, () => void, string]>([
    ['a frame inside', () => send(touch, { url: screenUrl, parent: last().webContents.mainFrame }), notTheScreen],
    ['a page of another origin', () => send(touch, { url: 'https://example.com/', parent: null }), notTheScreen],
    ['a frame already gone', () => send(touch, null), notTheScreen],
    ['a key too many', () => send({ ...touch, pin: '1234' }), 'not a message of this channel'],
    ['no object', () => send('confirm'), 'not a message of this channel'],
  ])('%s is refused and reported', (_, act, why) => {
    act()
    expect(intents).toEqual([])
    expect(troubles).toEqual([{ kind: 'refusedMessage', why }])
  })

  test('the page of the last customer is heard no more', async () => {
    const before = last().webContents
    await window.replace()
    send(touch, before.mainFrame, before)
    expect(intents).toEqual([])
    expect(troubles).toEqual([{ kind: 'refusedMessage', why: 'a message from another page' }])
  })

  test('a flood is cut, told of once, and over a second later', () => {
    for (let sent = 0; sent < messagesPerSecond + 10; sent += 1) send(touch)
    expect(intents).toHaveLength(messagesPerSecond)
    expect(troubles).toEqual([{ kind: 'refusedMessage', why: 'too many messages' }])
    now = 1000
    send(touch)
    expect(intents).toHaveLength(messagesPerSecond + 1)
  })
})

describe('views', () => {
  test('are sent as they come, and the current one to a page that loads', () => {
    window.show(viewOf(1))
    expect(last().webContents.sent).toEqual([[viewChannel, viewOf(1)]])
    last().webContents.emit('did-finish-load')
    expect(last().webContents.sent).toEqual([[viewChannel, viewOf(1)], [viewChannel, viewOf(1)]])
  })

  test('after a customer the renderer is killed, a new one draws, and the session and clipboard are emptied', async () => {
    window.show(viewOf(1))
    const before = last()
    double.calls.length = 0
    await window.replace()
    expect(before.destroyed).toBe(true)
    expect(before.webContents.calls).toContainEqual(['forcefullyCrashRenderer'])
    expect(last()).not.toBe(before)
    expect(last().webContents.sent).toEqual([[viewChannel, viewOf(1)]])
    expect(double.calls).toEqual([['destroy'], ['window'], ['loadURL', screenUrl], ['clipboard.clear']])
    expect(session().calls.filter(([name]) => name === 'clearData')).toEqual([['clearData']])
    expect(troubles).toEqual([])
  })
})

describe('when something dies', () => {
  test.each<[string, () => unknown, string]>([
    ['the renderer', () => last().webContents.emit('render-process-gone', {}, { reason: 'oom' }), 'renderer gone: oom'],
    ['its answer', () => last().webContents.emit('unresponsive'), 'renderer does not answer'],
    ['the window', () => last().destroy(), 'window closed'],
    ['the GPU process', () => double.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' }), 'GPU gone: crashed'],
  ])('%s: it is told of once, and a new window draws the current view', async (_, act, why) => {
    window.show(viewOf(5))
    const before = last()
    act()
    expect(troubles).toEqual([{ kind: 'rendererGone', why }])
    await windowsBuilt(2)
    expect(before.destroyed).toBe(true)
    expect(last().webContents.sent).toEqual([[viewChannel, viewOf(5)]])
    expect(last().options).toEqual(before.options)
  })

  test('processes of ours and orderly ends are no trouble of the window\'s', () => {
    double.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'killed', serviceName: 'node.mojom.NodeService' })
    double.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'clean-exit' })
    expect(troubles).toEqual([])
    expect(last().destroyed).toBe(false)
  })

  test('a page that does not load is tried again', async () => {
    double.failNextLoading()
    await window.replace()
    await windowsBuilt(3)
    expect(troubles).toEqual([{ kind: 'rendererGone', why: 'screen not loaded' }])
  })

  test('nor does a replacement wait for a page that never comes: it is tried again', async () => {
    double.failNextLoading('never')
    await window.replace()
    await windowsBuilt(3)
    expect(troubles).toEqual([{ kind: 'rendererGone', why: 'screen does not load' }])
  })

  test('a session that is not emptied is said, for only a new start helps', async () => {
    session().empties = false
    await expect(window.replace()).rejects.toThrow('the session was not emptied')
  })

  test('closed is closed', async () => {
    await window.close()
    double.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' })
    send(touch)
    expect(double.windows).toHaveLength(1)
    expect([...troubles, ...intents]).toEqual([])
    expect(double.app.listenerCount('child-process-gone') + double.ipcMain.listenerCount(intentChannel)).toBe(0)
  })
})

describe('the demo board', () => {
  test('has a session of its own, no bridge, and only the page server', async () => {
    const close = await openElectronBoard({ electron: double.electron, url: 'http://127.0.0.1:4711/enter-board?token=x' })
    const { partition, handlers } = double.sessions[1] ?? session()
    expect(partition).toBe('board')
    expect(last().options.webPreferences).toMatchObject({ sandbox: true, nodeIntegration: false, session: double.sessions[1] })
    expect(last().options.webPreferences).not.toHaveProperty('preload')
    const decisions: unknown[] = []
    for (const url of ['http://127.0.0.1:4711/board.html', 'ws://127.0.0.1:4711/board', 'http://127.0.0.1:4712/', screenUrl])
      handlers.get('beforeRequest')?.({ url }, (decision: unknown) => decisions.push(decision))
    expect(decisions).toEqual([{ cancel: false }, { cancel: false }, { cancel: true }, { cancel: true }])
    expect(refuses('will-redirect', { url: 'http://127.0.0.1:4711/board.html' })).toBe(false)
    expect(refuses('will-navigate', { url: 'http://127.0.0.1:4711/' })).toBe(true)
    close()
    expect(last().destroyed).toBe(true)
  })
})
