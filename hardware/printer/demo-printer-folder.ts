import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

export const demoPrinterFaults = ['offline', 'paperEmpty', 'jam', 'coverOpen', 'tonerEmpty'] as const
export type DemoPrinterFault = (typeof demoPrinterFaults)[number]

/** What people do to the printer. Written by the hand alone. */
const handState = z.strictObject({
  faults: z.array(z.enum(demoPrinterFaults)),
  /** The next job is to jam at this sheet (1 = the first). `order` tells one wish from the next. */
  jamAt: z.strictObject({ sheet: z.number().int().min(1), order: z.number().int() }).nullable(),
  /** Sheet counter when the outlet was last emptied. */
  takenAt: z.number().int().min(0),
  /** Documents that had been printed by then. */
  takenPapers: z.number().int().min(0).default(0),
})
export type HandState = z.infer<typeof handState>

/** What the printer itself counts. Written by the process that prints alone. */
const engineState = z.strictObject({
  counter: z.number().int().min(0),
  /** The wish to jam that has come true. */
  jammedOrder: z.number().int().nullable(),
})
export type EngineState = z.infer<typeof engineState>

/**
 * The demo printer as it stands in its folder, so that several processes use one machine. Each of its two small files has one
 * writer and is replaced as a whole: nothing is ever half read, and no process undoes another's change.
 */
export class DemoPrinterFolder {
  readonly paper: string
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    this.paper = join(folder, 'paper')
    mkdirSync(this.paper, { recursive: true })
  }

  hand(): HandState {
    return this.#read('printer-hand.json', handState, { faults: [], jamAt: null, takenAt: 0, takenPapers: 0 })
  }

  engine(): EngineState {
    return this.#read('printer-engine.json', engineState, { counter: 0, jammedOrder: null })
  }

  writeHand(state: HandState): void {
    this.#write('printer-hand.json', JSON.stringify(state))
  }

  writeEngine(state: EngineState): void {
    this.#write('printer-engine.json', JSON.stringify(state))
  }

  /** The faults that stand now. */
  faults(): readonly DemoPrinterFault[] {
    const hand = this.hand()
    const struck = hand.jamAt !== null && hand.jamAt.order === this.engine().jammedOrder
    return demoPrinterFaults.filter(fault => hand.faults.includes(fault) || (struck && fault === 'jam'))
  }

  outlet(): number {
    return this.engine().counter - this.hand().takenAt
  }

  /** Names of the printed documents, oldest first. */
  papers(): readonly string[] {
    return readdirSync(this.paper).filter(name => /^\d{3,}\.pdf$/.test(name)).toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))
  }

  /** Lays a finished document into the outlet under the next number; the name says nothing of its content. */
  deliver(pdf: Uint8Array): void {
    const last = this.papers().at(-1)
    const number = last === undefined ? 1 : Number.parseInt(last) + 1
    this.#write(join('paper', `${String(number).padStart(3, '0')}.pdf`), pdf)
  }

  /** Takes the printer for one job; false while another living process has it. */
  claim(): boolean {
    const own = `${this.#claimFile}.${process.pid}`
    // It comes to stand there with its content: nobody can be killed in between.
    writeFileSync(own, String(process.pid))
    try {
      linkSync(own, this.#claimFile)
      return true
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      if (this.claimed()) return false
      // Its process died in the middle of a job.
      rmSync(this.#claimFile, { force: true })
      return this.claim()
    } finally {
      rmSync(own, { force: true })
    }
  }

  claimed(): boolean {
    const holder = Number(this.#text('printer-busy') ?? Number.NaN)
    // Zero: an empty file, which nobody holds.
    if (Number.isNaN(holder) || holder === 0) return false
    try {
      return process.kill(holder, 0)
    } catch (error) {
      return codeOf(error) !== 'ESRCH'
    }
  }

  release(): void {
    rmSync(this.#claimFile, { force: true })
  }

  get #claimFile(): string {
    return join(this.#folder, 'printer-busy')
  }

  #text(name: string): string | null {
    try {
      return readFileSync(join(this.#folder, name), 'utf8')
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    }
  }

  #read<State>(name: string, schema: z.ZodType<State>, fresh: State): State {
    const text = this.#text(name)
    return text === null ? fresh : schema.parse(JSON.parse(text))
  }

  #write(name: string, content: string | Uint8Array): void {
    const file = join(this.#folder, name)
    writeFileSync(`${file}.${process.pid}`, content)
    renameSync(`${file}.${process.pid}`, file)
  }
}

function codeOf(error: unknown): string {
  return z.object({ code: z.string() }).parse(error).code
}
