import { registerScreenScheme } from './terminal-protocol.ts'
import type * as ElectronModule from 'electron'

type Electron = Pick<typeof ElectronModule, 'app' | 'Menu' | 'protocol'>

/**
 * What Electron must be told before it is ready. False when another terminal already runs on this machine: two would share one card
 * reader and one printer, so the caller ends.
 */
export const startElectron = ({ app, Menu, protocol }: Electron): boolean => {
  if (!app.requestSingleInstanceLock()) return false
  app.enableSandbox()
  registerScreenScheme(protocol)
  app.commandLine.appendSwitch('disable-pinch')
  app.commandLine.appendSwitch('overscroll-history-navigation', '0')
  app.commandLine.appendSwitch('disable-features', 'BackForwardCache,SpareRendererForSitePerProcess')
  Menu.setApplicationMenu(null)
  // Without a listener Electron quits when the last window goes, and it goes after every customer.
  app.on('window-all-closed', () => undefined)
  return true
}
