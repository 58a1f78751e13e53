/** What the terminal is and how patient it is. Times in ms. */
export interface Settings {
  readonly terminal: string
  /** Build identity, semver (+commit). */
  readonly build: string
  /** Where the terminal stands; on the receipt. */
  readonly place: string
  /** A demo device or center is at work: the screen says so. */
  readonly demo: boolean
  readonly times: Times
  /** How often a customer may ask for more time. */
  readonly extensions: number
}

export interface Times {
  readonly idle: number
  readonly countdown: number
  readonly pay: number
  readonly message: number
  /** How long card or paper may lie before staff is called. */
  readonly forgotten: number
  /** How often printer and center are looked at. */
  readonly look: number
  readonly deadlines: Deadlines
}

/** How long an answer is waited for; after that its watchdog answers. */
export interface Deadlines {
  readonly card: number
  readonly session: number
  readonly proof: number
  readonly menu: number
  readonly vault: number
  readonly coins: number
  readonly inlet: number
  readonly payOut: number
  readonly print: number
  readonly receipt: number
  readonly end: number
  /** Printer and receipt printer, asked how they are. */
  readonly status: number
}

export const usualDeadlines: Deadlines = {
  card: 15_000, session: 20_000, proof: 20_000, menu: 30_000, vault: 120_000, coins: 5_000, inlet: 5_000, payOut: 90_000, print: 300_000,
  receipt: 30_000, end: 15_000, status: 10_000,
}
