import { EventEmitter } from 'node:events'
import type * as ElectronModule from 'electron'

/** One call that matters for security: what was called, with what. */
export type Call = readonly [name: string, ...given: unknown[]]

type Loads = 'well' | 'badly' | 'never'

type Handler = (...given: unknown[]) => unknown

/** Stands for a frame: who sent a message is judged by it. */
export interface FrameDouble {
  url: string
  parent: FrameDouble | null
}

export class SessionDouble extends EventEmitter {
  readonly partition: string
  readonly options: unknown
  /** Whether it ever tells that its data is gone. */
  empties = true
  readonly handlers = new Map<string, Handler>()
  readonly calls: Call[] = []
  readonly protocol = { handle: (scheme: string, handler: Handler) => void this.handlers.set(`protocol ${scheme}`, handler) }
  readonly webRequest = { onBeforeRequest: (handler: Handler) => void this.handlers.set('beforeRequest', handler) }

  constructor(partition: string, options: unknown) {
    super()
    this.partition = partition
    this.options = options
  }

  setPermissionRequestHandler(handler: Handler): void {
    this.handlers.set('permissionRequest', handler)
  }

  setPermissionCheckHandler(handler: Handler): void {
    this.handlers.set('permissionCheck', handler)
  }

  setDevicePermissionHandler(handler: Handler): void {
    this.handlers.set('devicePermission', handler)
  }

  setSpellCheckerEnabled(on: boolean): void {
    this.calls.push(['setSpellCheckerEnabled', on])
  }

  clearData(...given: unknown[]): Promise<void> {
    this.calls.push(['clearData', ...given])
    return this.empties ? Promise.resolve() : new Promise(() => undefined)
  }
}

export class ContentsDouble extends EventEmitter {
  readonly mainFrame: FrameDouble = { url: 'about:blank', parent: null }
  readonly sent: unknown[][] = []
  readonly calls: Call[] = []
  openHandler: Handler | null = null
  /** What becomes of the next loading. */
  loads: Loads = 'well'

  setWindowOpenHandler(handler: Handler): void {
    this.openHandler = handler
  }

  setVisualZoomLevelLimits(...given: unknown[]): Promise<void> {
    this.calls.push(['setVisualZoomLevelLimits', ...given])
    return Promise.resolve()
  }

  send(...given: unknown[]): void {
    this.sent.push(given)
  }

  /** As Electron does: the crash is told of like any other. */
  forcefullyCrashRenderer(): void {
    this.calls.push(['forcefullyCrashRenderer'])
    this.emit('render-process-gone', {}, { reason: 'crashed' })
  }
}

/** Records every option and call that matters for security, and lets a test play the world: emit, ask, send. Draws nothing. */
export const makeElectronDouble = (first = true, packaged = true) => {
  const calls: Call[] = []
  const sessions: SessionDouble[] = []
  const windows: WindowDouble[] = []
  const exposed = new Map<string, unknown>()
  let nextLoads: Loads = 'well'

  class WindowDouble extends EventEmitter {
    readonly options: ElectronModule.BrowserWindowConstructorOptions
    readonly webContents = new ContentsDouble()
    destroyed = false

    constructor(options: ElectronModule.BrowserWindowConstructorOptions) {
      super()
      this.options = options
      this.webContents.loads = nextLoads
      nextLoads = 'well'
      calls.push(['window'])
      windows.push(this)
    }

    loadURL(url: string): Promise<void> {
      calls.push(['loadURL', url])
      if (this.webContents.loads === 'badly') return Promise.reject(new Error('ERR_FAILED'))
      if (this.webContents.loads === 'never') return new Promise(() => undefined)
      this.webContents.mainFrame.url = url
      this.webContents.emit('did-finish-load')
      return Promise.resolve()
    }

    isDestroyed(): boolean {
      return this.destroyed
    }

    destroy(): void {
      calls.push(['destroy'])
      this.destroyed = true
      this.emit('closed')
    }
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: packaged,
    requestSingleInstanceLock: () => first,
    enableSandbox: () => void calls.push(['enableSandbox']),
    whenReady: () => {
      calls.push(['whenReady'])
      return Promise.resolve()
    },
    quit: () => void calls.push(['quit']),
    exit: (code: number) => void calls.push(['exit', code]),
    commandLine: { appendSwitch: (...given: unknown[]) => void calls.push(['appendSwitch', ...given]) },
  })
  const ipcMain = new EventEmitter()
  const ipcRenderer = Object.assign(new EventEmitter(), { send: (...given: unknown[]) => void calls.push(['ipcRenderer.send', ...given]) })
  const double = {
    app, BrowserWindow: WindowDouble, ipcMain, ipcRenderer,
    session: {
      fromPartition: (partition: string, options: unknown) => {
        const session = new SessionDouble(partition, options)
        sessions.push(session)
        return session
      },
    },
    protocol: { registerSchemesAsPrivileged: (...given: unknown[]) => void calls.push(['registerSchemesAsPrivileged', ...given]) },
    Menu: { setApplicationMenu: (...given: unknown[]) => void calls.push(['setApplicationMenu', ...given]) },
    utilityProcess: { fork: (...given: unknown[]) => void calls.push(['fork', ...given]) },
    clipboard: { clear: () => void calls.push(['clipboard.clear']) },
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void exposed.set(name, value) },
  }
  return {
    // Electron's module is some hundred classes; the double has the members our code touches and throws for any other.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    electron: double as unknown as typeof ElectronModule,
    app, ipcMain, ipcRenderer, calls, sessions, windows, exposed,
    /** The next window built will not load its page. */
    failNextLoading: (how: Loads = 'badly') => {
      nextLoads = how
    },
  }
}
