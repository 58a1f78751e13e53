import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import { test } from './drive/journey.ts'
import { comesIn, identifies, leaves } from './drive/visitor.ts'
import { words } from './drive/words.ts'

// A machine in the 庁舎 of みどり市, for its own residents.
test.use({ configuration: { municipalities: ['99001'] } })

test('自団体のみ: who lives elsewhere is told where to go; who lives here is served by this municipality alone', async ({ site }) => {
  const { screen, board } = site
  await identifies(site, 'shiken-jiro')
  await screen.sees('refused')
  for (const part of ['what', 'why', 'go'] as const)
    await expect(screen.body).toContainText(words.ja[`refusal.service.ownMunicipalityOnly.${part}`])
  board.do({ kind: 'removeCard' })
  await screen.confirms()
  // 利用登録 at another municipality, and what that one issues, are for other machines.
  await comesIn(site, 'tomihon-mitsuba')
  await expect(screen.page.getByTestId('certificate-juminhyo')).toBeVisible()
  for (const id of ['origin-koseki', 'register']) await expect(screen.page.getByTestId(id)).toHaveCount(0)
  await expect(screen.page.getByTestId('next')).toHaveCount(0)
  await leaves(site)
  const accounts = await site.accounts()
  expect(ofKind(accounts, 'refused').map(({ reason }) => reason)).toEqual(['service.ownMunicipalityOnly'])
  expect(ofKind(accounts, 'authenticated')).toHaveLength(1)
  expect(ofKind(accounts, 'applied')).toEqual([])
})
