import { expect } from '@playwright/test'
import { cardHolders } from '../center/reference/card-holders.ts'
import type { Refusal } from '../electron/contract/words.ts'
import { ofKind } from './drive/accounts.ts'
import type { Accounts } from './drive/accounts.ts'
import { refused, served } from './drive/cast.ts'
import type { Bar } from './drive/cast.ts'
import { test } from './drive/journey.ts'
import { chooses, inkan, ownJuminhyo } from './drive/order.ts'
import { registersAt, types } from './drive/origin.ts'
import type { Site } from './drive/site.ts'
import { comesIn, identifies, leaves, presents, visitor } from './drive/visitor.ts'
import { words } from './drive/words.ts'

/** Everybody who shows a refusal at one place of the way. */
function those(at: Bar['at']): readonly (Bar & { readonly id: string })[] {
  return Object.entries(refused).flatMap(([id, bar]) => (bar.at === at ? [{ id, ...bar }] : []))
}

/** What, why in general terms, and where to go, in the words of this refusal; `also` stands there besides. */
async function expectRefusal({ screen }: Site, id: string, reason: Refusal, ...also: readonly string[]): Promise<void> {
  await expect(screen.question, id).toHaveText(words.ja[`refusal.${reason}.what`])
  const texts = [words.ja[`refusal.${reason}.why`], words.ja[`refusal.${reason}.go`], ...also]
  for (const text of texts) await expect(screen.body, id).toContainText(text)
}

/** Every slot and tray is empty. */
async function expectNothingLeft({ board }: Site): Promise<void> {
  const empty = { card: null, accepting: [], changeTray: 0, outlet: 0, printed: 0, receipt: null, faults: [] }
  expect(await board.until(({ accepting }) => accepting.length === 0)).toMatchObject(empty)
}

function expectNothingIssued(accounts: Accounts): void {
  for (const kind of ['held', 'inletOpened', 'credited', 'printBegun'] as const) expect(ofKind(accounts, kind)).toEqual([])
  expect(accounts.total).toEqual({ inserted: 0, kept: 0, returned: 0, owed: 0 })
}

const reasonsIn = (accounts: Accounts): readonly Refusal[] => ofKind(accounts, 'refused').map(({ reason }) => reason)

test.describe('sent off at the card', () => {
  // Whoever is refused has only the card to take: the screen goes by itself soon after.
  test.use({ times: { message: 1_000 } })

  test('before ③: the card is not read any further', async ({ site }) => {
    for (const { id, reason } of those('card')) {
      await presents(site, id)
      await site.screen.shows(reason.startsWith('card.') ? 'cardRefused' : 'refused')
      await expectRefusal(site, id, reason, words.ja['refused.card'])
      site.board.do({ kind: 'removeCard' })
      await site.screen.sees('ready')
    }
    await expectNothingLeft(site)
    const accounts = await site.accounts()
    expectNothingIssued(accounts)
    expect(reasonsIn(accounts)).toEqual(those('card').map(({ reason }) => reason))
    for (const kind of ['pinTried', 'authenticated', 'applied'] as const) expect(ofKind(accounts, kind)).toEqual([])
  })

  test('after ③: who is refused hears why in general terms, and what must stay silent sounds like a harmless case', async ({ site }) => {
    const said = new Map<Refusal, string>()
    for (const { id, reason } of those('pin')) {
      // 顔認証マイナンバーカード: nobody has a PIN for it, but the keys are there.
      await identifies(site, id, visitor(id).pin ?? '0000')
      await site.screen.shows(reason.startsWith('card.') ? 'cardRefused' : 'refused')
      await expectRefusal(site, id, reason, words.ja['refused.card'])
      said.set(reason, await site.screen.body.innerText())
      expect(await site.screen.page.content(), `${id}: no code in the page`).not.toContain(reason)
      site.board.do({ kind: 'removeCard' })
      await site.screen.sees('ready')
    }
    const harmless = said.get('person.householdMovingOut')
    const silent = ['person.protected', 'person.deceased', 'person.guardianship'] as const
    for (const reason of silent) expect(said.get(reason), reason).toBe(harmless)
    await expectNothingLeft(site)
    const accounts = await site.accounts()
    expectNothingIssued(accounts)
    expect(reasonsIn(accounts)).toEqual(those('pin').map(({ reason }) => reason))
    for (const kind of ['authenticated', 'applied'] as const) expect(ofKind(accounts, kind)).toEqual([])
  })
})

test('at ⑤: what can’t be had is marked, says why when it is touched, and everything else is there', async ({ site }) => {
  const { screen } = site
  for (const { id, reason, certificate } of those('menu')) {
    const entry = `certificate-${certificate ?? 'none'}`
    await comesIn(site, id)
    await screen.turnsTo(entry)
    await expect(screen.page.getByTestId(entry), id).toHaveClass(/unavailable/)
    await screen.touches(entry)
    await screen.sees('why')
    await expectRefusal(site, id, reason)
    await screen.touches('back')
    await screen.sees('choose')
    await screen.turnsTo('certificate-juminhyo')
    await expect(screen.page.getByTestId('certificate-juminhyo'), id).not.toHaveClass(/unavailable/)
    await leaves(site)
  }
  await expectNothingLeft(site)
  const accounts = await site.accounts()
  expectNothingIssued(accounts)
  expect(ofKind(accounts, 'applied')).toEqual([])
  expect(ofKind(accounts, 'authenticated')).toHaveLength(those('menu').length)
})

test('at ⑪, when the paper is to be drawn, or when the facts are sent: told before any money', async ({ site }) => {
  const { screen, board } = site
  for (const { id, reason, certificate } of those('download')) {
    await comesIn(site, id)
    await chooses(site, certificate === 'inkan' ? inkan : ownJuminhyo)
    await screen.confirms()
    await screen.sees('refused')
    await expectRefusal(site, id, reason)
    await screen.confirms()
    await screen.sees('ready')
  }
  for (const { id, reason } of those('registering')) {
    await comesIn(site, id)
    await registersAt(site, '98', '98001')
    board.do({ kind: 'placeCard', resident: id, faceDown: false })
    await types(site, visitor(id).checkNumber ?? '')
    await screen.sees('refused')
    await expectRefusal(site, id, reason, words.ja['refused.card'])
    board.do({ kind: 'removeCard' })
    await screen.confirms()
    await screen.sees('ready')
  }
  await expectNothingLeft(site)
  const accounts = await site.accounts()
  expectNothingIssued(accounts)
  expect(ofKind(accounts, 'applied')).toHaveLength(those('download').length)
  expect(accounts.outcomes).toEqual(those('download').map(() => '未交付未収'))
  expect(ofKind(accounts, 'registered')).toEqual([])
  expect(reasonsIn(accounts)).toEqual([...those('download'), ...those('registering')].map(({ reason }) => reason))
})

test('everybody of the demo is known to be served or refused', () => {
  expect([...Object.keys(refused), ...served].toSorted()).toEqual(cardHolders.map(({ id }) => id).toSorted())
})
