import { setTimeout as wait } from 'node:timers/promises'
import { inTime } from './in-time.ts'
import { keepBrowser } from './kept-browser.ts'
import { openPageServer } from './page-server.ts'
import { sweepProfiles } from './profile-folder.ts'
import { restartPace } from './restart-pace.ts'
import type { BoardCommand, BoardView } from '../contract/board.ts'
import type { ChromiumLook } from './chromium-flags.ts'
import type { Intent } from '../contract/intent.ts'
import type { TerminalWindow, WindowTrouble } from './window.ts'

/** The demo board's screen. */
export interface BoardWindow {
  show(board: BoardView): void
  /** Only commands that the schema has parsed. */
  onCommand(listener: (command: BoardCommand) => void): void
}

export type ChromiumMode =
  /** Opens no browser: whoever gets the addresses may. */
  | { readonly kind: 'serveOnly' }
  /** Opens `program` on the display there is (`kiosk`, or a `window` with room for the board), or on none. */
  | { readonly kind: 'launch'; readonly program: string; readonly look: 'kiosk' | 'window' | 'headless'; readonly profiles: string }

export interface ChromiumWindowOptions {
  /** The built screen. */
  readonly folder: string
  /** Whether there is a demo board; with a display it gets a window of its own. */
  readonly board: boolean
  readonly mode: ChromiumMode
  /** Milliseconds, only ever growing. */
  readonly now: () => number
  /** That many bytes from a cryptographic source. */
  readonly random: (bytes: number) => Uint8Array
  /** How long a page may take to go and to come again, ms. */
  readonly patience: number
}

export interface ChromiumWindow extends TerminalWindow {
  readonly terminalUrl: string
  readonly boardUrl: string | null
  readonly board: BoardWindow
  /** Process ids of the terminal's renderers; none where we opened no browser. */
  rendererPids(): Promise<readonly number[]>
}

/** No more often is a page brought back that another keeps taking the place of, ms. */
const gap = 1000

/** The terminal's window in a Chromium: the page comes over loopback, views and intents over a WebSocket. */
export const openChromiumWindow = async (options: ChromiumWindowOptions): Promise<ChromiumWindow> => {
  const { mode, now, patience } = options
  const intents: ((intent: Intent) => void)[] = []
  const commands: ((command: BoardCommand) => void)[] = []
  const troubles: ((trouble: WindowTrouble) => void)[] = []
  // Until there is a browser nobody has the address.
  let takenOver = (): void => undefined
  let came = Promise.withResolvers<void>()
  const trouble = (happened: WindowTrouble): void => {
    for (const tell of troubles) tell(happened)
  }
  const server = await openPageServer({
    ...options,
    intent: (intent) => intents.forEach((tell) => tell(intent)),
    command: (command) => commands.forEach((tell) => tell(command)),
    refused: (why) => trouble({ kind: 'refusedMessage', why }),
    terminalPage: (happened) => {
      if (happened === 'came') came.resolve()
      if (happened === 'takenOver') takenOver()
    },
  })
  const keep = (url: string, look: ChromiumLook, program: string, profiles: string) =>
    keepBrowser({ url, look, program, profiles, now, gone: (why) => trouble({ kind: 'rendererGone', why }) })

  const launch = async () => {
    if (mode.kind === 'serveOnly') return []
    await sweepProfiles(mode.profiles)
    const terminal = await keep(server.terminalUrl, mode.look, mode.program, mode.profiles)
    if (server.boardUrl === null || mode.look === 'headless') return [terminal]
    // A browser of its own: the board's cookie must not be in reach of the terminal's page.
    return [terminal, await keep(server.boardUrl, 'beside', mode.program, mode.profiles)]
  }
  const browsers = await launch().catch(async (fault: unknown) => {
    await server.close()
    throw fault
  })
  const [terminal] = browsers

  const drawAnew = async (): Promise<void> => {
    came = Promise.withResolvers<void>()
    server.expectAnother()
    if (terminal !== undefined) await terminal.replace(patience)
    else if (!server.askReplace()) return
    if (await inTime(came.promise, patience) !== 'late') return
    trouble({ kind: 'rendererGone', why: 'the page did not come again' })
    // Whatever it shows, it belongs to the last customer.
    server.dropTerminalPage()
    await terminal?.restart()
  }
  // Two at a time would wait for each other's page.
  let last = Promise.resolve()
  const replace = (): Promise<void> => {
    const next = last.then(drawAnew)
    last = next.catch(() => undefined)
    return next
  }
  // Who else has the address sees views and may touch; the page people stand before stays closed then, and must not stay blank.
  const pace = restartPace(gap, now)
  const closing = new AbortController()
  const bringBack = async (): Promise<void> => {
    trouble({ kind: 'rendererGone', why: 'another page took its place' })
    await wait(pace(), undefined, { signal: closing.signal }).then(replace).catch((fault: unknown) => {
      if (!closing.signal.aborted) trouble({ kind: 'rendererGone', why: fault instanceof Error ? fault.message : 'unknown' })
    })
  }
  if (mode.kind === 'launch') takenOver = () => void bringBack()
  return {
    terminalUrl: server.terminalUrl,
    boardUrl: server.boardUrl,
    board: { show: (board) => server.showBoard(board), onCommand: (listener) => void commands.push(listener) },
    rendererPids: async () => await terminal?.browser?.rendererPids() ?? [],
    show: (view) => server.showView(view),
    onIntent: (listener) => void intents.push(listener),
    onTrouble: (listener) => void troubles.push(listener),
    replace,
    close: async () => {
      closing.abort()
      came.resolve()
      await Promise.all(browsers.map((each) => each.close()))
      await server.close()
    },
  }
}
