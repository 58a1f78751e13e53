/** Of an extended command: 65536 bytes and the status word. */
const longestAnswer = 65_538

/** Where extended answers are received, one at a time: the PC/SC library itself leaves room for a short answer only. */
export class AnswerRoom {
  readonly #room = new ArrayBuffer(longestAnswer)

  /** Gives the answer as bytes of its own, and leaves nothing of it behind: it may be somebody's address. */
  async receive(transmit: (room: ArrayBuffer) => Promise<Uint8Array>): Promise<Uint8Array> {
    try {
      const answer = await transmit(this.#room)
      const own = answer.slice()
      // Whether it lies in the room or not is the library's affair.
      answer.fill(0)
      return own
    } finally {
      new Uint8Array(this.#room).fill(0)
    }
  }
}
