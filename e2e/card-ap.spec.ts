import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { fetches, inkan, ownJuminhyo } from './drive/order.ts'
import { readPaper } from './drive/paper.ts'
import type { Site } from './drive/site.ts'
import { comesIn, isIntroduced, leaves, presents, typesPin, visitor } from './drive/visitor.ts'
import { words } from './drive/words.ts'

const triesLeft = (count: number): string => words.ja['pin.triesLeft_other'].replace('{{count}}', String(count))
const nameOf = { juminhyo: words.ja['certificate.juminhyo'], inkan: words.ja['certificate.inkan'] } as const

/** ⑤→ the PIN of this type. */
async function isAskedFor({ screen }: Site, kind: keyof typeof nameOf): Promise<void> {
  await screen.touches(`certificate-${kind}`)
  await screen.confirms()
  await screen.sees('pin')
  await expect(screen.question).toHaveText(words.ja['pin.certificate'].replace('{{certificate}}', nameOf[kind]))
}

test('カードAP: the card first, then a PIN for each type, counted by the municipality from one visit to the next', async ({ site }) => {
  const { screen } = site
  const alert = screen.page.getByRole('alert')
  // Wrong once, and gone: the municipality remembers.
  await isIntroduced(site, 'shiokaze-haru')
  await isAskedFor(site, 'juminhyo')
  // The PIN of another type is a wrong one.
  await typesPin(site, visitor('shiokaze-haru').typePins['inkan'] ?? '')
  await expect(alert).toContainText(words.ja['pin.wrong'])
  await expect(alert).toContainText(triesLeft(2))
  await screen.sees('pin')
  await leaves(site)

  await isIntroduced(site, 'shiokaze-haru')
  await isAskedFor(site, 'juminhyo')
  await expect(alert).toContainText(triesLeft(2))
  await typesPin(site, '0000')
  await expect(alert).toContainText(triesLeft(1))
  await typesPin(site, '0000')
  await screen.sees('refused')
  await expect(screen.question).toHaveText(words.ja['refusal.pin.blocked.what'])
  await screen.confirms()

  // Locked is this type alone, and it still is the next time.
  await isIntroduced(site, 'shiokaze-haru')
  await screen.touches('certificate-juminhyo')
  await screen.sees('why')
  await expect(screen.question).toHaveText(words.ja['refusal.pin.blocked.what'])
  await expect(screen.body).toContainText(words.ja['refusal.pin.blocked.go'])
  await screen.touches('back')
  const receipt = await fetches(site, { ...inkan, pin: visitor('shiokaze-haru').typePins['inkan'] ?? '' }, 100, 100, 50)
  expect(receipt).toContain('合計　250円')
  const [paper = '', ...more] = site.papers()
  expect(more).toEqual([])
  const { text } = readPaper(paper)
  for (const said of ['印鑑登録証明書', '潮風例春', 'しおかぜ市（架空）']) expect(text).toContain(said)

  const accounts = await site.accounts()
  expect(ofKind(accounts, 'pinTried').map(({ of, outcome, triesLeft: left }) => [of, outcome, left])).toEqual([
    ['juminhyo', 'wrong', 2], ['juminhyo', 'wrong', 1], ['juminhyo', 'blocked', null], ['inkan', 'right', null],
  ])
  expect(ofKind(accounts, 'authenticated').map(({ method }) => method)).toEqual(['cardAp', 'cardAp', 'cardAp'])
  expect(accounts.total).toEqual({ inserted: 250, kept: 250, returned: 0, owed: 0 })
  expect(accounts.outcomes).toEqual(['交付済'])
})

test.describe('a card for both methods', () => {
  test.use({ moment: '2026-11-24T10:00:00+09:00' })

  test('公的個人認証 goes first; without OCSP it is カードAP, and who has only the other is asked to come again', async ({ site }) => {
    const { screen, board } = site
    await comesIn(site, 'ryoho-futatsu')
    await fetches(site, inkan, 100, 100)
    board.do({ kind: 'center', fault: 'ocspDown', on: true })
    await board.until(({ faults }) => faults.includes('center.ocspDown'))
    await isIntroduced(site, 'ryoho-futatsu')
    await fetches(site, { ...ownJuminhyo, pin: visitor('ryoho-futatsu').typePins['juminhyo'] ?? '' }, 100, 100)
    await presents(site, 'kaku-taro')
    await screen.sees('refused')
    await expect(screen.question).toHaveText(words.ja['refusal.method.unavailable.what'])
    await expect(screen.body).toContainText(words.ja['refusal.method.unavailable.go'])
    board.do({ kind: 'removeCard' })
    await screen.confirms()
    await screen.sees('ready')
    const [seal = '', juminhyo = ''] = site.papers().map((file) => readPaper(file).text)
    expect(seal).toContain('両方例双')
    expect(juminhyo).toContain('両方例双')
    const accounts = await site.accounts()
    expect(ofKind(accounts, 'authenticated').map(({ method }) => method)).toEqual(['jpki', 'cardAp'])
    expect(ofKind(accounts, 'refused').map(({ reason }) => reason)).toEqual(['method.unavailable'])
    expect(accounts.total).toEqual({ inserted: 400, kept: 400, returned: 0, owed: 0 })
  })
})

test.describe('where 住基カード are taken', () => {
  test.use({ configuration: { jukiCards: true } })

  test('they are served with カードAP', async ({ site }) => {
    await isIntroduced(site, 'kyu-saburo-juki')
    const receipt = await fetches(site, { ...ownJuminhyo, pin: visitor('kyu-saburo-juki').typePins['juminhyo'] ?? '' }, 100, 100, 50)
    expect(receipt).toContain('合計　250円')
    const [paper = ''] = site.papers()
    expect(readPaper(paper).text).toContain('旧例三郎')
    const accounts = await site.accounts()
    expect(ofKind(accounts, 'authenticated').map(({ method }) => method)).toEqual(['cardAp'])
    expect(accounts.outcomes).toEqual(['交付済'])
  })
})
