import { expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { DemoCardReader } from '../../hardware/card/demo-card-reader.ts'
import { placeholderProfile } from '../../hardware/card/card-ap.ts'
import { testFacts, testMaterial } from '../../hardware/card/test-material.ts'
import type { Hardware } from '../../hardware/hardware.ts'
import { boardStops } from '../contract/board.ts'
import type { BoardCommand, BoardView } from '../contract/board.ts'
import type { EmbeddedCenter } from './embedded-center.ts'
import { openBoard } from './open-board.ts'

const material = testMaterial({ userId: 'U1', facts: testFacts })
const base64url = (bytes: Uint8Array | null): string | null => bytes === null ? null : text(bytes)
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** A board without devices but a demo reader, and a terminal for payment without money that asks for 300 yen; and what the center behind was told. */
function opened() {
  const reader = new DemoCardReader({ profiles: [placeholderProfile], now: () => new Date('2026-11-21T00:00:00Z'), pace: () => Promise.resolve() })
  const embedded = {
    residents: [{ id: 'hanako', label: '架空 花子', medium: 'card', pin: '1234', pins: 'juminhyo 1111', checkNumber: testFacts.checkNumber, note: '' }],
    ready: { kind: 'ready', url: 'http://127.0.0.1:1', token: 't'.repeat(16), signingKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } },
    issue: vi.fn(() => Promise.resolve({
      ...material, certificate: base64url(material.certificate), ca: base64url(material.ca), privateKey: base64url(material.privateKey),
      facts: { ...testFacts, basic: text(testFacts.basic), attestation: text(testFacts.attestation), certificate: text(testFacts.certificate) },
    })),
    fault: vi.fn(), stops: vi.fn(() => Promise.resolve()), officer: vi.fn(() => Promise.resolve()), stop: vi.fn(),
  } satisfies EmbeddedCenter
  const views: BoardView[] = []
  const commands: ((command: BoardCommand) => void)[] = []
  const hand = { place: reader.place.bind(reader), remove: () => reader.remove(), cable: null }
  const cashless = { asking: () => 300, payments: () => [], pay: vi.fn(), refuse: vi.fn(), fault: vi.fn(), faults: () => [], onChange: vi.fn() }
  const hardware: Pick<Hardware, 'demo'> = { demo: { card: hand, coins: null, cashless, printer: null, receipt: null, call: null } }
  const board = openBoard({
    embedded, hardware, cardHand: null, moneyHand: null, serviced: () => undefined, callAnswered: () => undefined,
    screen: { show: (view) => void views.push(view), onCommand: (listener) => void commands.push(listener) },
  })
  return { reader, embedded, cashless, views, board, command: (command: BoardCommand) => { for (const tell of commands) tell(command) } }
}

test('whoever is asked to pay without money stands at the board', () => {
  const { cashless, views, board, command } = opened()
  expect(views.at(-1)?.cashless).toEqual({ asking: 300, payments: [] })
  command({ kind: 'payCashless' })
  expect(cashless.pay).toHaveBeenCalledOnce()
  board.close()
})

test('a card comes as the center has made it: both methods, and the four facts with their number', async () => {
  const { reader, board } = opened()
  await board.placeCard('hanako', false)
  const seen = await reader.identify()
  if (seen.kind !== 'readable' || seen.jpki?.certificateDigest == null) throw new Error('not read')
  expect(seen).toMatchObject({ medium: 'card', municipality: '99901', userId: 'U1', jpki: { triesLeft: 3 } })
  const read = await reader.readFacts(Buffer.from(testFacts.checkNumber, 'latin1'), seen.jpki.certificateDigest)
  expect(read).toMatchObject({ kind: 'right' })
  board.close()
})

test.each([
  ['none', []], ['all', [{ scope: 'all' }]], ['jpki', [{ scope: 'method', method: 'jpki' }]], ['koseki', [{ scope: 'type', kind: 'koseki', code: null }]],
] as const)('the preset %s becomes the center’s stops, and stands on the board', async (preset, stops) => {
  const { embedded, views, board, command } = opened()
  command({ kind: 'stops', preset: 'koseki' })
  command({ kind: 'stops', preset })
  await vi.waitFor(() => expect(views.at(-1)?.stops).toBe(preset), patience)
  expect(embedded.stops.mock.lastCall).toEqual([stops])
  board.close()
})

test('every preset there is has been looked at', () => {
  expect(boardStops).toEqual(['none', 'all', 'jpki', 'koseki'])
})

test('what the officers decide goes to the center', async () => {
  const { embedded, board, command } = opened()
  command({ kind: 'officer', decision: 'refuse' })
  await vi.waitFor(() => expect(embedded.officer.mock.calls).toEqual([['refuse']]), patience)
  board.close()
})

test('a center that ends unanswered is nobody’s fault once the board is closed, and a bug before', async () => {
  const unhandled: unknown[] = []
  const heard = (bug: unknown): void => void unhandled.push(bug)
  const before = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', heard)
  try {
    for (const closes of [true, false]) {
      const { embedded, board, command } = opened()
      const asked = Promise.withResolvers<void>()
      embedded.stops.mockReturnValue(asked.promise)
      command({ kind: 'stops', preset: 'none' })
      if (closes) board.close()
      asked.reject(new Error('ended'))
      await new Promise(setImmediate)
      expect(unhandled.length).toBe(closes ? 0 : 1)
      board.close()
    }
  } finally {
    process.removeAllListeners('unhandledRejection')
    for (const listener of before) process.on('unhandledRejection', listener)
  }
})
