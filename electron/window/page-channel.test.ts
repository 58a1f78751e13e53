import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { patience } from '../../build/patience.ts'
import { enter, openPage, sayAndBeShut, sendAndBeShut } from './fixture/page-client.ts'
import { makeScreenFolder } from './fixture/screen-folder.ts'
import { viewOf } from './fixture/views.ts'
import { messagesPerSecond } from './page-channel.ts'
import { openPageServer } from './page-server.ts'
import type { Intent } from '../contract/intent.ts'
import type { PageHappened, PageServer } from './page-server.ts'
import type { ScreenFolder } from './fixture/screen-folder.ts'

const touch = (epoch: number): Intent => ({ epoch, touch: { kind: 'confirm' } })
const shut = { refused: 1008, tooLong: 1009 } as const

let folder: ScreenFolder
let server: PageServer
let now = 0
let intents: Intent[] = []
let refusals: string[] = []
let pages: PageHappened[] = []

beforeEach(async () => {
  now = 0
  intents = []
  refusals = []
  pages = []
  folder = await makeScreenFolder()
  server = await openPageServer({
    folder: folder.path, board: false, now: () => now, random: randomBytes, command: () => undefined,
    intent: (intent) => intents.push(intent),
    refused: (why) => refusals.push(why),
    terminalPage: (happened) => pages.push(happened),
  })
})
afterEach(async () => {
  await server.close()
  await folder[Symbol.asyncDispose]()
})

const terminalCookie = async (): Promise<string> => enter(server.terminalUrl)
const terminalPage = async () => openPage(server.origin, '/terminal', { Cookie: await terminalCookie() })

test.each([
  ['no JSON', 'hello'],
  ['an empty message', ''],
  ['another shape', '{"kind":"view"}'],
  ['a key too many', JSON.stringify({ ...touch(1), pin: '1234' })],
  ['a digit of two', JSON.stringify({ epoch: 1, touch: { kind: 'digit', digit: 12 } })],
  ['a board command', '{"kind":"takePaper"}'],
])('%s is refused, reported without its words, and ends the connection', async (_, message) => {
  const page = await terminalPage()
  expect(await sayAndBeShut(page, message)).toBe(shut.refused)
  expect(refusals).toEqual(['not a message of this channel'])
  expect(intents).toEqual([])
})

test('after a refusal nothing more is heard', async () => {
  const page = await terminalPage()
  page.say('hello')
  expect(await sayAndBeShut(page, JSON.stringify(touch(1)))).toBe(shut.refused)
  expect(intents).toEqual([])
  expect(refusals).toHaveLength(1)
})

test.each([
  ['in plain text', JSON.stringify(touch(1)), 'a message in plain text'],
  ['in plain bytes', Buffer.from(JSON.stringify(touch(1))), 'a message that is not sealed'],
])('%s a touch is refused though its words would do', async (_, message, why) => {
  expect(await sendAndBeShut(await terminalPage(), message)).toBe(shut.refused)
  expect(refusals).toEqual([why])
  expect(intents).toEqual([])
})

test('a page that says no key of its own is told nothing, and ends', async () => {
  server.showView(viewOf(7))
  const { hostname, port } = new URL(server.origin)
  const socket = new WebSocket(`ws://${hostname}:${port}/terminal`, { headers: { Origin: server.origin, Cookie: await terminalCookie() } })
  const heardOf: Buffer[] = []
  socket.on('message', (data: Buffer) => heardOf.push(data))
  await once(socket, 'open')
  socket.send(Buffer.alloc(65, 4))
  expect((await once(socket, 'close'))[0]).toBe(shut.refused)
  expect(refusals).toEqual(['a message that is not sealed'])
  expect(heardOf).toEqual([])
  expect(pages).toEqual([])
})

test('nobody who carries them can read what is said', async () => {
  const carried: Buffer[] = []
  const page = await terminalPage()
  page.socket.on('message', (data: Buffer) => carried.push(data))
  server.showView({ ...viewOf(7), screen: { name: 'members', question: 'members', title: null, chosen: [], choices: [{ id: 'm1', text: { ja: '架空 太郎' } }] } })
  expect(JSON.stringify(await page.next())).toContain('架空 太郎')
  expect(carried).toHaveLength(1)
  for (const word of ['架空', 'members', 'kind']) expect(Buffer.concat(carried).includes(word)).toBe(false)
})

test('a message over 16 KB is refused before it is read', async () => {
  const long = JSON.stringify(touch(1)) + ' '.repeat(16 * 1024)
  expect(await sayAndBeShut(await terminalPage(), long)).toBe(shut.tooLong)
  expect(refusals).toEqual(['a message too long'])
  expect(intents).toEqual([])
})

test('more touches than fingers can make end the connection; as many a second later do not', async () => {
  const page = await terminalPage()
  now = 1000
  for (let sent = 0; sent < messagesPerSecond; sent += 1) page.say(JSON.stringify(touch(sent)))
  await vi.waitFor(() => expect(intents).toHaveLength(messagesPerSecond), patience)
  now = 2000
  for (let sent = 0; sent < messagesPerSecond; sent += 1) page.say(JSON.stringify(touch(sent)))
  expect(await sayAndBeShut(page, JSON.stringify(touch(99)))).toBe(shut.refused)
  expect(refusals).toEqual(['too many messages'])
  await vi.waitFor(() => expect(intents.length).toBeGreaterThan(messagesPerSecond), patience)
})
