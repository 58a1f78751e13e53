import { ascii, askCore, littleEndian } from './answer.ts'
import { EventMemory } from './event-memory.ts'
import { Inhibits } from './inhibits.ts'
import type { Answer, Device, Identity } from './answer.ts'
import type { Till } from './till.ts'

/** The only note it takes. */
export const noteKind = { id: 'JP1000A', yen: 1000 } as const

const billTypes = 16
const noKind = '.......'
/** Codes of events (part 3, table 7). */
const noteEvents = { closed: 0, returned: 1, inhibited: 4, jammed: 16, stackerFull: 14 } as const
const routes = { back: 0, cashBox: 1, longer: 255 } as const
const escrowEmpty = 254
const notRouted = 255
/** Bits of 153. */
const modes = { stacker: 1, escrow: 2 } as const

const identity: Identity = { maker: 'Madoguchi', category: 'Bill Validator', product: 'SOFT-BV', revision: 'SBV-1.0', serial: 3_000_040 }

export interface NoteWish {
  /** From the word to stack it until the note is in the cash box, ms. */
  readonly stackMs: number
  /** A note that nobody decides upon goes back after so long, ms. */
  readonly escrowMs: number
}

/** A note acceptor in software (ccTalk, address 40), with an escrow for one note once it is told to use it (153). */
export class SoftwareNotes implements Device {
  readonly address = 40
  readonly events = new EventMemory()
  readonly #wish: NoteWish
  readonly #till: Till
  readonly #clock: () => number
  readonly #inhibits = new Inhibits()
  #mode: number = modes.stacker
  /** When the note in escrow came, or since when it has been on its way into the cash box. */
  #note: { readonly at: number; readonly stacking: boolean } | null = null
  #fault: 'jammed' | 'stackerFull' | null = null

  /** @param clock ms. */
  constructor(wish: NoteWish, till: Till, clock: () => number) {
    this.#wish = wish
    this.#till = till
    this.#clock = clock
    this.reset()
  }

  /** Puts a note in. `held`: it is in escrow, or on its way out of it. */
  insert(): 'credited' | 'returned' | 'held' {
    this.run()
    const lets = this.#inhibits.lets(1)
    if (this.#note !== null) return this.#giveBack()
    if (this.#fault !== null) return this.#refuse(noteEvents[this.#fault])
    if (lets !== 'in') return this.#refuse(lets === 'closed' ? noteEvents.closed : noteEvents.inhibited)
    if (this.#mode < modes.escrow) {
      this.#till.takeIn(noteKind.yen, 'cashBox')
      this.events.add([1, 0])
      return 'credited'
    }
    this.#till.hold(noteKind.yen)
    this.#note = { at: this.#clock(), stacking: false }
    this.events.add([1, 1])
    return 'held'
  }

  happen(code: number): void {
    this.events.add([0, code])
  }

  /** Takes no note until it is well again (null). */
  fail(fault: 'jammed' | 'stackerFull' | null): void {
    if (fault !== null && fault !== this.#fault) this.happen(noteEvents[fault])
    this.#fault = fault
  }

  get faults(): { readonly notes: 'jammed' | 'stackerFull' | null } {
    return { notes: this.#fault }
  }

  get takes(): readonly number[] {
    return this.#inhibits.lets(1) === 'in' ? [noteKind.yen] : []
  }

  /** A note that lay in escrow when the power went comes back when it is there again. */
  reset(): void {
    if (this.#till.state.held > 0) this.#till.release('back')
    this.#note = null
    this.#mode = modes.stacker
    this.#inhibits.reset()
    this.events.forget()
  }

  /** What goes by the clock, up to now. */
  run(): void {
    if (this.#note === null) return
    const { at, stacking } = this.#note
    if (this.#clock() < at + (stacking ? this.#wish.stackMs : this.#wish.escrowMs)) return
    this.#letGo(stacking ? 'cashBox' : 'back')
  }

  ask(header: number, data: Uint8Array): Answer {
    this.run()
    return askCore(this, identity, header) ?? this.#inhibits.ask(header, data) ?? this.#askNotes(header, data)
  }

  #askNotes(header: number, data: Uint8Array): Answer {
    const [first = 0, second = 0] = data
    switch (header) {
      case 249: return Uint8Array.of(2, 20)
      case 236: return Uint8Array.of(this.#fault === 'jammed' ? 1 : 0)
      // Bill jammed in transport; stacker full (part 3, table 3).
      case 232: return Uint8Array.of(this.#fault === null ? 0 : this.#fault === 'jammed' ? 39 : 45)
      case 159: return this.events.bytes()
      case 157: return first < 1 || first > billTypes ? 'nack' : ascii(first === 1 ? noteKind.id : noKind)
      // Of yen ids tell the value as it is; of another country nothing is known.
      case 156: return Uint8Array.of(...littleEndian(Buffer.from([first, second]).toString('latin1') === 'JP' ? 1 : 0, 2), 0)
      case 154: return this.#route(first)
      case 153:
        this.#mode = first
        return 'ack'
      case 152: return Uint8Array.of(this.#mode)
      default: return null
    }
  }

  #route(code: number): Answer {
    if (this.#note === null) return Uint8Array.of(escrowEmpty)
    if (this.#note.stacking) return Uint8Array.of(notRouted)
    switch (code) {
      case routes.back:
        this.#letGo('back')
        return 'ack'
      case routes.cashBox:
        if (this.#fault !== null) return Uint8Array.of(notRouted)
        this.#note = { at: this.#clock(), stacking: true }
        return 'ack'
      case routes.longer:
        this.#note = { at: this.#clock(), stacking: false }
        return 'ack'
      default: return 'nack'
    }
  }

  #letGo(where: 'cashBox' | 'back'): void {
    this.#note = null
    this.#till.release(where)
    this.events.add(where === 'cashBox' ? [1, 0] : [0, noteEvents.returned])
  }

  #refuse(code: number): 'returned' {
    this.happen(code)
    return this.#giveBack()
  }

  #giveBack(): 'returned' {
    this.#till.giveBack(noteKind.yen)
    return 'returned'
  }
}
