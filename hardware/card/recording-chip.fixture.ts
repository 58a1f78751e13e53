import { parseCommand } from './apdu.ts'
import type { Command } from './apdu.ts'
import type { Chip } from './chip.ts'
import { factsAid } from './facts-files.ts'

export interface Said {
  readonly command: Uint8Array
  readonly answer: Uint8Array
}

/** A chip that keeps every word of its conversations, in copies that nobody overwrites. */
export class RecordingChip implements Chip {
  readonly conversation: Said[] = []
  readonly atr: Uint8Array
  readonly #chip: Chip
  readonly #bend: (command: Uint8Array) => Uint8Array | null

  constructor(chip: Chip, bend: (command: Uint8Array) => Uint8Array | null = () => null) {
    this.#chip = chip
    this.#bend = bend
    this.atr = chip.atr
  }

  powerOn(): void { this.#chip.powerOn() }
  powerOff(): void { this.#chip.powerOff() }
  reset(): void { this.#chip.reset() }

  respond(command: Uint8Array): Uint8Array {
    const kept = command.slice()
    const answer = this.#bend(command) ?? this.#chip.respond(command)
    this.conversation.push({ command: kept, answer: answer.slice() })
    return answer
  }
}

/** The 個人番号, the application's PIN, 照合番号A. */
const forbidden = new Set([0x0001, 0x0011, 0x0014])

/**
 * What was said to 券面事項入力補助 that has to do with the 個人番号: its file selected, read, or named by its short id, and the
 * numbers that open it asked about or presented. What cannot be understood there counts, too.
 */
export function trespasses(conversation: readonly Said[]): readonly string[] {
  let inside = false
  return conversation.flatMap(({ command: bytes }) => {
    const command = parseCommand(bytes)
    if (command?.ins === 0xa4 && command.p1 === 0x04) {
      inside = Buffer.compare(command.data, factsAid) === 0
      return []
    }
    return inside && (command === null || isTrespass(command)) ? [Buffer.from(bytes).toString('hex')] : []
  })
}

function isTrespass({ ins, p1, p2, data }: Command): boolean {
  switch (ins) {
    case 0xa4: return p1 !== 0x02 || data.length !== 2 || forbidden.has(Buffer.from(data).readUInt16BE())
    case 0xb0: return p1 >= 0x80 && forbidden.has(p1 & 0x1f)
    case 0xb2: return forbidden.has(p2 >> 3)
    case 0x20: return p2 !== 0x80 && forbidden.has(p2 & 0x1f)
    default: return ins !== 0xc0
  }
}
