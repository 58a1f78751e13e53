import { sha256 } from './digests.ts'
import type { EnvelopePiece } from './wire.ts'

/** Characters of an envelope that one answer carries. */
export const pieceLength = 131_072
/** More than an answer holds around its piece. */
const around = 512

/** What comes of an envelope (ASCII) from there on; null where it has nothing more. */
export function pieceOf(transaction: string, envelope: string, from: number): EnvelopePiece | null {
  if (from >= envelope.length) return null
  return { transaction, from, total: envelope.length, digest: sha256(envelope), piece: envelope.slice(from, from + pieceLength) }
}

/** An envelope as it arrives, piece after piece, each of which has to go on where the last ended and belong to the same whole. */
export class EnvelopePieces {
  readonly #progress: (received: number, total: number | null) => void
  #held = ''
  #whole: Pick<EnvelopePiece, 'total' | 'digest'> | null = null
  #told = 0

  /** @param progress is told more and more, and never less. */
  constructor(progress: (received: number, total: number | null) => void) {
    this.#progress = progress
  }

  /** From where it has to go on. */
  get held(): number {
    return this.#held.length
  }

  /** Whether anything has come at all, of a whole piece or of one that was cut. */
  get begun(): boolean {
    return this.#told > 0
  }

  /** So many bytes of the next answer are there. */
  receiving(bytes: number): void {
    this.#tell(this.#held.length + bytes - around)
  }

  /** Takes the next piece. `whole`: that was the last, and all together are what was promised. */
  take({ from, total, digest, piece }: EnvelopePiece): 'more' | 'invalid' | { readonly whole: string } {
    const { total: promised, digest: known } = this.#whole ?? { total, digest }
    if (from !== this.held || total !== promised || digest !== known || from + piece.length > total) return 'invalid'
    this.#whole = { total, digest }
    this.#held += piece
    this.#tell(this.#held.length)
    if (this.#held.length < total) return 'more'
    return sha256(this.#held) === digest ? { whole: this.#held } : 'invalid'
  }

  #tell(received: number): void {
    if (received <= this.#told) return
    this.#told = received
    this.#progress(received, this.#whole?.total ?? null)
  }
}
