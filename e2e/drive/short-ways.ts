import type { BoardHand } from './board-hand.ts'
import type { Coin } from './customer.ts'
import type { TouchScreen } from './touch-screen.ts'

/** Who stands before the machine: lives alone, so that little is asked. */
export const resident = { id: 'mihon-hanako', pin: '3456', name: '見本　花子', fee: 300 } as const

/** The shortest ways to the screens on which journeys begin to differ. */
export async function toPin(screen: TouchScreen, board: BoardHand, who: string = resident.id): Promise<void> {
  await screen.sees('ready')
  board.do({ kind: 'placeCard', resident: who, faceDown: false })
  await screen.sees('pin')
}

export async function toTakeCard(screen: TouchScreen, board: BoardHand): Promise<void> {
  await toPin(screen, board)
  await screen.types(resident.pin)
  await screen.confirms()
  await screen.sees('takeCard')
}

export async function toChoose(screen: TouchScreen, board: BoardHand): Promise<void> {
  await toTakeCard(screen, board)
  board.do({ kind: 'removeCard' })
  await screen.sees('choose')
}

/** ⑤–⑧: a 住民票の写し for oneself. */
export async function toItems(screen: TouchScreen): Promise<void> {
  await screen.touches('certificate-juminhyo')
  await screen.confirms()
  await screen.sees('scope')
  await screen.touches('choice-self')
  await screen.confirms()
  await screen.sees('items')
}

/** ⑩, for oneself; nothing is applied for yet. */
export async function toConfirm(screen: TouchScreen, board: BoardHand, copies = 1): Promise<void> {
  await toChoose(screen, board)
  await toItems(screen)
  await screen.confirms()
  await screen.sees('copies')
  for (let more = 1; more < copies; more += 1) await screen.touches('copies-more')
  await screen.confirms()
  await screen.sees('confirm')
}

export async function toPay(screen: TouchScreen, board: BoardHand, copies = 1): Promise<void> {
  await toConfirm(screen, board, copies)
  await screen.confirms()
  await screen.sees('pay')
}

/** Puts coins in, each as soon as the inlet takes it. */
export async function insert(board: BoardHand, ...coins: readonly Coin[]): Promise<void> {
  for (const yen of coins) {
    await board.until(({ accepting }) => accepting.includes(yen))
    board.do({ kind: 'insertMoney', yen })
  }
}

/** ⑭⑮: takes paper and receipt and goes. Returns the lines of the receipt. */
export async function takeEverything(screen: TouchScreen, board: BoardHand): Promise<readonly string[]> {
  await screen.sees('takePaper')
  await board.until(({ outlet }) => outlet > 0)
  board.do({ kind: 'takePaper' })
  await screen.sees('takeReceipt')
  const { receipt } = await board.until((seen) => seen.receipt !== null)
  board.do({ kind: 'takeReceipt' })
  await screen.sees('ready')
  return receipt ?? []
}
