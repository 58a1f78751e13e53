import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { openVaults } from './vault-host.ts'
import type { Child } from '../process/child.ts'
import type { FromVault, VaultCenter } from './vault-message.ts'
import type { VaultJob, VaultTold } from './vault.ts'

const job: VaultJob = {
  session: 'session', transaction: '0123456789abcdef0123456789abcdef', terminal: 'terminal-1', nonce: 'n'.repeat(43),
  request: { municipalityCode: '99999', kind: 'juminhyo', answers: [], copies: 1, fee: 200, language: 'ja' },
  holder: { issuer: 'CN=Test CA', serial: '01AB' },
}
const center: VaultCenter = {
  url: 'http://127.0.0.1:1', token: 'token', signingKeys: [{ kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }],
}
const digest = 'a'.repeat(64)
const held: FromVault = { kind: 'held', pages: 2, sheets: 1, fee: 200, document: digest, holderBinding: digest, requestDigest: digest }
const ended = { kind: 'ended', erased: false, killed: false, bytes: 0 } as const

function open() {
  const sent: object[] = []
  const timers: { ms: number; due: () => void; running: boolean }[] = []
  const kills: string[] = []
  const pipe = new EventEmitter()
  const child: Child = {
    pid: 4242,
    send: (message) => void sent.push(message),
    onMessage: (listener) => void pipe.on('message', listener),
    onExit: (listener) => void pipe.on('exit', listener),
    kill: () => void kills.push('killed'),
  }
  const vault = openVaults({
    start: () => child, entry: new URL('file:///vault.js'), center,
    printer: { kind: 'demo', folder: '/paper' }, deadlines: { erase: 3000, giveUp: 9000 },
    timer(ms, due) {
      const timer = { ms, due, running: true }
      timers.push(timer)
      return () => void (timer.running = false)
    },
  })(job)
  const told: VaultTold[] = []
  vault.watch((word) => told.push(word))
  return {
    vault, told, sent, timers, kills,
    says: (message: unknown) => void pipe.emit('message', message),
    exits: (code: number | null) => void pipe.emit('exit', code),
  }
}

test('the job is handed over first; what the vault tells is passed on, and its exit is the end', () => {
  const { vault, told, sent, says, exits } = open()
  expect(sent).toEqual([{ kind: 'start', job, center, printer: { kind: 'demo', folder: '/paper' } }])
  const words: FromVault[] = [{ kind: 'progress', received: 1, total: null }, held]
  words.forEach(says)
  vault.print()
  expect(sent.at(-1)).toEqual({ kind: 'print' })
  const out: FromVault[] = [{ kind: 'sheet', sheets: 1 }, { kind: 'printed', sheets: 1 }]
  out.forEach(says)
  says({ kind: 'erased', bytes: 999 })
  expect(told).toEqual([...words, ...out])
  exits(0)
  expect(told.slice(4)).toEqual([{ ...ended, erased: true, bytes: 999 }])
  expect(vault.pid).toBe(4242)
})

test.each([
  ['no object', 'held'],
  ['an unknown word', { kind: 'surprise' }],
  ['a field too many', { ...held, name: '山田' }],
  ['a field too few', { kind: 'held' }],
  ['a figure that is none', { kind: 'sheet', sheets: -1 }],
  ['printed, unasked', { kind: 'printed', sheets: 1 }],
  ['a sheet, unasked', { kind: 'sheet', sheets: 1 }],
])('a vault that says %s is killed and not listened to any more', (_, message) => {
  const { told, kills, says, exits } = open()
  says(message)
  expect(kills).toEqual(['killed'])
  says({ kind: 'progress', received: 1, total: 2 })
  expect(told).toEqual([])
  exits(null)
  expect(told).toEqual([{ ...ended, killed: true }])
})

test.each([
  ['held twice', [held, held]],
  ['progress while holding', [held, { kind: 'progress', received: 1, total: 2 }]],
  ['anything after the outcome', [{ kind: 'refused', reason: 'service.closed' }, held]],
  ['anything after the erasure', [{ kind: 'erased', bytes: 0 }, held]],
  ['the erasure twice', [{ kind: 'erased', bytes: 0 }, { kind: 'erased', bytes: 0 }]],
])('a vault that says %s is killed', (_, messages) => {
  const { kills, says } = open()
  messages.slice(0, -1).forEach(says)
  expect(kills).toEqual([])
  says(messages.at(-1))
  expect(kills).toEqual(['killed'])
})

test('a vault that does not end in time is killed, once', () => {
  const { vault, told, timers, sent, kills, exits } = open()
  vault.erase()
  vault.erase()
  expect(sent.filter((message) => 'kind' in message && message.kind === 'erase')).toHaveLength(1)
  expect(timers.map(({ ms }) => ms)).toEqual([3000])
  timers[0]?.due()
  expect({ kills, told }).toEqual({ kills: ['killed'], told: [] })
  exits(null)
  expect(told).toEqual([{ ...ended, killed: true }])
})

test('one that is to be erased while it prints has the time to stop its printer and to say what came out', () => {
  const { vault, told, timers, kills, says, exits } = open()
  says(held)
  vault.print()
  vault.erase()
  expect(timers.map(({ ms }) => ms)).toEqual([9000])
  says({ kind: 'unknown', sheetsOut: 1, fault: 'other' })
  says({ kind: 'erased', bytes: 9 })
  expect(timers).toHaveLength(1)
  timers[0]?.due()
  exits(null)
  expect(kills).toEqual(['killed'])
  expect(told.slice(1)).toEqual([{ kind: 'unknown', sheetsOut: 1, fault: 'other' }, { ...ended, erased: true, killed: true, bytes: 9 }])
})

test.each<FromVault>([
  { kind: 'refused', reason: 'service.closed' },
  { kind: 'fault', fault: 'late' },
  { kind: 'mismatch', claim: 'fee' },
  { kind: 'erased', bytes: 1 },
])('after its last word ($kind) the deadline runs without being asked for, and stops at the exit', (word) => {
  const { timers, says, exits } = open()
  says(word)
  expect(timers).toMatchObject([{ ms: 3000, running: true }])
  exits(0)
  expect(timers).toMatchObject([{ running: false }])
})

test('a vault that said it had erased but had to be killed is told as both', () => {
  const { told, timers, says, exits } = open()
  says({ kind: 'erased', bytes: 5 })
  timers[0]?.due()
  exits(null)
  expect(told).toEqual([{ ...ended, erased: true, killed: true, bytes: 5 }])
})

test('a vault that dies by itself ends too, whether by a code or by a signal', () => {
  for (const [code, killed] of [[70, false], [null, true]] as const) {
    const { told, exits } = open()
    exits(code)
    expect(told).toEqual([{ ...ended, killed }])
  }
})

test('print() without a certificate, twice, or after erase() is a bug; after the end it is nothing', () => {
  const { vault, sent, says, exits } = open()
  expect(() => vault.print()).toThrow('print() while fetching')
  says(held)
  vault.print()
  expect(() => vault.print()).toThrow('print() while printing')
  exits(null)
  vault.print()
  vault.erase()
  expect(sent.map((message) => 'kind' in message && message.kind)).toEqual(['start', 'print'])
  const erased = open()
  erased.says(held)
  erased.vault.erase()
  expect(() => erased.vault.print()).toThrow('print() while erasing')
})

test('nothing is told after the end', () => {
  const { told, says, exits } = open()
  exits(0)
  says(held)
  expect(told).toEqual([ended])
})
