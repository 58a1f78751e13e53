import { parseCommand } from './apdu.ts'
import type { Chip } from './chip.ts'

/** A chip with a witness: what was done to it, in order: `on`, `off`, `reset`, `verify` (with a PIN), `sign`, or the instruction in hex. */
export class WitnessedChip implements Chip {
  readonly seen: string[] = []
  readonly #chip: Chip

  constructor(chip: Chip) {
    this.#chip = chip
  }

  get atr(): Uint8Array {
    return this.#chip.atr
  }

  powerOn(): void {
    this.seen.push('on')
    this.#chip.powerOn()
  }

  powerOff(): void {
    this.seen.push('off')
    this.#chip.powerOff()
  }

  reset(): void {
    this.seen.push('reset')
    this.#chip.reset()
  }

  respond(command: Uint8Array): Uint8Array {
    this.seen.push(nameOf(command))
    return this.#chip.respond(command)
  }
}

/** A card that is changed for another so fast that no reader notices: the other one has just got its power. */
export class ChangingChip implements Chip {
  #chip: Chip

  constructor(chip: Chip) {
    this.#chip = chip
  }

  get atr(): Uint8Array {
    return this.#chip.atr
  }

  change(chip: Chip): void {
    this.#chip.powerOff()
    this.#chip = chip
    chip.powerOn()
  }

  powerOn(): void { this.#chip.powerOn() }
  powerOff(): void { this.#chip.powerOff() }
  reset(): void { this.#chip.reset() }

  respond(command: Uint8Array): Uint8Array {
    return this.#chip.respond(command)
  }
}

/** What a command is to the witness. */
export function nameOf(command: Uint8Array): string {
  const parsed = parseCommand(command)
  if (parsed === null) return 'malformed'
  if (parsed.ins === 0x20 && parsed.data.length > 0) return 'verify'
  return parsed.ins === 0x2a ? 'sign' : parsed.ins.toString(16)
}
