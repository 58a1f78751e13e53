import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { boardOf, viewOf } from './fixture/views.ts'
import { enter, openPage } from './fixture/page-client.ts'
import { makeWindowStage } from './fixture/window-stage.ts'
import type { ChromiumWindow } from './chromium-window.ts'
import type { Intent } from '../contract/intent.ts'
import type { WindowStage } from './fixture/window-stage.ts'

const touch: Intent = { epoch: 1, touch: { kind: 'confirm' } }
const entered = async (window: ChromiumWindow) => {
  const { origin } = new URL(window.terminalUrl)
  return openPage(origin, '/terminal', { Cookie: await enter(window.terminalUrl) })
}

let stage: WindowStage
beforeEach(async () => {
  stage = await makeWindowStage()
})
afterEach(() => stage[Symbol.asyncDispose]())

describe('served only', () => {
  test('views go out, touches and commands come in, refusals are trouble', async () => {
    const { window, troubles } = await stage.open({ kind: 'serveOnly' })
    const heard = Promise.withResolvers<Intent>()
    const commanded = Promise.withResolvers<unknown>()
    window.onIntent(heard.resolve)
    window.board.onCommand(commanded.resolve)
    window.show(viewOf(1))
    window.board.show(boardOf(2))
    const page = await entered(window)
    expect(await page.next()).toEqual({ kind: 'view', view: viewOf(1) })
    page.say(JSON.stringify(touch))
    expect(await heard.promise).toEqual(touch)
    const board = await openPage(new URL(window.terminalUrl).origin, '/board', { Cookie: await enter(window.boardUrl ?? '') })
    expect(await board.next()).toEqual({ kind: 'board', board: boardOf(2) })
    board.say('{"kind":"removeCard"}')
    expect(await commanded.promise).toEqual({ kind: 'removeCard' })
    page.say('?')
    await page.closed
    expect(troubles).toEqual([{ kind: 'refusedMessage', why: 'not a message of this channel' }])
    expect(await window.rendererPids()).toEqual([])
  })

  test('replace waits for the page to come again; with no page there is nothing to wait for', async () => {
    const { window } = await stage.open({ kind: 'serveOnly' })
    await window.replace()
    const page = await entered(window)
    const replaced = window.replace()
    expect(await page.next()).toEqual({ kind: 'replace' })
    await entered(window)
    await replaced
    expect(await page.closed).toBe(4000)
  })

  test('a page that will not load anew is cut off, and that is trouble', async () => {
    const { window, troubles } = await stage.open({ kind: 'serveOnly' }, 20)
    const page = await entered(window)
    await window.replace()
    expect(await page.closed).toBe(1006)
    expect(troubles).toEqual([{ kind: 'rendererGone', why: 'the page did not come again' }])
  })

  test('a program that is not there is said at once', async () => {
    const opened = stage.open({ kind: 'launch', program: '/nowhere/chromium', look: 'headless', profiles: stage.profiles })
    await expect(opened).rejects.toThrow('ENOENT')
    expect(await readdir(stage.profiles)).toEqual([])
  })
})
