import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { ask, enter, openPage } from './fixture/page-client.ts'
import { boardOf, viewOf } from './fixture/views.ts'
import { makeScreenFolder } from './fixture/screen-folder.ts'
import { openPageServer } from './page-server.ts'
import { takenOver } from '../contract/socket.ts'
import type { BoardCommand } from '../contract/board.ts'
import type { Intent } from '../contract/intent.ts'
import type { PageHappened, PageServer } from './page-server.ts'
import type { ScreenFolder } from './fixture/screen-folder.ts'

const touch = (epoch: number): Intent => ({ epoch, touch: { kind: 'confirm' } })

let folder: ScreenFolder
let server: PageServer
let intents: Intent[] = []
let commands: BoardCommand[] = []
let refusals: string[] = []
let pages: PageHappened[] = []
let heard = Promise.withResolvers<void>()

const open = async (board: boolean): Promise<PageServer> => openPageServer({
  folder: folder.path, board, now: () => 0, random: randomBytes,
  intent: (intent) => {
    intents.push(intent)
    heard.resolve()
  },
  command: (command) => {
    commands.push(command)
    heard.resolve()
  },
  refused: (why) => refusals.push(why),
  terminalPage: (happened) => {
    pages.push(happened)
    heard.resolve()
  },
})

beforeEach(async () => {
  intents = []
  commands = []
  refusals = []
  pages = []
  heard = Promise.withResolvers<void>()
  folder = await makeScreenFolder()
  server = await open(true)
})
afterEach(async () => {
  await server.close()
  await folder[Symbol.asyncDispose]()
})

const terminalCookie = async (): Promise<string> => enter(server.terminalUrl)
const boardCookie = async (): Promise<string> => enter(server.boardUrl ?? '')
const terminalPage = async () => openPage(server.origin, '/terminal', { Cookie: await terminalCookie() })

describe('coming in', () => {
  test('the token opens the screen, and the address bar keeps nothing of it', async () => {
    const url = new URL(server.terminalUrl)
    const entered = await ask(server.origin, url.pathname + url.search)
    expect(entered.status).toBe(303)
    expect(entered.headers.location).toBe('/')
    expect(entered.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    const cookie = await terminalCookie()
    expect(cookie).not.toContain(url.searchParams.get('token'))
    const page = await ask(server.origin, '/', { Cookie: cookie })
    expect(page.status).toBe(200)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.text).toContain('fixture')
  })

  test('the board has a way in of its own', async () => {
    const url = new URL(server.boardUrl ?? '')
    const entered = await ask(server.origin, url.pathname + url.search)
    expect(entered.headers.location).toBe('/board.html')
    expect((await ask(server.origin, '/board.html', { Cookie: await boardCookie() })).text).toContain('board')
  })

  test.each(['/', '/index.html', '/board.html', '/assets/screen.js', '/nothing.js'])('without a cookie %s is shut', async (path) => {
    expect((await ask(server.origin, path)).status).toBe(403)
    expect((await ask(server.origin, path, { Cookie: `${(await terminalCookie()).split('=')[0] ?? ''}=guess` })).status).toBe(403)
  })

  test.each(['/enter', '/enter?token=', '/enter?token=guess', '/enter-board?token=guess'])('%s does not open', async (path) => {
    const answer = await ask(server.origin, path)
    expect(answer.status).toBe(403)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('one way in does not open the other', async () => {
    const board = server.boardUrl ?? ''
    expect((await ask(server.origin, new URL(server.terminalUrl).search.replace('?', '/enter-board?'))).status).toBe(403)
    expect((await ask(server.origin, '/', { Cookie: await enter(board) })).status).toBe(403)
    expect((await ask(server.origin, '/board.html', { Cookie: await terminalCookie() })).status).toBe(403)
  })

  test('where there is no board, nothing answers for it', async () => {
    const plain = await open(false)
    const cookie = await enter(plain.terminalUrl)
    expect(plain.boardUrl).toBeNull()
    expect((await ask(plain.origin, '/enter-board?token=', { Cookie: cookie })).status).toBe(404)
    await expect(openPage(plain.origin, '/board', { Cookie: cookie })).rejects.toThrow('403')
    await plain.close()
  })

  test('tokens and cookies differ from each other and from start to start, and carry 256 bits', async () => {
    const other = await open(true)
    const entries = [server, other].flatMap(({ terminalUrl, boardUrl }) => [terminalUrl, boardUrl ?? ''])
    const cookies = await Promise.all(entries.map(async (entry) => (await enter(entry)).split('=')[1] ?? ''))
    const secrets = [...cookies, ...entries.map((entry) => new URL(entry).searchParams.get('token') ?? '')]
    expect(new Set(secrets).size).toBe(8)
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    await other.close()
  })
})

describe('serving', () => {
  test('every answer carries the policy, refusals too', async () => {
    const expected = {
      'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
        + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox allow-scripts allow-same-origin",
      'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store',
    }
    const cookie = await terminalCookie()
    const asked = [['/', { Cookie: cookie }], ['/', {}], ['/no.js', { Cookie: cookie }]] as const
    const answers = await Promise.all(asked.map(async ([path, headers]) => ask(server.origin, path, headers)))
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 404])
    for (const { headers } of answers) expect(headers).toMatchObject(expected)
  })

  test.each([
    '/../secret.json', '/../nothing.json', '/assets/../index.html', '/%2e%2e/secret.json', '/%2E%2E%2fsecret.json',
    '/assets/../../secret.json', '/..%5csecret.json', '/assets/..%2f..%2fsecret.json', '/../renderer-other/secret.json',
    '/assets/link.json', '/%00.json', '/%zz.json',
  ])('%s stays outside', async (path) => {
    const answer = await ask(server.origin, path, { Cookie: await terminalCookie() })
    expect(answer).toMatchObject({ status: 403, text: '' })
  })

  test.each([
    ['/nothing.js', 404], ['/assets', 404], ['/assets/notes.map', 404], ['/assets/screen.js?v=1', 200],
    ['/voice/ja/pay.question.ogg', 200], ['/voice/ja/pay.nothing.ogg', 404],
  ])('%s is %i', async (path, status) => {
    expect((await ask(server.origin, path, { Cookie: await terminalCookie() })).status).toBe(status)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is not served', async (method) => {
    expect(await ask(server.origin, '/', { Cookie: await terminalCookie() }, method)).toMatchObject({ status: 405, text: '' })
  })

  test('HEAD tells the length and sends nothing', async () => {
    const cookie = await terminalCookie()
    const [get, head] = [await ask(server.origin, '/', { Cookie: cookie }), await ask(server.origin, '/', { Cookie: cookie }, 'HEAD')]
    expect(head).toMatchObject({ status: 200, text: '' })
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })

  test.each(['localhost', 'evil.example', '127.0.0.1'])('a Host of %s is refused', async (name) => {
    const cookie = await terminalCookie()
    const port = name === '127.0.0.1' ? '' : `:${new URL(server.origin).port}`
    expect((await ask(server.origin, '/', { Cookie: cookie, Host: name + port })).status).toBe(403)
    await expect(openPage(server.origin, '/terminal', { Cookie: cookie, Host: name + port })).rejects.toThrow('403')
  })
})

describe('the channel', () => {
  test('a touch arrives, a view is drawn', async () => {
    const page = await terminalPage()
    server.showView(viewOf(7))
    expect(await page.next()).toEqual({ kind: 'view', view: viewOf(7) })
    heard = Promise.withResolvers<void>()
    page.say(JSON.stringify(touch(1)))
    await heard.promise
    expect(intents).toEqual([touch(1)])
  })

  test('the board gets its own messages and gives its own commands', async () => {
    server.showView(viewOf(7))
    server.showBoard(boardOf(3))
    const page = await openPage(server.origin, '/board', { Cookie: await boardCookie() })
    expect(await page.next()).toEqual({ kind: 'board', board: boardOf(3) })
    page.say(JSON.stringify({ kind: 'takePaper' }))
    await heard.promise
    expect(commands).toEqual([{ kind: 'takePaper' }])
    expect(pages).toEqual([])
  })

  test('a page that comes again gets the view there is, at once', async () => {
    server.showView(viewOf(1))
    const before = await terminalPage()
    expect(await before.next()).toMatchObject({ view: { serial: 1 } })
    before.socket.terminate()
    server.showView(viewOf(2))
    expect(await (await terminalPage()).next()).toMatchObject({ view: { serial: 2 } })
  })

  test('the newer page replaces the older, which is heard no more', async () => {
    const older = await terminalPage()
    const newer = await terminalPage()
    older.say(JSON.stringify(touch(1)))
    expect(await older.closed).toBe(takenOver)
    server.showView(viewOf(2))
    expect(await newer.next()).toMatchObject({ view: { serial: 2 } })
    heard = Promise.withResolvers<void>()
    newer.say(JSON.stringify(touch(2)))
    await heard.promise
    expect(intents).toEqual([touch(2)])
    expect(pages).toEqual(['came', 'takenOver', 'came'])
  })

  test('that another takes the place of a page is as it should be for the one that is drawn anew, and once', async () => {
    await terminalPage()
    server.expectAnother()
    await terminalPage()
    expect(pages).toEqual(['came', 'came'])
    await terminalPage()
    expect(pages).toEqual(['came', 'came', 'takenOver', 'came'])
  })

  test('a page that took another\'s place and went before it could be spoken to leaves none there, and that is told', async () => {
    await terminalPage()
    const mute = new WebSocket(`${server.origin.replace('http', 'ws')}/terminal`, { headers: { Origin: server.origin, Cookie: await terminalCookie() } })
    await once(mute, 'open')
    mute.terminate()
    await vi.waitFor(() => expect(pages).toEqual(['came', 'takenOver', 'went']), patience)
    expect(server.askReplace()).toBe(false)
  })

  test('a page is asked to load anew; where there is none, that is said', async () => {
    expect(server.askReplace()).toBe(false)
    const page = await terminalPage()
    expect(server.askReplace()).toBe(true)
    expect(await page.next()).toEqual({ kind: 'replace' })
  })

  test('a page that goes is told of, and so is one that is dropped', async () => {
    const page = await terminalPage()
    heard = Promise.withResolvers<void>()
    page.socket.close()
    await heard.promise
    const other = await terminalPage()
    server.dropTerminalPage()
    expect(await other.closed).toBe(1006)
    expect(pages).toEqual(['came', 'went', 'came', 'went'])
  })

  test.each([
    ['no cookie', '/terminal', () => Promise.resolve({})],
    ['a wrong Origin', '/terminal', async () => ({ Cookie: await terminalCookie(), Origin: 'http://evil.example' })],
    ['a null Origin', '/terminal', async () => ({ Cookie: await terminalCookie(), Origin: 'null' })],
    ['the board\'s cookie', '/terminal', async () => ({ Cookie: await boardCookie() })],
    ['the terminal\'s cookie', '/board', async () => ({ Cookie: await terminalCookie() })],
    ['an unknown channel', '/elsewhere', async () => ({ Cookie: await terminalCookie() })],
  ])('%s opens nothing and is reported', async (_, path, headers) => {
    await expect(openPage(server.origin, path, await headers())).rejects.toThrow('403')
    expect(refusals).toEqual(['a connection without the right to it'])
    expect(pages).toEqual([])
  })
})
