import { createHash } from 'node:crypto'
import { sha256 } from './digests.ts'
import type { EnvelopePiece } from './wire.ts'

/** Characters of an envelope that one answer carries. */
export const pieceLength = 131_072
/** More than an answer holds around its piece. */
const around = 512

/** What comes of an envelope (ASCII) from there on; null where it has nothing more. */
export function pieceOf(transaction: string, envelope: Uint8Array, from: number): EnvelopePiece | null {
  if (from >= envelope.length) return null
  const piece = Buffer.from(envelope.subarray(from, from + pieceLength)).toString('latin1')
  return { transaction, from, total: envelope.length, digest: sha256(envelope), piece }
}

/**
 * An envelope as it arrives, piece after piece, each of which has to go on where the last ended and belong to the same whole. It lies in
 * one buffer of its length, outside of V8's pool, and is digested as it comes, so that its last byte decides at once.
 */
export class EnvelopePieces {
  readonly #progress: (received: number, total: number | null) => void
  readonly #digest = createHash('sha256')
  #whole: { readonly bytes: Buffer; readonly digest: string } | null = null
  #held = 0
  #told = 0

  /** @param progress is told more and more, and never less. */
  constructor(progress: (received: number, total: number | null) => void) {
    this.#progress = progress
  }

  /** From where it has to go on. */
  get held(): number {
    return this.#held
  }

  /** Whether anything has come at all, of a whole piece or of one that was cut. */
  get begun(): boolean {
    return this.#told > 0
  }

  /** So many bytes of the next answer are there. */
  receiving(bytes: number): void {
    this.#tell(this.#held + bytes - around)
  }

  /** Takes the next piece. `whole`: that was the last, and all together are what was promised. */
  take({ from, total, digest, piece }: EnvelopePiece): 'more' | 'invalid' | { readonly whole: Uint8Array } {
    const { bytes, digest: promised } = this.#whole ??= { bytes: Buffer.allocUnsafeSlow(total), digest }
    const end = from + piece.length
    if (from !== this.#held || total !== bytes.length || digest !== promised || end > total) return 'invalid'
    bytes.write(piece, from, 'latin1')
    this.#digest.update(bytes.subarray(from, end))
    this.#held = end
    this.#tell(end)
    if (end < total) return 'more'
    return this.#digest.digest('hex') === promised ? { whole: bytes } : 'invalid'
  }

  #tell(received: number): void {
    if (received <= this.#told) return
    this.#told = received
    this.#progress(received, this.#whole?.bytes.length ?? null)
  }
}
