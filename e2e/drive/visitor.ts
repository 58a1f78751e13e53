import { cardHolderOf } from '../../center/reference/card-holders.ts'
import type { CardHolder } from '../../center/reference/residents.ts'
import type { Site } from './site.ts'

type Place = Pick<Site, 'screen' | 'board'>

/** Somebody of the demo, by what they hold to the reader. */
export function visitor(id: string): CardHolder {
  const holder = cardHolderOf(id)
  if (holder === null) throw new Error(`nobody presents ${id}`)
  return holder
}

/** ①→②: holds card or phone to the reader. */
export async function presents({ screen, board }: Place, id: string): Promise<void> {
  await screen.sees('ready')
  board.do({ kind: 'placeCard', resident: id, faceDown: false })
}

/** ①–③ with 公的個人認証: the PIN is typed, and 確定する touched. What has no PIN leaves ③ out. */
export async function identifies(place: Place, id: string, pin: string | null = visitor(id).pin): Promise<void> {
  await presents(place, id)
  if (pin !== null) await typesPin(place, pin)
}

/** ①–⑤ with 公的個人認証. */
export async function comesIn(place: Place, id: string): Promise<void> {
  await identifies(place, id)
  await takesBack(place)
}

/** ①–⑤ with カードAP: the PIN is asked for later, for each type of certificate its own. */
export async function isIntroduced(place: Place, id: string): Promise<void> {
  await presents(place, id)
  await takesBack(place)
}

export async function typesPin({ screen }: Place, pin: string): Promise<void> {
  await screen.sees('pin')
  await screen.types(pin)
  await screen.confirms()
}

/** ④→⑤. */
async function takesBack({ screen, board }: Place): Promise<void> {
  await screen.sees('takeCard')
  board.do({ kind: 'removeCard' })
  await screen.sees('choose')
}

/** Ends the visit from wherever 中止する or 終了する stands; the card is off the reader already. */
export async function leaves({ screen }: Place): Promise<void> {
  await screen.touches('cancel')
  await screen.sees('ready')
}
