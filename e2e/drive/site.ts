import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readAccounts } from './accounts.ts'
import type { Accounts } from './accounts.ts'
import { openBoardHand } from './board-hand.ts'
import type { BoardHand } from './board-hand.ts'
import { startTerminal } from './running-terminal.ts'
import type { RunningTerminal } from './running-terminal.ts'
import { SiteClock } from './site-clock.ts'
import { TouchScreen } from './touch-screen.ts'

/** Times of the configuration, ms: long, unless a journey is about their running out. */
export interface Times {
  readonly idle: number
  readonly countdown: number
  readonly pay: number
  readonly message: number
}
const longTimes: Times = { idle: 120_000, countdown: 60_000, pay: 180_000, message: 60_000 }

/** How a place is furnished. */
export interface Furniture {
  readonly times: Partial<Times>
  /** Further keys of the configuration. */
  readonly configuration: Readonly<Record<string, unknown>>
  /** Further words for the terminal's command line. */
  readonly args: readonly string[]
  /** What its clock shows at the beginning, ISO 8601 with offset; null: the machine's clock is good enough. */
  readonly moment: string | null
}

const demo = new URL('../../electron/configuration/demo.json', import.meta.url)

/** A place where one terminal stands: its folder, its processes, the hand on its devices, and the page of its screen. */
export class Site {
  readonly #folder = mkdtempSync(join(tmpdir(), 'journey-'))
  readonly #page: Page
  readonly screen: TouchScreen
  readonly #furtherArgs: readonly string[]
  #config: string
  readonly #clock: SiteClock | null
  #terminal: RunningTerminal | null = null
  #board: BoardHand | null = null

  constructor(page: Page, { times, configuration, args, moment }: Furniture) {
    this.#page = page
    this.screen = new TouchScreen(page)
    this.#config = join(this.#folder, 'terminal.json')
    const shipped: object = JSON.parse(readFileSync(demo, 'utf8'))
    writeFileSync(this.#config, JSON.stringify({ ...shipped, dataFolder: this.dataFolder, times: { ...longTimes, ...times }, ...configuration }))
    mkdirSync(this.dataFolder)
    this.#furtherArgs = args
    this.#clock = moment === null ? null : new SiteClock(this.#folder, moment)
  }

  get dataFolder(): string {
    return join(this.#folder, 'data')
  }

  /** The terminal's configuration file; another one counts from the next time it is switched on. */
  get config(): string {
    return this.#config
  }

  set config(file: string) {
    this.#config = file
  }

  get terminal(): RunningTerminal {
    if (this.#terminal === null) throw new Error('no terminal is running')
    return this.#terminal
  }

  get board(): BoardHand {
    if (this.#board === null) throw new Error('no terminal is running')
    return this.#board
  }

  get clock(): SiteClock {
    if (this.#clock === null) throw new Error('this place has the clock of the machine')
    return this.#clock
  }

  /** Switches the terminal on; its screen is not opened. */
  async switchOn(): Promise<void> {
    this.#terminal = await startTerminal(['--config', this.#config, ...this.#furtherArgs], () => undefined, this.#clock?.file ?? null)
    this.#board = await openBoardHand(this.#terminal.boardUrl)
  }

  /** Switches the terminal on, and opens its screen. */
  async open(): Promise<void> {
    await this.switchOn()
    await this.#page.goto(this.terminal.terminalUrl)
  }

  /** Pulls the plug. */
  async cut(): Promise<void> {
    const { terminal } = this
    this.#left()
    await terminal.kill()
  }

  /** Ends the terminal, if one runs, and reads what it wrote down. */
  async accounts(): Promise<Accounts> {
    await this.#end()
    return readAccounts(this.dataFolder)
  }

  /** What the demo printer printed in full, oldest first. */
  papers(): readonly string[] {
    const folder = join(this.dataFolder, 'paper')
    return readdirSync(folder).toSorted().map((name) => join(folder, name))
  }

  /** Ends everything and removes the folder, whatever state it is in. */
  async close(): Promise<void> {
    try {
      await this.#end()
    } finally {
      rmSync(this.#folder, { recursive: true, force: true })
    }
  }

  async #end(): Promise<void> {
    const terminal = this.#terminal
    this.#left()
    await terminal?.stop()
  }

  #left(): void {
    this.#board?.close()
    this.#board = null
    this.#terminal = null
  }
}
