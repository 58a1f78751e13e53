/** One command and its answer, as a log may keep them: the command's header and the status word, never a body. */
export interface Said {
  /** CLA INS P1 P2, eight hex digits. */
  readonly header: string
  /** Bytes of the whole command, and of the whole answer. */
  readonly sent: number
  readonly received: number
  /** Status word, four hex digits; null when the card was gone. */
  readonly word: string | null
  readonly ms: number
}

const headerLength = 4

/** What may be told of an exchange. Only the header of the command and the last two bytes of the answer are looked at. */
export function saidOf(command: Uint8Array, answer: Uint8Array, ms: number): Said {
  return {
    header: hex(command.subarray(0, headerLength)), sent: command.length, received: answer.length,
    word: answer.length < 2 ? null : hex(answer.subarray(-2)), ms,
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase()
}
