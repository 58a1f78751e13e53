import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { enter } from './drive/enter.ts'
import { FalsePage, knock } from './drive/false-page.ts'
import { test } from './drive/journey.ts'
import { resident } from './drive/short-ways.ts'

test.use({ opened: false })

/** Everything that is no touch, however near it comes to one. */
const garbage: readonly (readonly [string, string])[] = [
  ['no JSON', '確定する'],
  ['no touch', JSON.stringify({ epoch: 0 })],
  ['a command nobody knows', JSON.stringify({ epoch: 0, touch: { kind: 'pay', yen: 300 } })],
  ['the board’s command', JSON.stringify({ kind: 'insertMoney', yen: 500 })],
  ['a digit that is none', JSON.stringify({ epoch: 0, touch: { kind: 'digit', digit: 12 } })],
  ['a digit and more', JSON.stringify({ epoch: 0, touch: { kind: 'digit', digit: 1, pin: '1234' } })],
  ['an epoch that is none', JSON.stringify({ epoch: -1, touch: { kind: 'cancel' } })],
]

/** Touches that would count, were they sealed. */
const cancel = JSON.stringify({ epoch: 0, touch: { kind: 'cancel' } })
const unsealed: readonly (readonly [string, string | Uint8Array])[] = [
  ['a touch in plain text', cancel],
  ['a touch in plain bytes', Buffer.from(cancel)],
]

test('nobody gets in without the cookie, from another site, or with the board’s cookie', async ({ site }) => {
  await site.switchOn()
  const { terminalUrl, boardUrl } = site.terminal
  const { origin, host } = new URL(terminalUrl)
  const cookie = await enter(terminalUrl)
  const url = `ws://${host}/terminal`
  expect(await knock(url, { cookie, origin })).toBe(101)
  expect(await knock(url, { origin })).toBe(403)
  expect(await knock(url, { cookie })).toBe(403)
  expect(await knock(url, { cookie, origin: 'http://evil.example' })).toBe(403)
  expect(await knock(url, { cookie, origin: origin.replace('127.0.0.1', 'localhost') })).toBe(403)
  expect(await knock(url, { cookie, origin, host: 'evil.example' })).toBe(403)
  expect(await knock(url, { cookie: await enter(boardUrl), origin })).toBe(403)
  expect(await knock(`ws://${host}/board`, { cookie, origin })).toBe(403)
})

test('what is no touch ends the connection, and nothing else', async ({ site }) => {
  await site.switchOn()
  const { terminalUrl } = site.terminal
  const { origin } = new URL(terminalUrl)
  const cookie = await enter(terminalUrl)
  const first = await FalsePage.connect(origin, cookie)
  const { screen, epoch, language } = first.views.last ?? {}
  await first.leave()
  for (const [what, message] of garbage) {
    const page = await FalsePage.connect(origin, cookie)
    page.say(message)
    expect([what, await page.closed]).toEqual([what, 1008])
  }
  for (const [what, message] of unsealed) {
    const page = await FalsePage.connect(origin, cookie)
    page.sendRaw(message)
    expect([what, await page.closed]).toEqual([what, 1008])
  }
  const last = await FalsePage.connect(origin, cookie)
  expect(last.views.last).toMatchObject({ screen, epoch, language })
  await last.leave()
  expect(await site.board.until(() => true)).toMatchObject({ changeTray: 0, card: null })
})

test('touches that fit no screen are dropped, each with a trace', async ({ site }) => {
  await site.switchOn()
  const { terminalUrl } = site.terminal
  const page = await FalsePage.connect(new URL(terminalUrl).origin, await enter(terminalUrl))
  const { views } = page
  const ready = await views.until(({ screen }) => screen.name === 'ready')
  // A touch that counts follows each that must not: views come in order, so what it changed would show.
  page.send({ epoch: ready.epoch, touch: { kind: 'taken' } })
  page.send({ epoch: ready.epoch, touch: { kind: 'language', language: 'en' } })
  expect(await views.until(({ language }) => language === 'en')).toMatchObject({ epoch: ready.epoch, screen: { name: 'ready' } })

  site.board.do({ kind: 'placeCard', resident: resident.id, faceDown: false })
  const pin = await views.until(({ screen }) => screen.name === 'pin')
  page.send({ epoch: pin.epoch - 1, touch: { kind: 'digit', digit: 1 } })
  page.send({ epoch: pin.epoch + 1, touch: { kind: 'cancel' } })
  page.send({ epoch: pin.epoch, touch: { kind: 'digit', digit: 2 } })
  expect((await views.until(({ screen }) => screen['length'] !== 0)).screen).toMatchObject({ name: 'pin', length: 1 })
  page.send({ epoch: pin.epoch, touch: { kind: 'confirm' } })
  page.send({ epoch: pin.epoch, touch: { kind: 'choose', entry: 'juminhyo' } })
  page.send({ epoch: pin.epoch, touch: { kind: 'continue' } })
  page.send({ epoch: pin.epoch, touch: { kind: 'digit', digit: 3 } })
  const twoDigits = await views.until(({ screen }) => screen['length'] !== 1)
  expect(twoDigits.screen).toMatchObject({ name: 'pin', length: 2, checking: false, wrong: false })
  await page.leave()

  const accounts = await site.accounts()
  expect(ofKind(accounts, 'ignored').map(({ event, step }) => `${event} ${step}`)).toEqual([
    'touched ready', 'touched pin', 'touched pin', 'touched pin', 'touched pin', 'touched pin',
  ])
  expect(ofKind(accounts, 'pinTried')).toEqual([])
})
