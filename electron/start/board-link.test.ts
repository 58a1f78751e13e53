import { expect, test, vi } from 'vitest'
import { Board } from '../../hardware/demo/board.ts'
import { systemTimer } from '../../hardware/printer/timer.ts'
import { boardCommand } from '../contract/board.ts'
import type { BoardCommand } from '../contract/board.ts'
import { obeyBoard } from './board-link.ts'

function board(): Board {
  return new Board({
    residents: [], issue: () => Promise.reject(new Error('nobody lives here')), card: null, coins: null, cashless: null, printer: null, picture: async () => [],
    receipt: null, call: null,
    centerFault: () => undefined, officer: () => undefined, stops: () => undefined, serviceDone: () => undefined, answerCall: () => undefined, timer: systemTimer, pollMs: 1,
  })
}

const commands: readonly (readonly [BoardCommand, Exclude<keyof Board, 'view' | 'closed'>, readonly unknown[]])[] = [
  [{ kind: 'placeCard', resident: 'hanako', faceDown: true }, 'placeCard', ['hanako', true]],
  [{ kind: 'removeCard' }, 'removeCard', []],
  [{ kind: 'insertMoney', yen: 500 }, 'insertMoney', [500]],
  [{ kind: 'takeChange' }, 'takeChange', []],
  [{ kind: 'takePaper' }, 'takePaper', []],
  [{ kind: 'takeReceipt' }, 'takeReceipt', []],
  [{ kind: 'reader', plugged: false }, 'reader', [false]],
  [{ kind: 'printer', fault: 'jam', on: true }, 'printer', ['jam', true]],
  [{ kind: 'receiptPrinter', broken: true }, 'receiptPrinter', [true]],
  [{ kind: 'coins', fault: 'short', on: true }, 'coins', ['short', true]],
  [{ kind: 'payCashless' }, 'payCashless', []],
  [{ kind: 'refuseCashless' }, 'refuseCashless', []],
  [{ kind: 'cashless', fault: 'silentCapture', on: true }, 'cashless', ['silentCapture', true]],
  [{ kind: 'center', fault: 'swap', on: true }, 'center', ['swap', true]],
  [{ kind: 'officer', decision: 'refuse' }, 'officer', ['refuse']],
  [{ kind: 'stops', preset: 'koseki' }, 'stops', ['koseki']],
  [{ kind: 'serviceDone' }, 'serviceDone', []],
  [{ kind: 'lamp', broken: true }, 'lamp', [true]],
  [{ kind: 'answerCall' }, 'answerCall', []],
]

test.each(commands)('%o is done by the hand, and nothing else is', async (command, method, words) => {
  const hand = board()
  const spies = commands.map(([, name]) => vi.spyOn(hand, name))
  await obeyBoard(hand, command)
  expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([words])
  expect(vi.mocked(hand[method])).toHaveBeenCalledOnce()
})

test('there is a hand for every command', () => {
  expect(commands.map(([{ kind }]) => kind)).toEqual(boardCommand.options.map((option) => option.shape.kind.value))
})
