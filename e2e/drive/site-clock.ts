import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The clock of the place where a terminal stands: set to a moment at the beginning, and moved on by hand. It never goes back. */
export class SiteClock {
  readonly file: string
  #ahead: number

  /** @param moment ISO 8601 with offset. */
  constructor(folder: string, moment: string) {
    this.file = join(folder, 'ahead')
    this.#ahead = Date.parse(moment) - Date.now()
    this.#write()
  }

  /** Another moment, which has to be a later one. */
  turnTo(moment: string): void {
    const ahead = Date.parse(moment) - Date.now()
    if (ahead < this.#ahead) throw new Error(`${moment} has been`)
    this.#ahead = ahead
    this.#write()
  }

  /** In one piece: whoever reads finds the old number or the new one. */
  #write(): void {
    writeFileSync(`${this.file}.new`, String(this.#ahead))
    renameSync(`${this.file}.new`, this.file)
  }

  /** So many ms pass at once. */
  pass(ms: number): void {
    this.#ahead += ms
    this.#write()
  }
}
