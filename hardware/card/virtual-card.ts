import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { Chip } from './chip.ts'

/** TCP ports of the virtual readers "Virtual PCD 00 00" and "Virtual PCD 00 01". */
export const virtualReaderPort = { first: 35963, second: 35964 } as const

const control = { off: 0x00, on: 0x01, reset: 0x02, atr: 0x04 } as const

/** Lends a chip to vsmartcard's virtual reader, so that pcscd and everything above it take it for a real card. */
export class VirtualCard {
  readonly #chip: Chip
  readonly #port: number
  #socket: Socket | null = null
  #received = Buffer.alloc(0)
  #pullAfter = Infinity
  #answered = 0

  constructor(chip: Chip, port: number) {
    this.#chip = chip
    this.#port = port
  }

  /** Commands answered so far. */
  get answered(): number {
    return this.#answered
  }

  /** Lays the card on the reader; rejects when no virtual reader listens there. */
  async insert(): Promise<void> {
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    const missing = `no virtual reader on port ${this.#port} (vsmartcard-vpcd under pcscd)`
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', (error) => reject(new Error(missing, { cause: error })))
    })
    // From here on a broken line is the reader's way of letting go of the card; `close` follows.
    socket.on('error', () => {})
    socket.on('data', (bytes) => this.#receive(socket, bytes))
    socket.once('close', () => this.#chip.powerOff())
    this.#received = Buffer.alloc(0)
    this.#socket = socket
  }

  /** Takes the card away. */
  async remove(): Promise<void> {
    const socket = this.#socket
    this.#socket = null
    this.#pullAfter = Infinity
    if (socket === null || socket.closed) return
    const closed = new Promise<void>((resolve) => { socket.once('close', () => resolve()) })
    socket.destroy()
    await closed
  }

  /** The card is pulled once it has answered so many more commands, while the next one is under way. */
  removeAfter(commands: number): void {
    this.#pullAfter = commands
  }

  #receive(socket: Socket, bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes])
    while (this.#received.length >= 2 && this.#received.length >= 2 + this.#received.readUInt16BE(0)) {
      const end = 2 + this.#received.readUInt16BE(0)
      const payload = this.#received.subarray(2, end)
      this.#received = this.#received.subarray(end)
      const answer = payload.length === 1 ? this.#obey(payload[0]) : this.#respond(socket, payload)
      if (answer === null) continue
      const header = Buffer.alloc(2)
      header.writeUInt16BE(answer.length)
      socket.write(Buffer.concat([header, answer]))
    }
  }

  #obey(code: number | undefined): Uint8Array | null {
    if (code === control.atr) return this.#chip.atr
    if (code === control.off) this.#chip.powerOff()
    if (code === control.on) this.#chip.powerOn()
    if (code === control.reset) this.#chip.reset()
    return null
  }

  #respond(socket: Socket, command: Uint8Array): Uint8Array | null {
    if (this.#pullAfter === 0) {
      socket.destroy()
      return null
    }
    this.#pullAfter -= 1
    this.#answered += 1
    return this.#chip.respond(command)
  }
}
