import { expect } from '@playwright/test'
import type { ScreenName } from '../../electron/contract/view.ts'
import { takeEverything, insert } from './short-ways.ts'
import type { Coin } from './customer.ts'
import type { Site } from './site.ts'

type Place = Pick<Site, 'screen' | 'board'>

/** One screen of ⑥⑦⑧: what is touched on it before 確定する. */
export interface Asked {
  readonly screen: Extract<ScreenName, 'scope' | 'members' | 'items' | 'select'>
  /** Its question, where the screen before it is one of the same name. */
  readonly question?: string
  readonly touches: readonly string[]
}

/** What somebody wants of ⑤. */
export interface Wish {
  /** By test id: of the municipality of residence `certificate-koseki`, of the 本籍地 `origin-koseki`. */
  readonly entry: string
  readonly asked: readonly Asked[]
  /** カードAP: the PIN of this type. */
  readonly pin?: string
  readonly copies?: number
}

/** 住民票の写し of somebody who is asked nothing but whom and what; for oneself, nothing added. */
export const ownJuminhyo: Wish = {
  entry: 'certificate-juminhyo', asked: [{ screen: 'scope', touches: ['choice-self'] }, { screen: 'items', touches: [] }],
}

/** 印鑑登録証明書: nothing is asked. */
export const inkan: Wish = { entry: 'certificate-inkan', asked: [] }

/** ⑤–⑩. */
export async function chooses({ screen }: Place, { entry, pin, asked, copies = 1 }: Wish): Promise<void> {
  await screen.sees('choose')
  await screen.turnsTo(entry)
  await screen.touches(entry)
  await screen.confirms()
  if (pin !== undefined) {
    await screen.sees('pin')
    await screen.types(pin)
    await screen.confirms()
  }
  for (const { screen: name, question, touches } of asked) {
    if (question !== undefined) await expect(screen.question).toHaveText(question)
    await screen.sees(name)
    for (const id of touches) {
      await screen.turnsTo(id)
      await screen.touches(id)
    }
    await screen.confirms()
  }
  await screen.sees('copies')
  for (let more = 1; more < copies; more += 1) await screen.touches('copies-more')
  await screen.confirms()
  await screen.sees('confirm')
}

/** ⑩ 「ほかの証明書も申請する」, and ⑤–⑩ again. */
export async function choosesAlso(place: Place, wish: Wish): Promise<void> {
  await place.screen.touches('another')
  await chooses(place, wish)
}

/** ⑩–⑫: everything is held, money is asked for. */
export async function goesToPay({ screen }: Place): Promise<void> {
  await screen.confirms()
  await screen.sees('pay')
}

/** ⑤–⑮: one certificate, paid with these coins and taken. Returns the lines of the receipt. */
export async function fetches(place: Place, wish: Wish, ...coins: readonly Coin[]): Promise<readonly string[]> {
  await chooses(place, wish)
  await goesToPay(place)
  await insert(place.board, ...coins)
  return await takeEverything(place.screen, place.board)
}
