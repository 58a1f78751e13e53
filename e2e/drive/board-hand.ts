import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { boardView } from '../../electron/contract/board.ts'
import type { BoardCommand, BoardView } from '../../electron/contract/board.ts'
import { enter } from './enter.ts'
import { LastSeen } from './last-seen.ts'

const sent = z.strictObject({ kind: z.literal('board'), board: boardView })

/** The hand on the demo devices, over the board's own way in. */
export interface BoardHand {
  do(command: BoardCommand): void
  /** Waits until the board shows what is asked for. */
  until(condition: (board: BoardView) => boolean): Promise<BoardView>
  close(): void
}

/** Enters with the board's address, as its page does. */
export async function openBoardHand(boardUrl: string): Promise<BoardHand> {
  const { origin, host } = new URL(boardUrl)
  const socket = new WebSocket(`ws://${host}/board`, { headers: { cookie: await enter(boardUrl), origin } })
  const board = new LastSeen<BoardView>()
  socket.on('message', (data: Buffer) => board.saw(sent.parse(JSON.parse(data.toString('utf8'))).board))
  // A terminal that is killed takes its end of the connection with it.
  await once(socket, 'open')
  socket.on('error', () => undefined)
  await board.until(() => true)
  return {
    do: (command) => socket.send(JSON.stringify(command)),
    until: (condition) => board.until(condition),
    close: () => socket.close(),
  }
}
