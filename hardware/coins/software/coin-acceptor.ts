import { ascii, askCore } from './answer.ts'
import { EventMemory } from './event-memory.ts'
import { Inhibits } from './inhibits.ts'
import type { Answer, Device, Identity } from './answer.ts'
import type { Till } from './till.ts'

/** A kind of coin that the acceptor knows: its name on the bus (part 3, appendix 3), and yen. Two issues of a coin are two kinds. */
export interface CoinKind { readonly id: string; readonly yen: number }

/** Channels 1 to 5; the old 500 yen and the new. */
export const coinKinds: readonly CoinKind[] = [
  { id: 'JP010A', yen: 10 }, { id: 'JP050A', yen: 50 }, { id: 'JP100A', yen: 100 }, { id: 'JP500A', yen: 500 }, { id: 'JP500B', yen: 500 },
]
const channels = 16
/** Where nothing is programmed. */
const noKind = '......'

/** Ways behind the gate: 1 to 4 into the tubes of 10, 50, 100 and 500 yen, 5 into the cash box. */
const paths = [10, 50, 100, 500]
const cashBoxPath = 5

/** Of a coin that has a tube. */
function ownPath(yen: number): number | null {
  const index = paths.indexOf(yen)
  return index < 0 ? null : index + 1
}

const identity: Identity = { maker: 'Madoguchi', category: 'Coin Acceptor', product: 'SOFT-CA', revision: 'SCA-1.0', serial: 1_000_002 }

/** Codes of events (part 3, table 2). */
const coinEvents = { inhibited: 2, onString: 20, lever: 254 } as const

/** A coin acceptor in software (ccTalk, address 2): it remembers nothing over a reset but the coins themselves. */
export class SoftwareAcceptor implements Device {
  readonly address = 2
  readonly events = new EventMemory()
  readonly #till: Till
  readonly #inhibits = new Inhibits()
  /** A bit a path that is not to be gone (222). */
  #sorterMask = 255
  /** Of what the coins stick in: the event's code. */
  #jam: number | null = null
  #broken: number | null = null

  constructor(till: Till) {
    this.#till = till
  }

  /** Puts a coin in. A coin that is told once as credited is inside, and the other way round. */
  insert(kind: CoinKind): 'credited' | 'returned' {
    const channel = coinKinds.indexOf(kind) + 1
    if (this.#jam !== null) return this.#refuse(kind, this.#jam)
    if (this.#inhibits.lets(channel) !== 'in') return this.#refuse(kind, coinEvents.inhibited)
    const path = this.#pathOf(kind)
    this.#till.takeIn(kind.yen, path === cashBoxPath ? 'cashBox' : 'tube')
    this.events.add([channel, path])
    return 'credited'
  }

  /** A coin on a string: credited, and out again. It comes back if none would be taken. */
  insertOnString(kind: CoinKind): 'credited' | 'returned' {
    const channel = coinKinds.indexOf(kind) + 1
    if (this.#jam !== null || this.#inhibits.lets(channel) !== 'in') return this.insert(kind)
    this.#till.pullBack(kind.yen)
    this.events.add([channel, this.#pathOf(kind)])
    this.events.add([0, coinEvents.onString])
    return 'credited'
  }

  /** Any code of table 2: 16 to 20 and 23 are fraud, 4 to 7, 12, 14, 15 and others a jam. */
  happen(code: number): void {
    this.events.add([0, code])
  }

  pullLever(): void {
    this.happen(coinEvents.lever)
  }

  /** Coins stick from now on, with that event's code (14: credit sensor blocked); null: no more. */
  jam(code: number | null): void {
    if (code !== null && this.#jam !== code) this.happen(code)
    this.#jam = code
  }

  /** The self check finds that (part 3, table 3); null: nothing any more. */
  break(faultCode: number | null): void {
    this.#broken = faultCode
  }

  get faults(): { readonly jam: number | null; readonly broken: number | null } {
    return { jam: this.#jam, broken: this.#broken }
  }

  /** Yen that it would take now. */
  get takes(): readonly number[] {
    return [...new Set(coinKinds.filter((_, index) => this.#inhibits.lets(index + 1) === 'in').map(({ yen }) => yen))]
  }

  reset(): void {
    this.events.forget()
    this.#inhibits.reset()
    this.#sorterMask = 255
  }

  ask(header: number, data: Uint8Array): Answer {
    return askCore(this, identity, header) ?? this.#inhibits.ask(header, data) ?? this.#askAcceptor(header, data)
  }

  #askAcceptor(header: number, data: Uint8Array): Answer {
    const [first = 0] = data
    switch (header) {
      case 249: return Uint8Array.of(2, 20)
      case 248: return Uint8Array.of(0)
      case 236: return Uint8Array.of(this.#optos)
      case 232: return Uint8Array.of(this.#selfCheck)
      case 229: return this.events.bytes()
      case 222:
        this.#sorterMask = first
        return 'ack'
      case 221: return Uint8Array.of(this.#sorterMask)
      case 209: return first < 1 || first > channels ? 'nack' : Uint8Array.of(ownPath(coinKinds[first - 1]?.yen ?? 0) ?? cashBoxPath)
      case 184: return first < 1 || first > channels ? 'nack' : ascii(coinKinds[first - 1]?.id ?? noKind)
      default: return null
    }
  }

  #refuse({ yen }: CoinKind, code: number): 'returned' {
    this.#till.giveBack(yen)
    this.happen(code)
    return 'returned'
  }

  #pathOf({ yen }: CoinKind): number {
    const path = ownPath(yen)
    const open = path !== null && (this.#sorterMask >> (path - 1)) % 2 === 1
    return open && this.#till.hasRoom(yen) ? path : cashBoxPath
  }

  /** Bit 0: credit sensor, bit 1: sorter; 1 is blocked. */
  get #optos(): number {
    if (this.#jam === null) return 0
    return this.#jam === 15 ? 2 : 1
  }

  /** 0 is well; 3: fault on credit sensor, 8: on sorter exit sensors. */
  get #selfCheck(): number {
    if (this.#broken !== null) return this.#broken
    if (this.#jam === null) return 0
    return this.#jam === 15 ? 8 : 3
  }
}
