import { randomBytes } from 'node:crypto'
import type * as ElectronModule from 'electron'
import ownPackage from '../../package.json' with { type: 'json' }
import { chosenConfiguration } from '../configuration/chosen-configuration.ts'
import type { StartChild } from '../process/child.ts'
import { openElectronBoard } from '../window/electron-board.ts'
import { openElectronWindow } from '../window/electron-window.ts'
import { openPageServer } from '../window/page-server.ts'
import { readArguments } from './arguments.ts'
import { assemble } from './assemble.ts'
import type { Assembly } from './assemble.ts'
import { checkOwnBuild } from './own-build.ts'

export interface Kiosk {
  readonly electron: typeof ElectronModule
  readonly argv: readonly string[]
  readonly startChild: StartChild
  readonly forget: Assembly['forget']
  readonly entries: Assembly['entries']
  /** All of the trusted side as it was bundled. */
  readonly program: string
  /** The built screen, and the bundled preload. */
  readonly folder: string
  readonly preload: string
  readonly onBug: (bug: unknown) => void
}

export type Opened = { readonly kind: 'running'; readonly close: () => Promise<void> } | { readonly kind: 'refused'; readonly why: string }

/** The terminal in Electron, once the app is ready: kiosk window, and outside of production the demo board beside it. */
export async function openKiosk({ electron, argv, startChild, forget, entries, program, folder, preload, onBug }: Kiosk): Promise<Opened> {
  const version = { production: electron.app.isPackaged, build: ownPackage.version }
  const own = checkOwnBuild({ program, screens: folder }, version)
  if (own.kind === 'refused') return own
  const given = readArguments(argv)
  if ('wrong' in given) return { kind: 'refused', why: given.wrong }
  const read = chosenConfiguration(given.config)
  if (read.kind === 'wrong') return { kind: 'refused', why: read.why }
  const now = (): number => performance.now()
  const window = await openElectronWindow({ electron, folder, preload, now, gap: 1_000, patience: 10_000 })
  const board = version.production ? null : await openBoardScreen(electron, folder, now)
  const assembled = await assemble({
    configuration: read.configuration, ...version, marks: own.marks, window, board: board?.screen ?? null, startChild, forget,
    entries, cardHand: null, moneyHand: null, onBug,
  })
  const close = async (): Promise<void> => {
    board?.close()
    await window.close()
    if (assembled.kind === 'running') await assembled.close()
  }
  if (assembled.kind === 'running') return { kind: 'running', close }
  await close()
  return assembled
}

async function openBoardScreen(electron: typeof ElectronModule, folder: string, now: () => number): Promise<{ screen: NonNullable<Assembly['board']>; close: () => void }> {
  const commands: Parameters<NonNullable<Assembly['board']>['onCommand']>[0][] = []
  const server = await openPageServer({
    folder, board: true, now, random: (bytes) => randomBytes(bytes), intent: () => undefined, terminalPage: () => undefined, refused: () => undefined,
    command: (command) => commands.forEach((tell) => tell(command)),
  })
  if (server.boardUrl === null) throw new Error('a page server with a board has its address')
  const closeWindow = await openElectronBoard({ electron, url: server.boardUrl })
  return {
    screen: { show: (view) => server.showBoard(view), onCommand: (listener) => void commands.push(listener) },
    close() {
      closeWindow()
      void server.close()
    },
  }
}
