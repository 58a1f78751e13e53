import { expect } from '@playwright/test'
import { ofKind } from './drive/accounts.ts'
import type { Coin } from './drive/customer.ts'
import { test } from './drive/journey.ts'
import { fetches, inkan } from './drive/order.ts'
import type { Wish } from './drive/order.ts'
import { readPaper } from './drive/paper.ts'
import type { Site } from './drive/site.ts'
import { comesIn } from './drive/visitor.ts'
import { words } from './drive/words.ts'

// A weekday, after the new 年度 has been assessed, while every office is open.
test.use({ moment: '2026-11-24T10:00:00+09:00' })

interface Errand {
  readonly who: string
  readonly wish: Wish
  readonly coins: readonly Coin[]
  /** Yen. */
  readonly fee: number
  readonly change: number
  /** As pdftotext reads them, without blanks. */
  readonly onPaper: readonly string[]
  readonly notOnPaper: readonly string[]
}

const juminhyo: Errand = {
  who: 'kaku-taro', coins: [500], fee: 300, change: 200,
  wish: {
    entry: 'certificate-juminhyo',
    asked: [{ screen: 'scope', touches: ['choice-self'] }, { screen: 'items', touches: ['item-domicile-on'] }],
  },
  onPaper: ['住民票の写し', '架空太郎', '架空県みどり市（架空）見本町一丁目2番', '個人番号省略'],
  notOnPaper: ['架空花子', '架空一郎', '架空双葉'],
}
const kisaijiko: Errand = {
  who: 'kaku-taro', coins: [100, 100, 100], fee: 300, change: 0,
  wish: {
    entry: 'certificate-kisaijiko',
    asked: [
      { screen: 'scope', touches: ['choice-part'] }, { screen: 'members', touches: ['choice-member-2'] },
      { screen: 'items', touches: ['item-since-on'] },
    ],
  },
  onPaper: ['住民票記載事項証明書', '架空花子', '昭和57年8月15日', '平成24年4月1日'],
  notOnPaper: ['架空太郎', '架空一郎', '架空双葉', '個人番号', '本籍'],
}
const seal: Errand = {
  who: 'mihon-hanako', coins: [500], fee: 300, change: 200, wish: inkan,
  onPaper: ['印鑑登録証明書', '見本花子', '平成7年3月3日', '架空台二丁目22番2号'],
  notOnPaper: ['架空太郎'],
}
const tax: Errand = {
  who: 'kaku-taro', coins: [1000], fee: 800, change: 200,
  wish: {
    entry: 'certificate-tax',
    asked: [
      { screen: 'select', touches: ['choice-shotoku-kazei'] },
      { screen: 'select', question: '年度を選択してください', touches: ['choice-2026'] },
    ],
  },
  onPaper: ['所得・課税証明書', '架空太郎', '令和8年度（令和7年中の所得）', '課税標準額', '年税額'],
  notOnPaper: ['架空花子', '架空一郎', '架空双葉', '令和7年度'],
}
const wholeKoseki: Errand = {
  who: 'kaku-hanako', coins: [500], fee: 450, change: 50,
  wish: { entry: 'certificate-koseki', asked: [{ screen: 'select', touches: ['choice-whole'] }] },
  onPaper: ['全部事項証明書', '【名】太郎', '【名】花子', '【名】一郎', '【名】双葉', '婚姻日'],
  notOnPaper: ['大家族'],
}
const ownKoseki: Errand = {
  who: 'kaku-hanako', coins: [500], fee: 450, change: 50,
  wish: {
    entry: 'certificate-koseki',
    asked: [{ screen: 'select', touches: ['choice-part'] }, { screen: 'members', touches: ['choice-member-3'] }],
  },
  onPaper: ['個人事項証明書', '【名】一郎', '【父】架空太郎'],
  notOnPaper: ['【名】太郎', '【名】花子', '双葉', '婚姻日'],
}
const fuhyo: Errand = {
  who: 'kaku-hanako', coins: [100, 100, 50, 50], fee: 300, change: 0,
  wish: {
    entry: 'certificate-fuhyo',
    asked: [
      { screen: 'scope', touches: ['choice-part'] }, { screen: 'members', touches: ['choice-member-4'] }, { screen: 'items', touches: [] },
    ],
  },
  onPaper: ['戸籍の附票の写し', '双葉', '見本町一丁目2番3号', '一部'],
  notOnPaper: ['架空花子', '架空一郎', '筆頭者架空'],
}

/** Fetches one after another: each paper says what was ordered and nothing else, each yen is accounted for. */
async function fetchAll(site: Site, errands: readonly Errand[]): Promise<void> {
  const { board } = site
  for (const [place, { who, wish, coins, fee, change, onPaper, notOnPaper }] of errands.entries()) {
    await comesIn(site, who)
    const receipt = await fetches(site, wish, ...coins)
    const kind = wish.entry.replace('certificate-', '')
    expect(receipt).toEqual(expect.arrayContaining([`合計　${fee}円`, `お釣り　${change}円`]))
    expect(receipt.join('\n')).toContain(nameOf(kind))
    await board.until(({ changeTray }) => changeTray === change)
    board.do({ kind: 'takeChange' })
    expect(site.papers()).toHaveLength(place + 1)
    const { pages, size, text } = readPaper(site.papers()[place] ?? '')
    expect([pages % 2, size.includes('(A4)')]).toEqual([0, true])
    for (const words of onPaper) expect(text).toContain(words)
    for (const words of notOnPaper) expect(text).not.toContain(words)
  }
  const accounts = await site.accounts()
  const fees = errands.map(({ fee }) => fee)
  expect(ofKind(accounts, 'held').map(({ fee }) => fee)).toEqual(fees)
  expect(accounts.total.kept).toBe(fees.reduce((sum, fee) => sum + fee))
  expect([accounts.total.owed, accounts.unaccounted]).toEqual([0, 0])
  expect(accounts.outcomes).toEqual(errands.map(() => '交付済'))
}

function nameOf(kind: string): string {
  const [, name = kind] = Object.entries(words.ja).find(([key]) => key === `certificate.${kind}`) ?? []
  return name
}

test('住民票, 記載事項, 印鑑 and 税 of みどり市: each with its own questions, its own fee, and nobody else on it', async ({ site }) => {
  await fetchAll(site, [juminhyo, kisaijiko, seal, tax])
})

test('戸籍 whole and in part, and 附票, of みどり市', async ({ site }) => {
  await fetchAll(site, [wholeKoseki, ownKoseki, fuhyo])
})

test('あおば町: its own fees; a year that is too old can’t be touched; an unknown kind is not shown, and leaves a trace', async ({ site }) => {
  const { screen } = site
  await comesIn(site, 'shiken-jiro')
  await expect(screen.page.locator('[data-testid^=certificate-]')).toHaveCount(6)
  await expect(screen.body).not.toContainText('介護')
  await screen.touches('certificate-tax')
  await screen.confirms()
  await screen.sees('select')
  await screen.touches('choice-nozei')
  await screen.confirms()
  await screen.page.getByTestId('choice-2024').waitFor()
  await expect(screen.page.getByTestId('choice-2024')).toBeDisabled()
  await expect(screen.page.getByTestId('choice-2024')).toContainText(words.ja['refusal.tax.currentYearOnly.what'])
  await screen.touches('cancel')
  await fetchAll(site, [
    { ...seal, who: 'shiken-jiro', coins: [100, 100], fee: 200, change: 0, onPaper: ['印鑑登録証明書', '試験次郎', 'あおば町（架空）'], notOnPaper: ['梅子'] },
    {
      who: 'shiken-jiro', coins: [500], fee: 250, change: 250,
      wish: {
        entry: 'certificate-tax',
        asked: [{ screen: 'select', touches: ['choice-nozei'] }, { screen: 'select', question: '年度を選択してください', touches: ['choice-2025'] }],
      },
      onPaper: ['納税証明書', '試験次郎', '令和7年度'], notOnPaper: ['梅子', '令和8年度'],
    },
  ])
  const accounts = await site.accounts()
  // In each of three visits.
  expect(ofKind(accounts, 'ignored').filter(({ event }) => event === 'menuArrived')).toHaveLength(3)
})
