import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { IppPrinter } from './ipp-printer.ts'
import { startScriptedPrinter } from './scripted-ipp-printer.ts'
import { systemTimer } from './timer.ts'
import type { ScriptedAnswer } from './scripted-ipp-printer.ts'

const open = (uri: string, quietMs = 5_000): IppPrinter => {
  const times = { pollMs: 5, graceMs: 100, totalMs: 5_000, cancelMs: 1_000, settleMs: 50, quietMs }
  return new IppPrinter({ uri, certificate: null, timer: systemTimer, ...times })
}

async function scripted(answer: ScriptedAnswer): Promise<string> {
  const machine = await startScriptedPrinter(() => answer)
  onTestFinished(() => machine.close())
  return machine.uri
}

/** Something that listens, and says this to whoever comes. */
async function stranger(words: string): Promise<string> {
  const server = createServer(socket => socket.on('error', () => {}).end(words))
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return `127.0.0.1:${address.port}/ipp/print`
}

const unreachable = { kind: 'silent', why: 'unreachable' }
const foreign = { kind: 'silent', why: 'foreign' }
const able = {
  'printer-state': 'idle', 'sides-supported': ['one-sided', 'two-sided-long-edge'], 'document-format-supported': ['application/pdf'],
  'media-supported': ['iso_a4_210x297mm'], 'printer-make-and-model': 'Office 9',
}

test('nobody there, or nobody who answers: unreachable', async () => {
  expect(await open('ipp://127.0.0.1:1/ipp/print').probe()).toEqual(unreachable)
  expect(await open(await scripted('nothing'), 200).probe()).toEqual(unreachable)
  expect(await open(await scripted('drip'), 200).probe()).toEqual(unreachable)
})

test('whoever answers as no printer does: foreign', async () => {
  expect(await open(`ipp://${await stranger('SSH-2.0-OpenSSH_9.2\r\n')}`).probe()).toEqual(foreign)
  expect(await open(`ipps://${await stranger('HTTP/1.1 400 Bad Request\r\n\r\n')}`).probe()).toEqual(foreign)
  expect(await open(`ipp://${await stranger('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi')}`).probe()).toEqual(foreign)
  expect(await open(await scripted({ status: 'client-error-not-found' })).probe()).toEqual(foreign)
  expect(await open(await scripted({ status: 'successful-ok', printer: { 'printer-state': 'idle', 'sides-supported': 'one-sided' } })).probe())
    .toMatchObject({ kind: 'found', lacks: ['duplex', 'pdf'] })
})

test('a printer that can be used: its model, and what its word is worth', async () => {
  expect(await open(await scripted({ status: 'successful-ok', printer: able })).probe()).toEqual({
    kind: 'found', model: 'Office 9', guarantee: 'stated', lacks: [],
  })
  expect(await open(await scripted({ status: 'successful-ok', printer: { ...able, 'printer-impressions-completed': 7 } })).probe())
    .toMatchObject({ guarantee: 'counted' })
})

test('one that lacks something is not ready, whatever else it says', async () => {
  const lacking = { ...able, 'sides-supported': 'one-sided' }
  const say = async (more: object) => (await open(await scripted({ status: 'successful-ok', printer: { ...lacking, ...more } })).status()).faults
  expect(await say({})).toEqual(['other'])
  expect(await say({ 'printer-state': 'processing' })).toEqual(['other', 'busy'])
  expect(await say({ 'printer-state-reasons': 'media-jam' })).toEqual(['jam', 'other'])
})

test('whatever is the matter with it, nothing is printed where nothing can be known', async () => {
  const job = { name: 'certificate', pdf: new Uint8Array(3), pages: 2, copies: 1 }
  const places = [`ipp://${await stranger('SSH-2.0-OpenSSH_9.2\r\n')}`, await scripted({ status: 'client-error-not-found' }), 'ipp://127.0.0.1:1/ipp/print']
  for (const place of places) expect(await open(place).print(job, () => {})).toEqual({ kind: 'nothingOut', fault: 'offline' })
})
