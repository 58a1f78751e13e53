/** A chip that lies on a reader: what answers APDUs, whoever carries them. */
export interface Chip {
  readonly atr: Uint8Array
  powerOn(): void
  powerOff(): void
  /** Warm reset: the power stays. */
  reset(): void
  respond(command: Uint8Array): Uint8Array
}

/** A chip whose answers may take their time, or never come. One that loses its power meanwhile answers with nothing. */
export interface LateChip extends Omit<Chip, 'respond'> {
  respond(command: Uint8Array): Uint8Array | Promise<Uint8Array>
}
