import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCardOffice } from '../../center/reference/authority-folder.ts'
import demo from '../../electron/configuration/demo.json' with { type: 'json' }
import { placeholderProfile } from '../../hardware/card/card-ap.ts'
import { CardClient } from '../../hardware/card/card-client.ts'
import { told } from '../../hardware/card/card.contract.ts'
import { startPcscd } from '../../hardware/card/pcscd.ts'
import { forkCardProcess } from '../../hardware/card/test-process.ts'
import { systemTimer } from '../../hardware/card/timer.ts'
import { virtualReaderPort } from '../../hardware/card/virtual-card.ts'

const folder = mkdtempSync(join(tmpdir(), 'lend-'))
const config = join(folder, 'terminal.json')
const opened = new AsyncDisposableStack()
let client: CardClient

beforeAll(async () => {
  opened.defer(() => rmSync(folder, { recursive: true }))
  writeFileSync(config, JSON.stringify({ ...demo, dataFolder: join(folder, 'data') }))
  opened.adopt(await startPcscd(), (pcscd) => pcscd.stop())
  const reader = 'Virtual PCD 00 01'
  client = new CardClient({ start: forkCardProcess, reader, profiles: [placeholderProfile], timer: systemTimer, patience: 30_000 })
  opened.defer(() => client.close())
  await told(client, 'readerFound')
})
afterAll(() => opened.disposeAsync())

function lend(...args: readonly string[]): ChildProcess {
  const entry = fileURLToPath(new URL('lend-card.ts', import.meta.url))
  return spawn(process.execPath, [entry, '--config', config, '--resident', 'kaku-taro', ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
}

async function hears(lines: AsyncIterator<string>, words: string): Promise<void> {
  for (;;) {
    const { done, value } = await lines.next()
    if (done === true) throw new Error(`it ended without a word of: ${words}`)
    if (value.includes(words)) return
  }
}

async function digestOf(resident: string): Promise<string> {
  const card = await (await openCardOffice(join(folder, 'data', 'authority'), Date.now, randomBytes)).issue(resident)
  return createHash('sha256').update(card?.certificate ?? '').digest('hex')
}

test('a card is lent beside whoever has the readers, obeys the hand, and goes with who lent it', async () => {
  const child = lend('--port', String(virtualReaderPort.second))
  if (child.stdin === null || child.stdout === null) throw new Error('no pipes')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const until = (words: string) => hears(lines, words)
  const hand = async (line: string, words: string) => {
    child.stdin?.write(`${line}\n`)
    await until(words)
  }
  await told(client, 'placed')
  expect(await client.identify()).toMatchObject({ municipality: '99001', jpki: { triesLeft: 3, certificateDigest: await digestOf('kaku-taro') } })
  const heard: string[] = []
  const stop = client.watch(({ kind }) => heard.push(kind))
  await hand('swap kaku-hanako', 'Now on the reader')
  expect(await client.identify()).toMatchObject({ jpki: { certificateDigest: await digestOf('kaku-hanako') } })
  expect(heard).toEqual(['readerFound', 'placed'])
  stop()
  const removed = told(client, 'removed')
  await hand('remove', 'Taken away.')
  await removed
  await hand('insert', 'Laid down.')
  await told(client, 'placed')
  const gone = told(client, 'removed')
  child.kill('SIGTERM')
  await until('Taken away.')
  expect(await once(child, 'exit')).toEqual([0, null])
  await gone
})

test('behind another card it says that the reader looks at none of it', async () => {
  const first = lend('--port', String(virtualReaderPort.second))
  await told(client, 'placed')
  const second = lend('--port', String(virtualReaderPort.second))
  if (second.stdout === null) throw new Error('no pipe')
  const lines = createInterface({ input: second.stdout })[Symbol.asyncIterator]()
  await hears(lines, 'But the reader has not looked at it yet')
  const gone = told(client, 'removed')
  for (const child of [second, first]) {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  await gone
})

test('at the end of its input it takes the card away', async () => {
  const child = lend('--port', String(virtualReaderPort.second), '--fault', 'slow:1')
  const said = child.stdout === null ? '' : text(child.stdout)
  child.stdin?.end('status\n')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await said).toContain('the card is slow: every answer comes 1 ms late')
  expect(await said).toMatch(/Taken away\.\n$/)
})

test('where no virtual reader is, it says what is missing and what helps', async () => {
  const child = lend('--port', '1')
  const said = child.stderr === null ? '' : text(child.stderr)
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(await said).toContain('no virtual reader on port 1')
  expect(await said).toContain('apt-get install vsmartcard-vpcd')
})
