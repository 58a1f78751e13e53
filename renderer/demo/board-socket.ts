import { z } from 'zod'
import { takenOver } from '../../electron/contract/socket.ts'
import { boardView } from '../../electron/contract/board.ts'
import type { BoardCommand, BoardView } from '../../electron/contract/board.ts'

const retryMs = 1000
const message = z.strictObject({ kind: z.literal('board'), board: boardView })

export interface BoardSocket {
  readonly send: (command: BoardCommand) => void
}

/** Joins the board to the demo devices; null is shown while they can't be heard. */
export function boardSocket(connect: () => WebSocket, show: (board: BoardView | null) => void): BoardSocket {
  let socket: WebSocket
  const open = () => {
    socket = connect()
    socket.addEventListener('message', ({ data }) => show(message.parse(JSON.parse(String(data))).board))
    socket.addEventListener('close', ({ code }) => {
      show(null)
      if (code !== takenOver) setTimeout(open, retryMs)
    })
  }
  open()
  return {
    send: (command) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(command))
    },
  }
}
