/** Bytes to and from a device, whatever carries them. */
export interface Line {
  /** Nothing happens on a line that is gone. */
  send(bytes: Uint8Array): void
  /** Ends the line; what was not sent yet is dropped. */
  close(): Promise<void>
}

/** Who listens to a line. */
export interface LineEar {
  heard(bytes: Uint8Array): void
  /** The line has ended: unplugged, cut off, or closed by us. Told once. */
  gone(): void
}

/** Opens a line; null: there is none, or nobody, or not within the time. */
export type OpenLine = (ear: LineEar) => Promise<Line | null>
