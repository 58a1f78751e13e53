import { advance } from './advance.ts'
import { begin } from './begin.ts'
import type { Tube } from './change.ts'
import type { Effect } from './effect.ts'
import type { FlowEvent } from './event.ts'
import type { Flow } from './flow.ts'
import { smallMenu, smallTypeMenu } from './small-menu.ts'
import type { Seen } from './flow.ts'
import type { Touch } from './touch.ts'

const visit = 'a visit'
const card: Seen = { medium: 'card', jpki: { triesLeft: 3, expired: false, ownerVerified: false }, cardAp: false }

/** A tube of this many tens, from which any amount up to them can be paid, and room for no more. */
export const tens = (count: number): readonly Tube[] => [{ value: 10, count, capacity: count }]

/** A terminal's day written down as events; what it was told to do is kept. */
export class Walk {
  flow: Flow = begin([], 10)
  readonly effects: Effect[] = []
  readonly ignored: FlowEvent[] = []

  happens(...events: readonly FlowEvent[]): this {
    for (const event of events) {
      const result = advance(this.flow, event)
      if (result === 'ignored') {
        this.ignored.push(event)
        continue
      }
      this.flow = result.flow
      this.effects.push(...result.effects)
    }
    return this
  }

  touches(...touches: readonly Touch[]): this {
    return this.happens(...touches.map((touch): FlowEvent => ({ kind: 'touched', touch })))
  }

  /** Kinds of what it was told to do since the last call. */
  told(): readonly Effect['kind'][] {
    return this.effects.splice(0).map((effect) => effect.kind)
  }

  /** ①–④. */
  toMenu(): this {
    return this.toPin().happens(
      { kind: 'pinTyped', length: 4 }, { kind: 'touched', touch: { kind: 'confirm' } }, { kind: 'proved', visit, proof: { kind: 'right' } },
      { kind: 'menuArrived', visit, menu: smallMenu }, { kind: 'cardRemoved' },
    )
  }

  /** ①②. */
  toPin(): this {
    return this.presents(card)
  }

  /** ①②, whatever it is that is held to the reader. */
  presents(seen: Seen): this {
    return this.happens(
      { kind: 'cardPlaced', visit }, { kind: 'identified', visit, card: { kind: 'readable', seen, same: null } },
      { kind: 'sessionOpened', visit, jpki: null, cardAp: null },
    )
  }

  /** カードAP ①–④. */
  toTypeMenu(): this {
    return this.presents({ medium: 'juki', jpki: null, cardAp: true }).happens({ kind: 'menuArrived', visit, menu: smallTypeMenu }, { kind: 'cardRemoved' })
  }

  /** ①–⑩, for oneself, one copy. */
  toConfirm(): this {
    return this.toMenu().touches(
      { kind: 'choose', entry: 'juminhyo' }, { kind: 'confirm' },
      { kind: 'answer', question: 'scope', choice: 'self', on: true }, { kind: 'confirm' }, { kind: 'confirm' }, { kind: 'confirm' },
    )
  }

  /** ①–⑩, two certificates: 住民票 at 300 yen and another one. */
  toConfirmTwo(): this {
    return this.toConfirm().touches(
      { kind: 'another' }, { kind: 'choose', entry: 'juminhyo' }, { kind: 'confirm' },
      { kind: 'answer', question: 'scope', choice: 'self', on: true }, { kind: 'confirm' }, { kind: 'confirm' }, { kind: 'confirm' },
    )
  }

  /** ①–⑫, the inlet open. */
  toPay(): this {
    return this.toConfirm().ordered(1)
  }

  /** ⑩–⑫ of so many certificates at 300 yen. */
  ordered(certificates: number): this {
    this.touches({ kind: 'confirm' })
    for (let item = 0; item < certificates; item += 1) this.happens({ kind: 'held', visit, item, sheets: 1, fee: 300 })
    return this.happens({ kind: 'coinsRead', visit, values: [10, 50, 100, 500, 1000], tubes: tens(500) })
  }

  /** ①–⑬. */
  toPrint(yen: number): this {
    return this.toPay().pays(yen)
  }

  /** ⑫–⑬. */
  pays(yen: number): this {
    return this.happens({ kind: 'credited', yen, inlet: 'coins', counter: 1 }, { kind: 'inletClosed', visit }, { kind: 'stopsRead', visit })
  }

  /** ①–⑭, and all that goes on beside it. */
  toPaper(yen: number): this {
    return this.toPrint(yen).happens(
      { kind: 'printed', visit, item: 0 }, { kind: 'outlet', state: 'occupied' }, { kind: 'vaultEnded', visit, item: 0, gone: true, bytes: 9, killed: false },
      { kind: 'receiptPrinted', visit, ok: true },
    )
  }
}
