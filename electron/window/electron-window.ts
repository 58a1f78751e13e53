import { setTimeout as wait } from 'node:timers/promises'
import { applySessionPolicy } from './session-policy.ts'
import { inTime } from './in-time.ts'
import { isScreenUrl, screenUrl, serveScreen } from './terminal-protocol.ts'
import { kioskShape, screenPreferences } from './screen-preferences.ts'
import { lockDown } from './lockdown.ts'
import { receiveIntents, viewChannel } from './ipc.ts'
import { restartPace } from './restart-pace.ts'
import type * as ElectronModule from 'electron'
import type { BrowserWindow, Details } from 'electron'
import type { Intent } from '../contract/intent.ts'
import type { TerminalWindow, WindowTrouble } from './window.ts'
import type { View } from '../contract/view.ts'

export interface ElectronWindowOptions {
  readonly electron: Pick<typeof ElectronModule, 'app' | 'BrowserWindow' | 'clipboard' | 'ipcMain' | 'session'>
  /** The built screen. */
  readonly folder: string
  /** Path of the bundled preload. */
  readonly preload: string
  /** Milliseconds, only ever growing. */
  readonly now: () => number
  /** Least time between two windows built because the one before died, ms. */
  readonly gap: number
  /** How long a page may take to load, and the session to be emptied, ms. */
  readonly patience: number
}

/** Processes that the terminal itself starts are watched by whoever started them. */
const ofOurs = 'node.mojom.NodeService'

/**
 * The terminal's window in Electron. After the app is ready, and after startElectron said true. Views go from this process to the page's
 * without a network process between them, so they are not sealed; what Electron's other processes keep of them has not been measured.
 */
export const openElectronWindow = async (options: ElectronWindowOptions): Promise<TerminalWindow> => {
  const { electron, folder, preload, now, gap, patience } = options
  const { app, BrowserWindow, clipboard, ipcMain } = electron
  const intents: ((intent: Intent) => void)[] = []
  const troubles: ((trouble: WindowTrouble) => void)[] = []
  const pace = restartPace(gap, now)
  // No 'persist:' in the name: the session lives in memory.
  const session = electron.session.fromPartition('terminal', { cache: false })
  let current: BrowserWindow | null = null
  let latest: View | null = null
  let closed = false

  const trouble = (happened: WindowTrouble): void => {
    for (const tell of troubles) tell(happened)
  }
  const draw = (): void => {
    if (latest !== null && current !== null) current.webContents.send(viewChannel, latest)
  }
  const discard = (): void => {
    const old = current
    current = null
    if (old === null || old.isDestroyed()) return
    // Closing a window leaves its process to the browser's discretion; killing it does not.
    old.webContents.forcefullyCrashRenderer()
    old.destroy()
  }
  const build = async (): Promise<void> => {
    const window = new BrowserWindow({ ...kioskShape, webPreferences: { ...screenPreferences(session, app.isPackaged), preload } })
    current = window
    const contents = window.webContents
    const ifCurrent = (why: string): void => {
      if (current === window) rebuild(why)
    }
    lockDown(contents, isScreenUrl)
    contents.on('did-finish-load', draw)
    contents.on('render-process-gone', (_event, { reason }) => ifCurrent(`renderer gone: ${reason}`))
    contents.on('unresponsive', () => ifCurrent('renderer does not answer'))
    window.on('closed', () => ifCurrent('window closed'))
    const loading = window.loadURL(screenUrl).catch(() => ifCurrent('screen not loaded'))
    if (await inTime(loading, patience) === 'late') ifCurrent('screen does not load')
  }
  const rebuild = (why: string): void => {
    discard()
    trouble({ kind: 'rendererGone', why })
    void wait(pace()).then(async () => {
      if (!closed && current === null) await build()
    })
  }
  const childGone = (_event: unknown, { type, reason, serviceName }: Details): void => {
    if (reason === 'clean-exit' || serviceName === ofOurs || closed) return
    rebuild(`${type} gone: ${reason}`)
  }

  applySessionPolicy(session, isScreenUrl)
  serveScreen(session.protocol, folder)
  const stopReceiving = receiveIntents({
    ipcMain, now,
    screen: () => current?.webContents ?? null,
    intent: (intent) => intents.forEach((tell) => tell(intent)),
    refused: (why) => trouble({ kind: 'refusedMessage', why }),
  })
  app.on('child-process-gone', childGone)
  await build()
  return {
    show: (view) => {
      latest = view
      draw()
    },
    onIntent: (listener) => void intents.push(listener),
    onTrouble: (listener) => void troubles.push(listener),
    replace: async () => {
      discard()
      await build()
      // The session is as old as this process: only a new start is rid of what it keeps.
      if (await inTime(session.clearData(), patience) === 'late') throw new Error('the session was not emptied')
      clipboard.clear()
    },
    close: async () => {
      closed = true
      app.off('child-process-gone', childGone)
      stopReceiving()
      discard()
      await inTime(session.clearData(), patience)
    },
  }
}
