import { expect } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { fetchJuminhyo } from './drive/customer.ts'
import { test } from './drive/journey.ts'
import { readPaper } from './drive/paper.ts'
import { startServedCenter } from './drive/served-center.ts'
import { resident } from './drive/short-ways.ts'
import { words } from './drive/words.ts'

test.use({ opened: false })

test('①–⑮ through a center served over mutual TLS; while it is away nobody is let in, and when it is back the terminal goes on', async ({ site }) => {
  let center = await startServedCenter(site.config, 0)
  try {
    site.config = center.config
    expect(JSON.parse(readFileSync(site.config, 'utf8'))).toMatchObject({ center: { kind: 'https', url: `https://127.0.0.1:${center.port}` } })
    await site.open()
    const { screen, board } = site

    const walked: number[] = []
    await fetchJuminhyo(screen, board, {
      resident: 'kaku-taro', pin: '1234', coins: [100, 100, 500], paperByHand: true, hold: (on) => center.hold(on),
      arrived: async (number) => void walked.push(number),
    })
    expect(walked).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
    const [paper = '', ...more] = site.papers()
    expect(more).toEqual([])
    expect(readPaper(paper).text).toContain('架空太郎')

    await screen.sees('ready')
    await center.stop()
    board.do({ kind: 'placeCard', resident: resident.id, faceDown: false })
    await screen.sees('trouble')
    await expect(screen.body).toContainText(words.ja['fault.center.unreachable.what'])
    board.do({ kind: 'removeCard' })
    await screen.confirms()
    await screen.sees('outOfService')
    center = await startServedCenter(site.config, center.port)
    await screen.sees('ready')

    const accounts = await site.accounts()
    expect(accounts.total).toEqual({ inserted: 700, kept: 300, returned: 400, owed: 0 })
    expect(accounts.unaccounted).toBe(0)
    expect(accounts.outcomes).toEqual(['交付済'])
  } finally {
    await center.stop()
  }
})
