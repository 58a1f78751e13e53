import { Board } from '../../hardware/demo/board.ts'
import type { CardHand } from '../../hardware/demo/card-hand.ts'
import type { Hardware } from '../../hardware/hardware.ts'
import { systemTimer } from '../../hardware/printer/timer.ts'
import { boardCenterFaults, boardView } from '../contract/board.ts'
import type { BoardCommand, BoardView } from '../contract/board.ts'
import { obeyBoard } from './board-link.ts'
import type { EmbeddedCenter } from './embedded-center.ts'

/** Where the board is shown and where its commands come from. */
export interface BoardScreen {
  show(board: BoardView): void
  onCommand(listener: (command: BoardCommand) => void): void
}

export interface BoardNeeds {
  readonly embedded: EmbeddedCenter
  readonly hardware: Hardware
  /** At a real reader; without it, the demo reader's own. */
  readonly cardHand: CardHand | null
  readonly screen: BoardScreen
  readonly serviced: () => void
}

/** Far enough away for any demonstration; the certificate has its own end. */
const cardExpiry = '20350401'

/** Puts the hand on the demo devices that there are, and shows it. */
export function openBoard({ embedded, hardware, cardHand, screen, serviced }: BoardNeeds): Board {
  const board = new Board({
    residents: embedded.residents,
    async issue(resident) {
      const card = await embedded.issue(resident)
      return {
        certificate: der(card.certificate), ca: der(card.caCertificate), privateKey: der(card.privateKey), pin: card.pin,
        municipality: card.municipalityCode, expiry: cardExpiry,
      }
    },
    card: cardHand ?? hardware.demo.card,
    coins: hardware.demo.coins,
    printer: hardware.demo.printer,
    receipt: hardware.demo.receipt,
    centerFault(name, on) {
      const fault = boardCenterFaults.find((known) => known === name)
      if (fault !== undefined) embedded.fault(fault, on)
    },
    serviceDone: serviced,
    timer: systemTimer,
    pollMs: 200,
  })
  const show = (): void => screen.show(boardView.parse(board.view()))
  board.onChange(show)
  screen.onCommand((command) => void obeyBoard(board, command))
  show()
  void board.watch()
  return board
}

function der(text: string): Uint8Array {
  return Buffer.from(text, 'base64url')
}
