import { z } from 'zod'
import { boardView } from '../../electron/contract/board.ts'
import { sealedSocket } from '../app/sealed-socket.ts'
import type { BoardCommand, BoardView } from '../../electron/contract/board.ts'

const message = z.strictObject({ kind: z.literal('board'), board: boardView })

export interface BoardSocket {
  readonly send: (command: BoardCommand) => void
}

/** Joins the board to the demo devices; null is shown while they can't be heard. */
export function boardSocket(connect: () => WebSocket, show: (board: BoardView | null) => void): BoardSocket {
  const say = sealedSocket({ connect, heard: (text) => show(message.parse(JSON.parse(text)).board), lost: () => show(null) })
  return { send: (command) => say(JSON.stringify(command)) }
}
