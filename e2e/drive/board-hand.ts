import { z } from 'zod'
import { boardView } from '../../electron/contract/board.ts'
import type { BoardCommand, BoardView } from '../../electron/contract/board.ts'
import { enter } from './enter.ts'
import { LastSeen } from './last-seen.ts'
import { openSealedPage } from './sealed-page.ts'

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
  const board = new LastSeen<BoardView>()
  const headers = { cookie: await enter(boardUrl), origin }
  const { socket, say } = await openSealedPage(`ws://${host}/board`, headers, (text) => board.saw(sent.parse(JSON.parse(text)).board))
  await board.until(() => true)
  return {
    do: (command) => say(JSON.stringify(command)),
    until: (condition) => board.until(condition),
    close: () => socket.close(),
  }
}
