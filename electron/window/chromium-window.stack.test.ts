import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { enter, openPage } from './fixture/page-client.ts'
import { makeWindowStage } from './fixture/window-stage.ts'
import { viewOf } from './fixture/views.ts'
import { takenOver } from '../contract/socket.ts'
import type { ChromiumWindow } from './chromium-window.ts'
import type { Intent } from '../contract/intent.ts'
import type { WindowStage } from './fixture/window-stage.ts'

const program = '/usr/bin/chromium'
const touch: Intent = { epoch: 1, touch: { kind: 'confirm' } }
/** The page's renderer, once the one of the blank page before it is gone. */
const onlyRenderer = async (window: ChromiumWindow): Promise<number> => vi.waitUntil(async () => {
  const pids = await window.rendererPids()
  return pids.length === 1 ? pids[0] ?? 0 : 0
}, patience)
/** Of a process that runs; what has ended has none, even before somebody has asked for its end. */
const commandLine = (pid: number): string => {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
const alive = (pid: number): boolean => commandLine(pid) !== ''
const childModule = fileURLToPath(new URL('fixture/window-child.ts', import.meta.url))
const processesNaming = (word: string): readonly number[] =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => commandLine(pid).includes(word))
/** Browsers that this process has started. */
const browsersOf = (pid: number): readonly number[] => readdirSync(`/proc/${String(pid)}/task`)
  .flatMap((task) => readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8').trim().split(' ')).filter((child) => child !== '').map(Number)

let stage: WindowStage
beforeEach(async () => {
  stage = await makeWindowStage()
})
afterEach(() => stage[Symbol.asyncDispose]())

test('the page draws views and sends touches; an inline script does not run', async () => {
  const { window } = await stage.open({ kind: 'serveOnly' })
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
  const { window, troubles } = await stage.open({ kind: 'launch', program, look: 'headless', profiles: stage.profiles })
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

test.each([
  ['a page that stands still', (pid: number) => [pid]],
  ['a browser that stands still', () => browsersOf(process.pid)],
])('%s is replaced all the same, in its time', async (_, frozen) => {
  const { window } = await stage.open({ kind: 'launch', program, look: 'headless', profiles: stage.profiles }, 4_000)
  const before = await onlyRenderer(window)
  for (const pid of frozen(before)) process.kill(pid, 'SIGSTOP')
  window.show(viewOf(2))
  await window.replace()
  expect(alive(before)).toBe(false)
  expect(await onlyRenderer(window)).not.toBe(before)
})

test('a browser that dies is told of and comes again', async () => {
  const { window, troubles } = await stage.open({ kind: 'launch', program, look: 'headless', profiles: stage.profiles })
  const before = await onlyRenderer(window)
  process.kill(before, 'SIGKILL')
  await vi.waitFor(() => expect(troubles).toEqual([{ kind: 'rendererGone', why: 'browser ended: SIGKILL' }]), patience)
  expect(await onlyRenderer(window)).not.toBe(before)
  await window.replace()
  expect(troubles).toHaveLength(1)
})

test('a page from elsewhere that takes the place of the browser\'s own is told of and put out by it again', async () => {
  const { window, troubles } = await stage.open({ kind: 'launch', program, look: 'headless', profiles: stage.profiles })
  const before = await onlyRenderer(window)
  const stranger = await openPage(new URL(window.terminalUrl).origin, '/terminal', { Cookie: await enter(window.terminalUrl) })
  expect(await stranger.closed).toBe(takenOver)
  expect(await onlyRenderer(window)).not.toBe(before)
  await window.replace()
  expect(troubles).toEqual([{ kind: 'rendererGone', why: 'another page took its place' }])
})

test('closing leaves neither process nor profile', async () => {
  const { window } = await stage.open({ kind: 'launch', program, look: 'headless', profiles: stage.profiles })
  const pids = await window.rendererPids()
  expect(pids.length).toBeGreaterThan(0)
  const [profile = ''] = await readdir(stage.profiles)
  // Its temporary files too, of which a browser that is killed removes none.
  expect(await readdir(join(stage.profiles, profile))).toContainEqual(expect.stringMatching(/org\.chromium\./))
  await window.close()
  expect(await readdir(stage.profiles)).toEqual([])
  await vi.waitFor(() => expect(pids.filter(alive)).toEqual([]), patience)
})

test('a terminal that is killed takes its browser along, and the next one removes the profile it left', async () => {
  const child = spawn(process.execPath, [childModule, stage.folder, stage.profiles], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const left = await readdir(stage.profiles)
  expect(left).toHaveLength(1)
  expect(processesNaming(left[0] ?? '')).not.toEqual([])
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  await vi.waitFor(() => expect(processesNaming(left[0] ?? '')).toEqual([]), patience)
  expect(await readdir(stage.profiles)).toEqual(left)
  await stage.open({ kind: 'launch', program, look: 'headless', profiles: stage.profiles })
  const there = await readdir(stage.profiles)
  expect(there).toHaveLength(1)
  expect(there).not.toEqual(left)
})
