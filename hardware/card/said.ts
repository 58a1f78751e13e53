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
