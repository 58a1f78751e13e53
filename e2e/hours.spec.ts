import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { chooses, goesToPay, inkan, ownJuminhyo } from './drive/order.ts'
import { insert, takeEverything } from './drive/short-ways.ts'
import type { Site } from './drive/site.ts'
import { comesIn, leaves } from './drive/visitor.ts'
import { words } from './drive/words.ts'

const opensAt = (key: 'outOfService.opensAt' | 'why.opensAt', when: string): string => words.ja[key].replace('{{when}}', when)

/** Every day of the week. */
function daily(from: string, to: string): object {
  return { week: Array.from({ length: 7 }, () => [{ from, to }]), holiday: null, exceptions: [] }
}

test.describe('the place has hours of its own', () => {
  test.use({ configuration: { hours: daily('10:00', '11:00') }, moment: '2026-11-24T09:59:00+09:00', times: { message: 1_000 } })

  test('closed, and says when it opens; open by itself; at closing time whoever has not ordered is sent home', async ({ site }) => {
    const { screen, clock } = site
    await screen.sees('outOfService')
    await expect(screen.question).toHaveText(words.ja['refusal.service.closed.what'])
    await expect(screen.body).toContainText(opensAt('outOfService.opensAt', '11月24日（火）10:00'))
    clock.turnTo('2026-11-24T10:00:00+09:00')
    await screen.sees('ready')
    await expect(screen.body).toContainText('10:00～11:00')
    await comesIn(site, 'mihon-hanako')
    clock.turnTo('2026-11-24T11:00:00+09:00')
    await screen.shows('refused')
    await expect(screen.question).toHaveText(words.ja['refusal.service.closed.what'])
    await screen.sees('outOfService')
    await expect(screen.body).toContainText(opensAt('outOfService.opensAt', '11月25日（水）10:00'))
    const accounts = await site.accounts()
    expect(ofKind(accounts, 'standing').map(({ service }) => service)).toEqual(['service.closed', 'open', 'service.closed'])
    expect(ofKind(accounts, 'applied')).toEqual([])
  })
})

/** ⑤→ why this can't be had now, and when it can. */
async function expectClosed({ screen }: Site, entry: string, when: string): Promise<void> {
  await screen.touches(entry)
  await screen.sees('why')
  await expect(screen.question).toHaveText(words.ja['refusal.service.closed.what'])
  await expect(screen.body).toContainText(opensAt('why.opensAt', when))
}

test.describe('the municipality has hours for each kind', () => {
  // A Sunday before a holiday: 附票 is for when the office is staffed.
  test.use({ moment: '2026-11-22T22:57:00+09:00' })

  test('⑤ marks what is closed, ⑩ looks again, what is past ⑪ may finish; nothing at the turn of the year', async ({ site }) => {
    const { screen, board, clock } = site
    await comesIn(site, 'shiken-jiro')
    await expectClosed(site, 'certificate-fuhyo', '11月24日（火）8:30')
    await screen.touches('back')
    await chooses(site, inkan)
    clock.turnTo('2026-11-22T23:00:00+09:00')
    await screen.confirms()
    await screen.sees('why')
    await expect(screen.question).toHaveText(words.ja['refusal.service.closed.what'])
    await expect(screen.body).toContainText(opensAt('why.opensAt', '11月23日（月）6:30'))
    await leaves(site)

    clock.turnTo('2026-11-24T22:57:00+09:00')
    await comesIn(site, 'shiken-jiro')
    await chooses(site, ownJuminhyo)
    await goesToPay(site)
    clock.turnTo('2026-11-24T23:01:00+09:00')
    await insert(board, 100, 100)
    await takeEverything(screen, board)
    expect(site.papers()).toHaveLength(1)

    clock.turnTo('2026-12-31T10:00:00+09:00')
    await comesIn(site, 'shiken-jiro')
    await expectClosed(site, 'certificate-juminhyo', '1月4日（月）6:30')
    await leaves(site)

    const accounts = await site.accounts()
    expect(ofKind(accounts, 'applied')).toHaveLength(1)
    expect(accounts.total).toEqual({ inserted: 200, kept: 200, returned: 0, owed: 0 })
    expect(accounts.outcomes).toEqual(['交付済'])
  })
})
