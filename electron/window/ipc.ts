import { intent as intentSchema } from '../contract/intent.ts'
import { isScreenUrl } from './terminal-protocol.ts'
import { messagePace } from './message-pace.ts'
import { messagesPerSecond } from './page-channel.ts'
import type { Intent } from '../contract/intent.ts'
import type { IpcMain, IpcMainEvent, WebContents } from 'electron'

export const intentChannel = 'terminal:intent'
export const viewChannel = 'terminal:view'

export interface IntentReceiver {
  readonly ipcMain: IpcMain
  /** The page that is the screen now. */
  readonly screen: () => WebContents | null
  readonly now: () => number
  readonly intent: (intent: Intent) => void
  /** Our own words, never the page's. */
  readonly refused: (why: string) => void
}

/** Hears intents from the screen's own main frame and from nobody else. Returns what ends the hearing. */
export const receiveIntents = ({ ipcMain, screen, now, intent, refused }: IntentReceiver): (() => void) => {
  const inPace = messagePace(messagesPerSecond, now)
  let flooded = false
  const receive = (event: IpcMainEvent, message: unknown): void => {
    const frame = event.senderFrame
    if (event.sender !== screen()) return refused('a message from another page')
    if (frame === null || frame.parent !== null || !isScreenUrl(frame.url)) return refused('a message from a frame that is not the screen')
    const flooding = !inPace()
    // Told once a flood: the report of each would be a flood of its own.
    if (flooding && !flooded) refused('too many messages')
    flooded = flooding
    if (flooding) return
    const parsed = intentSchema.safeParse(message)
    if (!parsed.success) return refused('not a message of this channel')
    intent(parsed.data)
  }
  ipcMain.on(intentChannel, receive)
  return () => void ipcMain.off(intentChannel, receive)
}
