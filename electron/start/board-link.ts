import type { Board } from '../../hardware/demo/board.ts'
import type { BoardCommand } from '../contract/board.ts'

/** One command of the board's page, done by the hand. */
export function obeyBoard(board: Board, command: BoardCommand): void | Promise<void> {
  switch (command.kind) {
    case 'placeCard': return board.placeCard(command.resident, command.faceDown)
    case 'removeCard': return board.removeCard()
    case 'insertMoney': return board.insertMoney(command.yen)
    case 'takeChange': return board.takeChange()
    case 'takePaper': return board.takePaper()
    case 'takeReceipt': return board.takeReceipt()
    case 'reader': return board.reader(command.plugged)
    case 'printer': return board.printer(command.fault, command.on)
    case 'receiptPrinter': return board.receiptPrinter(command.broken)
    case 'coins': return board.coins(command.fault, command.on)
    case 'payCashless': return board.payCashless()
    case 'refuseCashless': return board.refuseCashless()
    case 'cashless': return board.cashless(command.fault, command.on)
    case 'center': return board.center(command.fault, command.on)
    case 'officer': return board.officer(command.decision)
    case 'stops': return board.stops(command.preset)
    case 'serviceDone': return board.serviceDone()
    case 'lamp': return board.lamp(command.broken)
    case 'answerCall': return board.answerCall()
  }
}
