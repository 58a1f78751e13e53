import { ascii, askCore, littleEndian } from './answer.ts'
import type { Answer, Device, Identity } from './answer.ts'
import type { Till } from './till.ts'

/** What a hopper is made like. */
export interface HopperWish {
  /** 3 and more. */
  readonly address: number
  /** Of its coins, yen. */
  readonly value: number
  /** From one coin to the next, ms. */
  readonly coinMs: number
  /** Without a coin for so long it gives up, ms. */
  readonly timeoutMs: number
}

/** First byte of 163. */
const flags = { overCurrent: 1, timedOut: 2, optoBlocked: 32, powerUp: 64, disabled: 128 } as const
/** Third byte. */
const powerCutInPayout = 1
const enableCode = 165

/**
 * A coin hopper in software (ccTalk; payout without encryption, as in the SCH2: 167 carries the serial number). Its motor runs by the
 * clock, a coin after the other, whether anybody asks or not. Between two payouts it stands.
 */
export class SoftwareHopper implements Device {
  readonly address: number
  readonly value: number
  readonly #identity: Identity
  readonly #wish: HopperWish
  readonly #till: Till
  readonly #clock: () => number
  #enabled = false
  #counter = 0
  /** Of the last payout and since the power came, as 163 tells them. */
  #flags: number = flags.powerUp
  #cut = 0
  #lastCoinAt = 0
  /** Coins that still come out before it jams; null: it does not. */
  #jamAfter: number | null = null

  /** @param clock ms. */
  constructor(wish: HopperWish, till: Till, clock: () => number) {
    this.address = wish.address
    this.value = wish.value
    this.#identity = { maker: 'Madoguchi', category: 'Payout', product: 'SOFT-H', revision: 'SH-1.0', serial: 2_000_000 + wish.address }
    this.#wish = wish
    this.#till = till
    this.#clock = clock
    this.#stopShort()
  }

  /** It jams when so many coins more have come out; null: it runs freely again. What was given up stays given up. */
  jamAfter(coins: number | null): void {
    this.run()
    this.#jamAfter = coins
  }

  get faults(): { readonly jamAfter: number | null } {
    return { jamAfter: this.#jamAfter }
  }

  /** As after that many payouts: to come near the wrap. */
  windTo(counter: number): void {
    this.#counter = counter
  }

  reset(): void {
    this.run()
    this.#stopShort()
    this.#enabled = false
    this.#counter = 0
    this.#flags = flags.powerUp
  }

  ask(header: number, data: Uint8Array): Answer {
    this.run()
    return askCore(this, this.#identity, header) ?? this.#askHopper(header, data)
  }

  #askHopper(header: number, data: Uint8Array): Answer {
    const { remaining, paid, unpaid } = this.#tube
    switch (header) {
      case 217: return Uint8Array.of(this.#levels)
      case 171: return ascii(`JP${String(this.value).padStart(3, '0')}A`)
      case 172: return this.#stop()
      case 167: return this.#dispense(data)
      case 166: return Uint8Array.of(this.#counter, remaining, paid, unpaid)
      case 164:
        this.#enabled = data[0] === enableCode
        return 'ack'
      case 163: return Uint8Array.of(this.#flags + (this.#enabled ? 0 : flags.disabled), 0, this.#cut)
      default: return null
    }
  }

  /** Serial number and how many: the counter, moved, when the motor has begun. */
  #dispense(data: Uint8Array): Answer {
    const coins = data[3] ?? 0
    if (this.#tube.remaining > 0) return 'busy'
    const ours = littleEndian(this.#identity.serial, 3).every((byte, index) => data[index] === byte)
    if (!this.#enabled || data.length !== 4 || !ours || coins === 0) return 'nack'
    this.#counter = this.#counter === 255 ? 1 : this.#counter + 1
    this.#flags = 0
    this.#cut = 0
    this.#lastCoinAt = this.#clock()
    this.#till.beginPayout(this.value, coins)
    return Uint8Array.of(this.#counter)
  }

  /** The power went, perhaps in the middle of a payout: what remains will not be paid. */
  #stopShort(): void {
    if (this.#tube.remaining === 0) return
    this.#cut = powerCutInPayout
    this.#till.endPayout(this.value)
  }

  #stop(): Answer {
    const { remaining } = this.#tube
    if (remaining > 0) this.#till.endPayout(this.value)
    return Uint8Array.of(remaining)
  }

  /** The motor, up to now. */
  run(): void {
    const now = this.#clock()
    while (this.#tube.remaining > 0) {
      const jammed = this.#jamAfter === 0
      if (jammed || this.#tube.count === 0) {
        if (now < this.#lastCoinAt + this.#wish.timeoutMs) return
        this.#flags = jammed ? flags.timedOut + flags.overCurrent : flags.timedOut
        this.#till.endPayout(this.value)
      } else {
        if (now < this.#lastCoinAt + this.#wish.coinMs) return
        this.#lastCoinAt += this.#wish.coinMs
        if (this.#jamAfter !== null) this.#jamAfter -= 1
        this.#till.payCoin(this.value)
      }
    }
  }

  get #tube() {
    return this.#till.tube(this.value)
  }

  /** Below a tenth it is low, from nine tenths on high; it has both sensors. */
  get #levels(): number {
    const { count, capacity } = this.#tube
    return 0x30 + (count * 10 < capacity ? 1 : 0) + (count * 10 >= capacity * 9 ? 2 : 0)
  }
}
