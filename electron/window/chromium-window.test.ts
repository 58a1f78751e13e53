import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { chromium } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { boardOf, viewOf } from './fixture/views.ts'
import { enter, openPage } from './fixture/page-client.ts'
import { makeScreenFolder } from './fixture/screen-folder.ts'
import { openChromiumWindow } from './chromium-window.ts'
import type { ChromiumMode, ChromiumWindow } from './chromium-window.ts'
import type { Intent } from '../contract/intent.ts'
import type { ScreenFolder } from './fixture/screen-folder.ts'
import type { WindowTrouble } from './window.ts'

const now = (): number => performance.now()
const program = '/usr/bin/chromium'
const touch: Intent = { epoch: 1, touch: { kind: 'confirm' } }
const opened: ChromiumWindow[] = []
let folder: ScreenFolder
let profiles: string

const open = async (mode: ChromiumMode, patience = 20_000): Promise<ChromiumWindow> => {
  const window = await openChromiumWindow({ folder: folder.path, board: true, mode, now, random: randomBytes, patience })
  opened.push(window)
  return window
}
const troublesOf = (window: ChromiumWindow): WindowTrouble[] => {
  const troubles: WindowTrouble[] = []
  window.onTrouble((trouble) => troubles.push(trouble))
  return troubles
}
const entered = async (window: ChromiumWindow) => {
  const { origin } = new URL(window.terminalUrl)
  return openPage(origin, '/terminal', { Cookie: await enter(window.terminalUrl) })
}
/** The page's renderer, once the one of the blank page before it is gone. */
const onlyRenderer = async (window: ChromiumWindow): Promise<number> => vi.waitUntil(async () => {
  const pids = await window.rendererPids()
  return pids.length === 1 ? pids[0] ?? 0 : 0
}, { timeout: 20_000 })
const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

beforeEach(async () => {
  folder = await makeScreenFolder()
  profiles = await mkdtemp(join(tmpdir(), 'profiles-'))
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((window) => window.close()))
  await folder[Symbol.asyncDispose]()
  await rm(profiles, { recursive: true })
})

describe('served only', () => {
  test('views go out, touches and commands come in, refusals are trouble', async () => {
    const window = await open({ kind: 'serveOnly' })
    const troubles = troublesOf(window)
    const heard = Promise.withResolvers<Intent>()
    const commanded = Promise.withResolvers<unknown>()
    window.onIntent(heard.resolve)
    window.board.onCommand(commanded.resolve)
    window.show(viewOf(1))
    window.board.show(boardOf(2))
    const page = await entered(window)
    expect(await page.next()).toEqual({ kind: 'view', view: viewOf(1) })
    page.socket.send(JSON.stringify(touch))
    expect(await heard.promise).toEqual(touch)
    const board = await openPage(new URL(window.terminalUrl).origin, '/board', { Cookie: await enter(window.boardUrl ?? '') })
    expect(await board.next()).toEqual({ kind: 'board', board: boardOf(2) })
    board.socket.send('{"kind":"removeCard"}')
    expect(await commanded.promise).toEqual({ kind: 'removeCard' })
    page.socket.send('?')
    await page.closed
    expect(troubles).toEqual([{ kind: 'refusedMessage', why: 'not a message of this channel' }])
    expect(await window.rendererPids()).toEqual([])
  })

  test('replace waits for the page to come again; with no page there is nothing to wait for', async () => {
    const window = await open({ kind: 'serveOnly' })
    await window.replace()
    const page = await entered(window)
    const replaced = window.replace()
    expect(await page.next()).toEqual({ kind: 'replace' })
    await entered(window)
    await replaced
    expect(await page.closed).toBe(4000)
  })

  test('a page that will not load anew is cut off, and that is trouble', async () => {
    const window = await open({ kind: 'serveOnly' }, 20)
    const troubles = troublesOf(window)
    const page = await entered(window)
    await window.replace()
    expect(await page.closed).toBe(1006)
    expect(troubles).toEqual([{ kind: 'rendererGone', why: 'the page did not come again' }])
  })
})

describe('in a real Chromium', { timeout: 60_000 }, () => {
  test('the page draws views and sends touches; an inline script does not run', async () => {
    const window = await open({ kind: 'serveOnly' })
    window.show(viewOf(7))
    await using browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] })
    const page = await browser.newPage()
    const blocked: string[] = []
    page.on('console', (said) => blocked.push(said.text()))
    await page.goto(window.terminalUrl)
    await page.getByText('view 7').waitFor()
    expect(page.url()).toBe(`${new URL(window.terminalUrl).origin}/`)
    expect(await page.evaluate('window.inline')).toBeUndefined()
    expect(blocked.join()).toMatch(/inline script violates .*script-src 'self'/)
    const heard = Promise.withResolvers<Intent>()
    window.onIntent(heard.resolve)
    await page.evaluate(`touch('${JSON.stringify(touch)}')`)
    expect(await heard.promise).toEqual(touch)
    await expect(page.evaluate("fetch('http://127.0.0.1:9/')")).rejects.toThrow()
    window.show(viewOf(8))
    await page.reload()
    await page.getByText('view 8').waitFor()
  })

  test('replace ends the renderer process and draws the current view in another', async () => {
    const window = await open({ kind: 'launch', program, look: 'headless', profiles })
    const troubles = troublesOf(window)
    window.show(viewOf(1))
    const before = await onlyRenderer(window)
    window.show(viewOf(2))
    await window.replace()
    expect(alive(before)).toBe(false)
    const after = await onlyRenderer(window)
    expect(after).not.toBe(before)
    await window.replace()
    expect(alive(after)).toBe(false)
    expect(troubles).toEqual([])
  })

  test('a browser that dies is told of and comes again', async () => {
    const window = await open({ kind: 'launch', program, look: 'headless', profiles })
    const troubles = troublesOf(window)
    const before = await onlyRenderer(window)
    process.kill(before, 'SIGKILL')
    await vi.waitFor(() => expect(troubles).toEqual([{ kind: 'rendererGone', why: 'browser ended: SIGKILL' }]), { timeout: 20_000 })
    expect(await onlyRenderer(window)).not.toBe(before)
    await window.replace()
    expect(troubles).toHaveLength(1)
  })

  test('closing leaves neither process nor profile', async () => {
    const window = await open({ kind: 'launch', program, look: 'headless', profiles })
    const pids = await window.rendererPids()
    expect(pids.length).toBeGreaterThan(0)
    expect(await readdir(profiles)).toHaveLength(1)
    opened.pop()
    await window.close()
    expect(await readdir(profiles)).toEqual([])
    await vi.waitFor(() => expect(pids.filter(alive)).toEqual([]), { timeout: 10_000 })
  })

  test('a program that is not there is said at once', async () => {
    await expect(open({ kind: 'launch', program: '/nowhere/chromium', look: 'headless', profiles })).rejects.toThrow('ENOENT')
    expect(await readdir(profiles)).toEqual([])
  })
})
