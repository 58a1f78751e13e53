import { expect } from '@playwright/test'
import type { BoardCommand } from '../electron/contract/board.ts'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { chooses, fetches, ownJuminhyo } from './drive/order.ts'
import { insert, toPay } from './drive/short-ways.ts'
import type { Site } from './drive/site.ts'
import { comesIn, leaves } from './drive/visitor.ts'
import { words } from './drive/words.ts'

test.use({ moment: '2026-11-24T10:00:00+09:00' })

type Preset = Extract<BoardCommand, { kind: 'stops' }>['preset']

/** The center gives notice, and on a machine at rest a minute goes by, after which it asks. */
async function giveNotice({ board, clock }: Site, preset: Preset): Promise<void> {
  board.do({ kind: 'stops', preset })
  await board.until(({ stops }) => stops === preset)
  clock.pass(60_000)
}

test('a stop of everything, resumed in stages: 住民票 is back first, 戸籍 later', async ({ site }) => {
  const { screen } = site
  await screen.sees('ready')
  await giveNotice(site, 'all')
  await screen.sees('outOfService')
  await expect(screen.question).toHaveText(words.ja['refusal.service.stopped.what'])
  await expect(screen.body).toContainText(words.ja['refusal.service.stopped.go'])

  await giveNotice(site, 'koseki')
  await screen.sees('ready')
  await expect(screen.body).toContainText(words.ja['notice.someStopped'])
  await comesIn(site, 'kaku-taro')
  await screen.turnsTo('certificate-koseki')
  await screen.touches('certificate-koseki')
  await screen.sees('why')
  await expect(screen.question).toHaveText(words.ja['refusal.service.stopped.what'])
  await screen.touches('back')
  await fetches(site, ownJuminhyo, 100, 100, 100)

  await giveNotice(site, 'none')
  await expect(screen.body).not.toContainText(words.ja['notice.someStopped'])
  await comesIn(site, 'kaku-taro')
  await chooses(site, { entry: 'certificate-koseki', asked: [{ screen: 'select', touches: ['choice-whole'] }] })
  await leaves(site)

  const accounts = await site.accounts()
  expect(ofKind(accounts, 'stopsSeen').map(({ stops }) => stops)).toEqual([0, 1, 1, 0])
  expect(ofKind(accounts, 'standing').map(({ service }) => service)).toEqual(['service.stopped', 'open'])
  expect(accounts.outcomes).toEqual(['交付済'])
})

test('a stop between ⑫ and ⑬: nothing is printed, and the money comes back', async ({ site }) => {
  const { screen, board } = site
  await toPay(screen, board)
  await insert(board, 100, 100)
  await expect(screen.amount(words.ja['pay.inserted'])).toHaveText('200円')
  board.do({ kind: 'stops', preset: 'all' })
  await board.until(({ stops }) => stops === 'all')
  board.do({ kind: 'insertMoney', yen: 100 })
  await screen.sees('refund')
  await expect(screen.amount(words.ja['refund.returned'])).toHaveText('300円')
  await board.until(({ changeTray, printed }) => changeTray === 300 && printed === 0)
  await screen.confirms()
  await screen.sees('outOfService')
  await expect(screen.question).toHaveText(words.ja['refusal.service.stopped.what'])
  expect(site.papers()).toEqual([])
  const accounts = await site.accounts()
  expect(ofKind(accounts, 'printBegun')).toEqual([])
  expect(accounts.total).toEqual({ inserted: 300, kept: 0, returned: 300, owed: 0 })
  expect(accounts.outcomes).toEqual(['未交付返金済'])
})

test('a notice from before the latest, or a clock that is not the center’s, closes the machine until it is put right', async ({ site }) => {
  const { screen, board, clock } = site
  for (const [fault, code] of [['oldStops', 'center.invalidAnswer'], ['clockSkew', 'clock.skewed']] as const) {
    await screen.sees('ready')
    board.do({ kind: 'center', fault, on: true })
    await board.until(({ faults }) => faults.includes(`center.${fault}`))
    clock.pass(60_000)
    await screen.sees('outOfService')
    await expect(screen.page.locator('code')).toHaveText(code)
    board.do({ kind: 'center', fault, on: false })
    await board.until(({ faults }) => faults.length === 0)
    clock.pass(60_000)
  }
  await screen.sees('ready')
  const accounts = await site.accounts()
  expect(ofKind(accounts, 'fault').map(({ code }) => code)).toEqual(['center.invalidAnswer', 'clock.skewed'])
})
