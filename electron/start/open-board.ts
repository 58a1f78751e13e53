import type { Stop } from '../../center/stops.ts'
import type { SoftwareCardMaterial } from '../../hardware/card/software-content.ts'
import { Board } from '../../hardware/demo/board.ts'
import type { StopPreset } from '../../hardware/demo/board.ts'
import type { CardHand } from '../../hardware/demo/card-hand.ts'
import type { MoneyHand } from '../../hardware/demo/money-hand.ts'
import type { Hardware } from '../../hardware/hardware.ts'
import { picturesOf } from '../../hardware/demo/paper-picture.ts'
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
  readonly hardware: Pick<Hardware, 'demo'>
  /** At a real reader; without it, the demo reader's own. */
  readonly cardHand: CardHand | null
  /** At coin devices in software; without it, the demo device's own. */
  readonly moneyHand: MoneyHand | null
  readonly screen: BoardScreen
  readonly serviced: () => void
  readonly callAnswered: () => void
}

/** What the board's presets mean to the center. */
const stopsOf: Readonly<Record<StopPreset, readonly Stop[]>> = {
  none: [], all: [{ scope: 'all' }], jpki: [{ scope: 'method', method: 'jpki' }], koseki: [{ scope: 'type', kind: 'koseki', code: null }],
}

/** Puts the hand on the demo devices that there are, and shows it. */
export function openBoard({ embedded, hardware, cardHand, moneyHand, screen, serviced, callAnswered }: BoardNeeds): Board {
  const board = new Board({
    residents: embedded.residents,
    issue: async (resident) => materialFrom(await embedded.issue(resident)),
    card: cardHand ?? hardware.demo.card,
    coins: moneyHand ?? hardware.demo.coins,
    cashless: hardware.demo.cashless,
    printer: hardware.demo.printer,
    picture: picturesOf,
    receipt: hardware.demo.receipt,
    call: hardware.demo.call,
    centerFault(name, on) {
      const fault = boardCenterFaults.find((known) => known === name)
      if (fault !== undefined) embedded.fault(fault, on)
    },
    officer: (decision) => embedded.officer(decision),
    stops: (preset) => embedded.stops(stopsOf[preset]),
    serviceDone: serviced,
    answerCall: callAnswered,
    timer: systemTimer,
    pollMs: 200,
  })
  const show = (): void => screen.show(boardView.parse(board.view()))
  board.onChange(show)
  screen.onCommand((command) => void obey(board, command))
  show()
  void board.watch()
  return board
}

/** A center that was asked may end with the terminal, unanswered. */
async function obey(board: Board, command: BoardCommand): Promise<void> {
  try {
    await obeyBoard(board, command)
  } catch (error) {
    if (!board.closed) throw error
  }
}

type Issued = Awaited<ReturnType<EmbeddedCenter['issue']>>

/** What the center says in text, as the card in software holds it. */
function materialFrom({ certificate, ca, privateKey, facts, ...card }: Issued): SoftwareCardMaterial {
  return {
    ...card, certificate: bytesOrNull(certificate), ca: bytesOrNull(ca), privateKey: bytesOrNull(privateKey),
    facts: facts === null ? null : {
      ...facts, basic: bytes(facts.basic), attestation: bytes(facts.attestation), certificate: bytes(facts.certificate),
    },
  }
}

function bytesOrNull(text: string | null): Uint8Array | null {
  return text === null ? null : bytes(text)
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'base64url')
}
