/** What a printer says, told apart by its fixed bits (Epson's ESC/POS reference, "status transmission"). */
export type EscposAnswer =
  /** To DLE EOT: how it is at this instant, whatever it has still to do. */
  | { readonly kind: 'state'; readonly bits: number }
  /** To GS r: it has come so far. */
  | { readonly kind: 'through' }
  /** To DLE DC4 8: its buffers are empty. */
  | { readonly kind: 'cleared' }

/** Makes answers of bytes as they come in, however they are cut. What nobody has asked for is passed over. */
export class EscposAnswers {
  #skip = 0
  #block: number[] | null = null

  take(bytes: Uint8Array): readonly EscposAnswer[] {
    return [...bytes].flatMap(byte => {
      const answer = this.#byte(byte)
      return answer === null ? [] : [answer]
    })
  }

  #byte(byte: number): EscposAnswer | null {
    if (this.#skip > 0) {
      this.#skip -= 1
      return null
    }
    if (this.#block !== null) return this.#inBlock(this.#block, byte)
    // 0xx0xxxx: GS r. 0xx1xx10: DLE EOT.
    if ((byte & 0x90) === 0) return { kind: 'through' }
    if ((byte & 0x93) === 0x12) return { kind: 'state', bits: byte }
    // 0xx1xx00: it reports by itself (ASB), in four bytes. Others begin a block that ends with NUL; XON and XOFF stand alone.
    if ((byte & 0x93) === 0x10) this.#skip = 3
    else if (byte === 0x37 || byte === 0x3d || byte === 0x5f) this.#block = [byte]
    return null
  }

  #inBlock(block: number[], byte: number): EscposAnswer | null {
    if (byte !== 0) {
      block.push(byte)
      return null
    }
    this.#block = null
    return block[0] === 0x37 && block[1] === 0x25 ? { kind: 'cleared' } : null
  }
}
