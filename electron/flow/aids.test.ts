import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advance } from './advance.ts'
import { contrasts, reaches, textSizes, usualAids, volumes } from './aids.ts'
import type { Aids } from './aids.ts'
import { begin } from './begin.ts'
import type { Advance, Effect } from './effect.ts'
import type { FlowEvent } from './event.ts'
import type { Flow, StepKind } from './flow.ts'
import { happenings } from './happenings.ts'
import { languages } from './language.ts'
import { Walk } from './walk.contract.ts'

const visit = 'a visit'
/** Not the usual ones, so that going back to the usual ones would be seen. */
const atFirst: Aids = { ...usualAids, voice: true, volume: 3 }
const wish: Aids = { textSize: 'largest', contrast: 'high', reach: 'low', voice: false, volume: 1 }
const wishing: readonly FlowEvent[] = [
  { kind: 'touched', touch: { kind: 'language', language: 'en' } }, { kind: 'touched', touch: { kind: 'aids', aids: wish } },
]

function walkWith(locked: Parameters<typeof begin>[0] = []): Walk {
  const walk = new Walk()
  walk.flow = begin(locked, 10, atFirst)
  return walk
}

const asFound = ({ flow: { language, aids } }: Walk): readonly unknown[] => [language, aids]

test('everybody finds the machine as it is configured, and has it as wished', () => {
  const walk = walkWith()
  expect(asFound(walk)).toEqual(['ja', atFirst])
  expect(asFound(walk.happens(...wishing))).toEqual(['en', wish])
})

describe('what a customer wished ends with the visit:', () => {
  const settled: readonly FlowEvent[] = [{ kind: 'elapsed', wait: 'message' }]
  const paidBack = (yen: number): readonly FlowEvent[] => [{ kind: 'inletClosed', visit }, { kind: 'paidOut', visit, result: 'paid', paid: yen }]
  const erased: FlowEvent = { kind: 'vaultEnded', visit, item: 0, gone: true, bytes: 9, killed: false }

  test.each<readonly [string, (walk: Walk) => Walk, readonly FlowEvent[]]>([
    ['finished', (walk) => walk.toPaper(300), [{ kind: 'outlet', state: 'empty' }, { kind: 'receiptTaken' }, { kind: 'touched', touch: { kind: 'taken' } }]],
    ['cancelled', (walk) => walk.toMenu(), [{ kind: 'touched', touch: { kind: 'cancel' } }]],
    ['cancelled with money inside', (walk) => walk.toPay().happens({ kind: 'credited', yen: 100, inlet: 'coins', counter: 1 }), [{ kind: 'touched', touch: { kind: 'cancel' } }, ...paidBack(100), erased, ...settled]],
    ['left alone', (walk) => walk.toMenu(), [{ kind: 'elapsed', wait: 'idle' }, { kind: 'elapsed', wait: 'countdown' }]],
    ['refused', (walk) => walk.happens({ kind: 'cardPlaced', visit }), [{ kind: 'identified', visit, card: { kind: 'foreign' } }, { kind: 'cardRemoved' }, ...settled]],
    ['in trouble', (walk) => walk.toMenu(), [{ kind: 'faultRaised', code: 'printer.jam' }, { kind: 'touched', touch: { kind: 'back' } }, ...settled]],
    ['ended by a stop', (walk) => walk.toMenu(), [{ kind: 'standing', standing: { service: 'service.stopped', barred: [] } }, ...settled]],
    ['gone without the card', (walk) => walk.toPin(), [{ kind: 'touched', touch: { kind: 'cancel' } }, { kind: 'elapsed', wait: 'forgotten' }]],
  ])('%s', (_, goTo, ending) => {
    const walk = goTo(walkWith())
    expect(walk.flow.visit).toBe(visit)
    walk.happens(...wishing)
    expect(asFound(walk)).toEqual(['en', wish])
    walk.happens(...ending)
    expect([walk.flow.visit, ...asFound(walk)]).toEqual([null, 'ja', atFirst])
  })

  test.each<readonly [StepKind, Walk]>([['ready', walkWith()], ['outOfService', walkWith(['terminal.bug'])]])('of a passer-by at %s, when nothing follows', (step, walk) => {
    walk.happens(...wishing)
    expect([walk.flow.step.kind, ...asFound(walk)]).toEqual([step, 'en', wish])
    expect(walk.effects.at(-1), 'and that is waited for').toEqual({ kind: 'wait', name: 'idle', paying: false })
    walk.happens({ kind: 'elapsed', wait: 'idle' })
    expect(asFound(walk)).toEqual(['ja', atFirst])
    const { epoch } = walk.flow
    walk.happens({ kind: 'elapsed', wait: 'idle' })
    expect(asFound(walk)).toEqual(['ja', atFirst])
    expect(walk.flow.epoch, 'a dialogue may lie open though nothing was chosen').toBe(epoch + 1)
  })
})

test('no wish goes through the countdown dialogue', () => {
  const walk = walkWith().toMenu().happens({ kind: 'elapsed', wait: 'idle' }, ...wishing)
  expect([walk.ignored.length, ...asFound(walk)]).toEqual([2, 'ja', atFirst])
})

describe('neither language nor aids change anything but themselves', () => {
  const anyAids = fc.record({
    textSize: fc.constantFrom(...textSizes), contrast: fc.constantFrom(...contrasts), reach: fc.constantFrom(...reaches),
    voice: fc.boolean(), volume: fc.constantFrom(...volumes),
  })
  const starts = [new Walk(), new Walk().toMenu(), new Walk().toConfirm(), new Walk().toPay(), new Walk().toPrint(500), new Walk().toPaper(1000), new Walk().toConfirmTwo().ordered(2)]
    .map(({ flow }) => flow)
  const plain = (flow: Flow): Flow => ({ ...flow, language: 'ja', aids: usualAids, usualAids })
  /** Nothing happening is the same as nothing but a wish being taken back. */
  const outcome = (flow: Flow, result: Advance): { readonly flow: Flow; readonly effects: readonly Effect[] } =>
    result === 'ignored' ? { flow: plain(flow), effects: [] } : { flow: plain(result.flow), effects: result.effects }

  const expectNoDifference = (flow: Flow, event: FlowEvent, dress: Pick<Flow, 'language' | 'aids' | 'usualAids'>): Advance => {
    const dressed = { ...flow, ...dress }
    const result = advance(flow, event)
    expect(outcome(dressed, advance(dressed, event))).toEqual(outcome(flow, result))
    return result
  }

  test('wherever anything may happen, whatever it is', () => {
    for (const flow of [...starts, walkWith(['terminal.bug']).flow]) {
      for (const event of happenings(1200, 'cashless')(flow)) expectNoDifference(flow, event, { language: 'en', aids: wish, usualAids: atFirst })
    }
  })

  test('wishing moves nothing, and asks for nothing but more time', () => {
    for (const flow of [...starts, walkWith(['terminal.bug']).flow]) {
      for (const event of wishing) {
        const { flow: after, effects } = outcome(flow, advance(flow, event))
        expect(after).toEqual(plain(flow))
        expect(effects.filter(({ kind }) => kind !== 'wait' && kind !== 'unwait')).toEqual([])
      }
    }
  })

  test('on any road, whatever they are', () => {
    fc.assert(fc.property(
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...languages), anyAids), { minLength: 1, maxLength: 200 }), fc.constantFrom(...starts), anyAids,
      (steps, start, usual) => {
        let flow = start
        for (const [choice, language, aids] of steps) {
          const possible = happenings(1200, 'cashless')(flow)
          const event = possible[choice % possible.length]
          if (event === undefined) continue
          const result = expectNoDifference(flow, event, { language, aids, usualAids: usual })
          if (result !== 'ignored') flow = result.flow
        }
      },
    ), { numRuns: 150 })
  })
})
