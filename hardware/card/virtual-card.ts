import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { LateChip } from './chip.ts'

/** TCP ports of the virtual readers "Virtual PCD 00 00" and "Virtual PCD 00 01". */
export const virtualReaderPort = { first: 35963, second: 35964 } as const

const control = { off: 0x00, on: 0x01, reset: 0x02, atr: 0x04 } as const

/** How a card leaves without being taken away: pulled in the middle of a command, or its reader let go of it. */
export type Left = 'pulled' | 'readerGone'

/** Lends a chip to vsmartcard's virtual reader, so that pcscd and everything above it take it for a real card. */
export class VirtualCard {
  readonly #chip: LateChip
  readonly #port: number
  readonly #onLeft: (how: Left) => void
  #socket: Socket | null = null
  #received = Buffer.alloc(0)
  #pullAfter = Infinity
  #answered = 0
  #noticed = false
  /** Counts what the reader has said: an answer that comes after it said something else is none any more. */
  #turn = 0

  /** @param onLeft told when the card left otherwise than by `remove`. */
  constructor(chip: LateChip, port: number, onLeft: (how: Left) => void = () => {}) {
    this.#chip = chip
    this.#port = port
    this.#onLeft = onLeft
  }

  /** Commands answered so far. */
  get answered(): number {
    return this.#answered
  }

  /** Whether it lies on the reader. */
  get lies(): boolean {
    return this.#socket !== null
  }

  /** Whether the reader has looked at it since it lies there; a reader on which another card lies looks at none behind it. */
  get noticed(): boolean {
    return this.#noticed
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
    socket.once('close', () => this.#leave(socket, 'readerGone'))
    this.#received = Buffer.alloc(0)
    this.#noticed = false
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

  /** Without a line there is no power, however it came about; told only when nobody took the card away. */
  #leave(socket: Socket, how: Left): void {
    this.#turn += 1
    this.#chip.powerOff()
    if (socket !== this.#socket) return
    this.#socket = null
    this.#pullAfter = Infinity
    this.#onLeft(how)
  }

  #receive(socket: Socket, bytes: Buffer): void {
    this.#noticed = true
    this.#received = Buffer.concat([this.#received, bytes])
    while (this.#received.length >= 2 && this.#received.length >= 2 + this.#received.readUInt16BE(0)) {
      const end = 2 + this.#received.readUInt16BE(0)
      const payload = this.#received.subarray(2, end)
      this.#received = this.#received.subarray(end)
      this.#turn += 1
      if (payload.length === 1) this.#obey(socket, payload[0])
      else void this.#respond(socket, payload)
    }
  }

  #obey(socket: Socket, code: number | undefined): void {
    if (code === control.atr) send(socket, this.#chip.atr)
    if (code === control.off) this.#chip.powerOff()
    if (code === control.on) this.#chip.powerOn()
    if (code === control.reset) this.#chip.reset()
  }

  async #respond(socket: Socket, command: Uint8Array): Promise<void> {
    if (this.#pullAfter === 0) {
      this.#leave(socket, 'pulled')
      socket.destroy()
      return
    }
    this.#pullAfter -= 1
    const turn = this.#turn
    const answer = await this.#chip.respond(command)
    if (turn !== this.#turn) return
    this.#answered += 1
    send(socket, answer)
  }
}

function send(socket: Socket, answer: Uint8Array): void {
  const header = Buffer.alloc(2)
  header.writeUInt16BE(answer.length)
  socket.write(Buffer.concat([header, answer]))
}
