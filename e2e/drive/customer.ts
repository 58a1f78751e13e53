import type { BoardHand } from './board-hand.ts'
import type { TouchScreen } from './touch-screen.ts'

/** Who comes, and what for. */
export interface Errand {
  readonly resident: string
  readonly pin: string
  /** Coins put in, yen, in this order. */
  readonly coins: readonly (10 | 50 | 100 | 500 | 1000)[]
  /** The demo printer's outlet is emptied by the board's hand; a real one's is not seen. */
  readonly paperByHand: boolean
  /** Told when a screen has been reached, before it is left: 1–15 as in the seeds. */
  readonly arrived: (screen: number, name: string) => Promise<void>
}

/** Walks ①–⑮ as a person would: one 住民票の写し for a part of the household, printed, paid and taken. */
export async function fetchJuminhyo(screen: TouchScreen, board: BoardHand, errand: Errand): Promise<void> {
  await proveIdentity(screen, board, errand)
  await chooseCertificate(screen, errand)
  await payAndTake(screen, board, errand)
}

/** ①–④. */
export async function proveIdentity(screen: TouchScreen, board: BoardHand, { resident, pin, arrived }: Errand): Promise<void> {
  await screen.sees('ready')
  await arrived(1, 'ready')
  const reading = screen.shows('reading').then(() => arrived(2, 'reading'))
  board.do({ kind: 'placeCard', resident, faceDown: false })
  await reading
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
  await screen.page.getByText('世帯の一部').click()
  await arrived(6, 'scope')
  await screen.confirms()
  await screen.sees('members')
  await screen.page.locator('[data-testid^=choice-]').nth(0).click()
  await screen.page.locator('[data-testid^=choice-]').nth(1).click()
  await arrived(7, 'members')
  await screen.confirms()
  await screen.sees('items')
  await screen.page.locator('[data-testid^=item-][data-testid$=-on]').first().click()
  await arrived(8, 'items')
  await screen.confirms()
  await screen.sees('copies')
  await arrived(9, 'copies')
  await screen.confirms()
  await screen.sees('confirm')
  await arrived(10, 'confirm')
}

/** ⑩–⑮. */
export async function payAndTake(screen: TouchScreen, board: BoardHand, { coins, paperByHand, arrived }: Errand): Promise<void> {
  const downloading = screen.shows('download').then(() => arrived(11, 'download'))
  await screen.confirms()
  await downloading
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
