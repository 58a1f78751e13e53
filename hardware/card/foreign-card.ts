import type { Chip } from './chip.ts'

/** A card that is no マイナンバーカード: it answers, and knows none of the applications. */
export class ForeignCard implements Chip {
  readonly atr = Uint8Array.of(0x3b, 0x80, 0x80, 0x01, 0x01)
  powerOn(): void {}
  powerOff(): void {}
  reset(): void {}

  respond(): Uint8Array {
    return Uint8Array.of(0x6a, 0x82)
  }
}
