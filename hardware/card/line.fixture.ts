import type { Chip } from './chip.ts'
import type { Transmit } from './exchange.ts'
import { nameOf } from './test-chip.ts'

/** A line to a chip, with the names of all commands that went over it. `bend` may answer in the chip's place. */
export function line(chip: Chip, bend: (command: Uint8Array, index: number) => Uint8Array | null = () => null) {
  const names: string[] = []
  const transmit: Transmit = async (command) => {
    names.push(nameOf(command))
    return bend(command, names.length - 1) ?? chip.respond(command)
  }
  return { names, transmit }
}

/** A status word as a whole answer. */
export const word = (value: number) => Uint8Array.of(value >> 8, value & 0xff)
export const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
export const digitsOf = (digits: string) => Uint8Array.from(Buffer.from(digits))

/** A card that takes no short ids: neither for reading nor for PINs. */
export const noShortIds = (command: Uint8Array) => {
  const [, ins = 0, p1 = 0, p2 = 0] = command
  return (ins === 0xb0 && p1 >= 0x80) || (ins === 0x20 && p2 !== 0x80) ? word(0x6a86) : null
}
