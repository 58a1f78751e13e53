import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { resident, toConfirm, toPin } from './drive/short-ways.ts'
import { words } from './drive/words.ts'

test('somebody else’s certificate arrives: not printed, not paid for, and out of service', async ({ site }) => {
  const { screen, board } = site
  await toConfirm(screen, board)
  board.do({ kind: 'center', fault: 'swap', on: true })
  await board.until(({ faults }) => faults.includes('center.swap'))
  await screen.confirms()
  await screen.sees('trouble')
  await expect(screen.body).toContainText(words.ja['fault.certificate.mismatch.what'])
  await screen.confirms()
  await screen.sees('outOfService')
  await expect(screen.body).toContainText(words.ja['remedy.certificate.mismatch'])
  // It is not for the center to say that all is well again.
  board.do({ kind: 'center', fault: 'swap', on: false })
  await board.until(({ faults }) => faults.length === 0)
  await expect(screen.page.locator('code')).toHaveText('certificate.mismatch')
  expect(await board.until(() => true)).toMatchObject({ printed: 0, changeTray: 0, accepting: [] })
  board.do({ kind: 'serviceDone' })
  await screen.sees('ready')

  expect(site.papers()).toEqual([])
  const accounts = await site.accounts()
  for (const kind of ['held', 'inletOpened', 'credited', 'printBegun'] as const) expect(ofKind(accounts, kind)).toEqual([])
  expect(ofKind(accounts, 'outOfService')).toEqual([{ kind: 'outOfService', code: 'certificate.mismatch' }])
  expect(ofKind(accounts, 'erased')).toMatchObject([{ processGone: true }])
  expect(accounts.outcomes).toEqual(['不整合'])
})

test('the center is down: told, out of service, and open again by itself when it is back', async ({ site }) => {
  const { screen, board } = site
  await screen.sees('ready')
  board.do({ kind: 'center', fault: 'down', on: true })
  board.do({ kind: 'placeCard', resident: resident.id, faceDown: false })
  await screen.sees('trouble')
  await expect(screen.body).toContainText(words.ja['fault.center.unreachable.what'])
  await expect(screen.body).toContainText(words.ja['refused.card'])
  board.do({ kind: 'removeCard' })
  await screen.confirms()
  await screen.sees('outOfService')
  await expect(screen.body).toContainText(words.ja['remedy.center.unreachable'])
  board.do({ kind: 'center', fault: 'down', on: false })
  await toPin(screen, board)
  await screen.touches('cancel')
  board.do({ kind: 'removeCard' })
  await screen.sees('ready')
  const accounts = await site.accounts()
  expect(ofKind(accounts, 'faultCleared')).toEqual([{ kind: 'faultCleared', code: 'center.unreachable' }])
  expect(ofKind(accounts, 'visitClosed').map(({ outcome }) => outcome)).toEqual(['trouble', 'cancelled'])
})

test('a certificate of the card that was revoked: refused, with the words for it', async ({ site }) => {
  const { screen, board } = site
  await toPin(screen, board)
  board.do({ kind: 'center', fault: 'revoked', on: true })
  await board.until(({ faults }) => faults.includes('center.revoked'))
  await screen.types(resident.pin)
  await screen.confirms()
  await screen.sees('refused')
  await expect(screen.question).toHaveText(words.ja['refusal.certificate.revoked.what'])
  await expect(screen.body).toContainText(words.ja['refusal.certificate.revoked.go'])
  board.do({ kind: 'removeCard' })
  await screen.confirms()
  await screen.sees('ready')
  const accounts = await site.accounts()
  expect(ofKind(accounts, 'refused')).toMatchObject([{ reason: 'certificate.revoked' }])
  expect(ofKind(accounts, 'authenticated')).toEqual([])
  expect(ofKind(accounts, 'applied')).toEqual([])
})
