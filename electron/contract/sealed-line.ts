import { makeKey } from './seal.ts'
import type { End, Seal } from './seal.ts'

export interface SealedLineOptions {
  readonly end: End
  /** Carries one message to the other end. */
  readonly carry: (message: Uint8Array<ArrayBuffer>) => void
  /** Both ends have their keys: what is said from now on arrives. */
  readonly joined: () => void
  /** What the other end said, in the order in which it did. */
  readonly heard: (text: string) => void
  /** What came is not of this line. Told once; nothing is heard any more. */
  readonly broken: () => void
}

/** One end of a connection that only its two ends can read; whatever carries it sees two public keys, and then nothing it could read. */
export interface SealedLine {
  /** Says it to the other end, after all that was said before. Not before `joined`. */
  say(text: string): void
  /** A message that arrived. */
  take(message: Uint8Array<ArrayBuffer>): void
}

/**
 * The page says its key first, the terminal answers with its own when it can be spoken to: so whoever has joined is heard. To be made
 * when the connection carries messages.
 */
export function sealedLine({ end: own, carry, joined, heard, broken }: SealedLineOptions): SealedLine {
  const key = makeKey(own)
  let seal: Seal | null = null
  let over = false
  const outgoing = line()
  const incoming = line()

  const sayKey = async (): Promise<void> => carry((await key).publicKey)
  const refuse = (): void => {
    over = true
    broken()
  }
  const take = async (message: Uint8Array<ArrayBuffer>): Promise<void> => {
    if (over) return
    if (seal === null) {
      const agreed = await (await key).agree(message)
      if (agreed === null) return refuse()
      if (own === 'terminal') await sayKey()
      seal = agreed
      return queueMicrotask(joined)
    }
    const text = await seal.open(message)
    if (text === null) return refuse()
    // Not within the line: a listener that throws must be heard of, and so must what comes after.
    queueMicrotask(() => heard(text))
  }

  if (own === 'page') void sayKey()
  return {
    say: (text) => {
      const sealed = seal
      if (sealed === null) throw new Error('said before anybody could hear it')
      outgoing(async () => carry(await sealed.seal(text)))
    },
    take: (message) => incoming(() => take(message)),
  }
}

/** One after the other, whichever the processor is done with first. */
function line(): (turn: () => Promise<void>) => void {
  let last = Promise.resolve()
  return (turn) => {
    last = last.then(turn)
  }
}
