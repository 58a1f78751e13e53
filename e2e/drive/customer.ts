import type { BoardHand } from './board-hand.ts'
import type { TouchScreen } from './touch-screen.ts'

/** Who comes, and what for. */
export interface Errand {
  readonly resident: string
  readonly pin: string
  /** Coins put in, yen, in this order. */
  readonly coins: readonly Coin[]
  /** The demo printer's outlet is emptied by the board's hand; a real one's is not seen. */
  readonly paperByHand: boolean
  /**
   * Makes the center think, or lets it go on, for as long as somebody wants to look at the screen that waits for it (② ⑪). Default: by the
   * board's hand. Null: nobody here has the center in hand, and those screens are not looked at.
   */
  readonly hold?: ((on: boolean) => Promise<void>) | null
  /** Told when a screen has been reached, before it is left: 1–15 as in the seeds. */
  readonly arrived: (screen: number, name: string) => Promise<void>
}

export type Coin = 10 | 50 | 100 | 500 | 1000

/** Walks ①–⑮ as a person would: one 住民票の写し for a part of the household, printed, paid and taken. */
export async function fetchJuminhyo(screen: TouchScreen, board: BoardHand, errand: Errand): Promise<void> {
  await proveIdentity(screen, board, errand)
  await chooseCertificate(screen, errand)
  await payAndTake(screen, board, errand)
}

function holdByBoard(board: BoardHand): (on: boolean) => Promise<void> {
  return async (on) => {
    board.do({ kind: 'center', fault: 'slow', on })
    await board.until(({ faults }) => faults.includes('center.slow') === on)
  }
}

/** ①–④. */
export async function proveIdentity(screen: TouchScreen, board: BoardHand, { resident, pin, arrived, hold = holdByBoard(board) }: Errand): Promise<void> {
  await screen.sees('ready')
  await arrived(1, 'ready')
  await hold?.(true)
  board.do({ kind: 'placeCard', resident, faceDown: false })
  if (hold !== null) {
    await screen.sees('reading')
    await arrived(2, 'reading')
    await hold(false)
  }
  await screen.sees('pin')
  await screen.types(pin)
  await screen.page.locator('[data-testid=primary]:enabled').waitFor()
  await arrived(3, 'pin')
  await screen.confirms()
  await screen.sees('takeCard')
  await arrived(4, 'take-card')
  board.do({ kind: 'removeCard' })
}

/** ⑤–⑩. */
export async function chooseCertificate(screen: TouchScreen, { arrived }: Pick<Errand, 'arrived'>): Promise<void> {
  await screen.sees('choose')
  await screen.touches('certificate-juminhyo')
  await arrived(5, 'choose')
  await screen.confirms()
  await screen.sees('scope')
  await screen.touches('choice-part')
  await arrived(6, 'scope')
  await screen.confirms()
  await screen.sees('members')
  await screen.touches('choice-member-1')
  await screen.touches('choice-member-2')
  await arrived(7, 'members')
  await screen.confirms()
  await screen.sees('items')
  await screen.touches('item-head-on')
  await arrived(8, 'items')
  await screen.confirms()
  await screen.sees('copies')
  await arrived(9, 'copies')
  await screen.confirms()
  await screen.sees('confirm')
  await arrived(10, 'confirm')
}

/** ⑩–⑮. */
export async function payAndTake(screen: TouchScreen, board: BoardHand, { coins, paperByHand, arrived, hold = holdByBoard(board) }: Errand): Promise<void> {
  await hold?.(true)
  await screen.confirms()
  if (hold !== null) {
    await screen.sees('download')
    await arrived(11, 'download')
    await hold(false)
  }
  await screen.sees('pay')
  for (const [place, yen] of coins.entries()) {
    await board.until(({ accepting }) => accepting.includes(yen))
    if (place === coins.length - 1) await arrived(12, 'pay')
    board.do({ kind: 'insertMoney', yen })
  }
  await screen.shows('print')
  await arrived(13, 'print')
  await screen.sees('takePaper')
  await arrived(14, 'take-paper')
  if (paperByHand) {
    await board.until(({ outlet }) => outlet > 0)
    board.do({ kind: 'takePaper' })
  } else {
    await screen.touches('primary')
  }
  await screen.sees('takeReceipt')
  await board.until(({ receipt }) => receipt !== null)
  await arrived(15, 'take-receipt')
  board.do({ kind: 'takeReceipt' })
  await screen.sees('ready')
}
