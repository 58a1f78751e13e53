import { applySessionPolicy } from './session-policy.ts'
import { lockDown } from './lockdown.ts'
import { screenPreferences } from './screen-preferences.ts'
import type * as ElectronModule from 'electron'

export interface ElectronBoardOptions {
  readonly electron: Pick<typeof ElectronModule, 'app' | 'BrowserWindow' | 'session'>
  /** The page server's address for the board. */
  readonly url: string
}

/**
 * Shows the demo board beside the terminal: in a session of its own, without a bridge, over the page server's WebSocket. Returns what
 * closes it.
 */
export const openElectronBoard = async ({ electron, url }: ElectronBoardOptions): Promise<() => void> => {
  const { host } = new URL(url)
  const own = (asked: string): boolean => URL.parse(asked)?.host === host
  const session = electron.session.fromPartition('board', { cache: false })
  applySessionPolicy(session, own)
  const preferences = screenPreferences(session, electron.app.isPackaged)
  const window = new electron.BrowserWindow({ width: 480, height: 960, autoHideMenuBar: true, webPreferences: preferences })
  lockDown(window.webContents, own)
  await window.loadURL(url)
  return () => window.destroy()
}
