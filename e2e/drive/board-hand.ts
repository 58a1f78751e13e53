import { WebSocket } from 'ws'
import { z } from 'zod'
import { boardView } from '../../electron/contract/board.ts'
import type { BoardCommand, BoardView } from '../../electron/contract/board.ts'

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
  const entered = await fetch(boardUrl, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`no way in: ${entered.status}`)
  const { origin, host } = new URL(boardUrl)
  const socket = new WebSocket(`ws://${host}/board`, { headers: { cookie, origin } })
  let seen: BoardView | null = null
  const waiting = new Set<(board: BoardView) => void>()
  socket.on('message', (data) => {
    const { board } = sent.parse(JSON.parse(String(data)))
    seen = board
    for (const tell of waiting) tell(board)
  })
  const until = (condition: (board: BoardView) => boolean): Promise<BoardView> => new Promise((resolve) => {
    const look = (board: BoardView): void => {
      if (!condition(board)) return
      waiting.delete(look)
      resolve(board)
    }
    waiting.add(look)
    if (seen !== null) look(seen)
  })
  await until(() => true)
  return { do: (command) => socket.send(JSON.stringify(command)), until, close: () => socket.close() }
}
