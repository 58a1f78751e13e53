/** Bytes to and from a receipt printer, whatever carries them. */
export interface EscposLine {
  /** Nothing happens on a line that is gone. */
  send(bytes: Uint8Array): void
  /** Ends the line; what was not sent yet is dropped. */
  close(): Promise<void>
}

/** Who listens to a line. */
export interface EscposEar {
  heard(bytes: Uint8Array): void
  /** The line has ended: unplugged, cut off, or closed by us. Told once. */
  gone(): void
}

/** Opens a line; null: there is nobody, or nobody within the time. */
export type OpenEscposLine = (ear: EscposEar) => Promise<EscposLine | null>
