import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeElectronDouble } from './electron-double.ts'
import { makeScreenFolder } from './fixture/screen-folder.ts'
import { serveScreen } from './terminal-protocol.ts'
import type { ScreenFolder } from './fixture/screen-folder.ts'

let folder: ScreenFolder
let ask: (url: string, method?: string) => Promise<Response>

beforeEach(async () => {
  folder = await makeScreenFolder()
  const { electron, sessions } = makeElectronDouble()
  serveScreen(electron.session.fromPartition('terminal').protocol, folder.path)
  ask = async (url, method = 'GET') => {
    const answer = await sessions[0]?.handlers.get('protocol terminal')?.({ url, method })
    if (!(answer instanceof Response)) throw new Error('no answer')
    return answer
  }
})
afterEach(() => folder[Symbol.asyncDispose]())

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'none'; "
  + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox allow-scripts allow-same-origin"

test('the screen comes with its policy, and may connect nowhere', async () => {
  const page = await ask('terminal://screen/')
  expect(await page.text()).toContain('fixture')
  expect(Object.fromEntries(page.headers)).toEqual({
    'content-security-policy': policy, 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer', 'cache-control': 'no-store',
  })
})

test.each([
  ['terminal://screen/assets/screen.js?v=1', 200], ['terminal://screen/nothing.js', 404], ['terminal://screen/voice/ja/pay.question.ogg', 200],
  ['terminal://other/', 403],
  ['terminal://screen/..%2fsecret.json', 403], ['terminal://screen/assets/..%2f..%2fsecret.json', 403],
  ['terminal://screen/assets/link.json', 403], ['terminal://screen/..%5csecret.json', 403], ['terminal://screen/%00', 403],
])('%s is %i', async (url, status) => {
  const answer = await ask(url)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-security-policy')).toBe(policy)
  if (status !== 200) expect(await answer.text()).toBe('')
})

test('only GET is answered', async () => {
  expect((await ask('terminal://screen/', 'POST')).status).toBe(405)
})
