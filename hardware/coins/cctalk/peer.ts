import type { Answer, Bus } from './bus.ts'

/** `refused`: NACK, or BUSY to the end. `silent`: nobody answers, or not what was asked. */
export type Told<T> = { readonly kind: 'told'; readonly value: T } | { readonly kind: 'refused' | 'silent' }
export type Done = 'done' | 'refused' | 'silent'

export interface Identity {
  readonly manufacturer: string
  /** E.g. `Coin Acceptor`, `Payout`, `Bill Validator`. */
  readonly category: string
  readonly product: string
  readonly serial: number
}

/** One device on the bus, by its address. */
export class Peer {
  readonly #bus: Bus
  readonly #address: number

  constructor(bus: Bus, address: number) {
    this.#bus = bus
    this.#address = address
  }

  /** Asks what may be asked again. @param lengths bytes that an answer may have. */
  async ask(header: number, data: readonly number[], lengths: readonly number[] | 'any'): Promise<Told<Uint8Array>> {
    return told(await this.#bus.request({ to: this.#address, header, data, repeatable: true, answers: lengths }))
  }

  /** Asks once. @param lengths as in `ask`. @param answerMs how long the answer may take, ms. */
  async askOnce(header: number, lengths: readonly number[], answerMs: number): Promise<Told<Uint8Array>> {
    return told(await this.#bus.request({ to: this.#address, header, repeatable: false, answers: lengths, answerMs }))
  }

  /** Orders something that does no more when it is heard twice. */
  async order(header: number, data: readonly number[] = []): Promise<Done> {
    const told = await this.ask(header, data, [0])
    return told.kind === 'told' ? 'done' : told.kind
  }

  /** Orders what would be done again if it were heard twice: sent once, whatever comes back. @param lengths as in `ask`. */
  async orderOnce(header: number, data: readonly number[], lengths: readonly number[]): Promise<Done> {
    const answer = await this.#bus.request({ to: this.#address, header, data, repeatable: false, answers: lengths })
    switch (answer.kind) {
      case 'data':
      case 'ack': return 'done'
      case 'nack':
      case 'busy': return 'refused'
      case 'silent': return 'silent'
    }
  }

  /** Whether anybody answers (254), asked once: who does not is not waited for any longer. */
  async isThere(): Promise<boolean> {
    return await this.orderOnce(254, [], [0]) !== 'silent'
  }

  /** Who it is (246, 245, 244, 242). */
  async identify(): Promise<Told<Identity>> {
    const manufacturer = await this.ask(246, [], 'any')
    if (manufacturer.kind !== 'told') return manufacturer
    const category = await this.ask(245, [], 'any')
    if (category.kind !== 'told') return category
    const product = await this.ask(244, [], 'any')
    if (product.kind !== 'told') return product
    const serial = await this.ask(242, [], [3])
    if (serial.kind !== 'told') return serial
    const [made, does, called] = [text(manufacturer.value), text(category.value), text(product.value)]
    return { kind: 'told', value: { manufacturer: made, category: does, product: called, serial: number(serial.value) } }
  }
}

function told(answer: Answer): Told<Uint8Array> {
  switch (answer.kind) {
    case 'data': return { kind: 'told', value: answer.bytes }
    case 'ack': return { kind: 'told', value: new Uint8Array() }
    case 'nack':
    case 'busy': return { kind: 'refused' }
    case 'silent': return { kind: 'silent' }
  }
}

/** Printable ASCII; what is none becomes `?`. */
export function text(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?').join('').trim()
}

/** A number of some bytes, least significant first. */
export function number(bytes: Uint8Array): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0)
}
