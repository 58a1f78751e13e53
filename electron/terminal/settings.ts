import type { TerminalIdentity } from '../../center/center.ts'
import type { Schedule } from '../../center/schedule.ts'
import type { Aids } from '../flow/aids.ts'

/** What the terminal is, whom it serves, and how patient it is. Times in ms. */
export interface Settings {
  /** Who the terminal is, and with what it works: said to the center (I-16). */
  readonly identity: TerminalIdentity
  /** Where the terminal stands; on the receipt. */
  readonly place: string
  /** Where customers ask after their 利用登録 (A3-03); on its slip. Null: not known. */
  readonly statusSite: string | null
  /** A demo device or center is at work: the screen says so. */
  readonly demo: boolean
  /** Whose certificates are offered: 市区町村コード, or everybody's (自団体のみ, A2-15). */
  readonly municipalities: Municipalities
  /** 住基カード are taken; else they get the official refusal. */
  readonly jukiCards: boolean
  /** When the place itself is open. */
  readonly hours: Schedule
  readonly times: Times
  /** How many coins of one value are taken in one visit. */
  readonly mostOfAKind: number
  /** How often a customer may ask for more time. */
  readonly extensions: number
  /** As every customer finds the machine. */
  readonly aids: Aids
}

export type Municipalities = 'all' | readonly string[]

export interface Times {
  readonly idle: number
  readonly countdown: number
  readonly pay: number
  readonly message: number
  /** How long card or paper may lie before staff is called. */
  readonly forgotten: number
  /** How often printer and hours are looked at. */
  readonly look: number
  readonly deadlines: Deadlines
}

/** How long an answer is waited for; after that its watchdog answers. */
export interface Deadlines {
  readonly card: number
  readonly session: number
  readonly proof: number
  readonly menu: number
  /** カードAP: the municipality's word on a PIN. */
  readonly pinCheck: number
  /** 券面事項入力補助. */
  readonly facts: number
  /** 利用登録申請. */
  readonly register: number
  readonly vault: number
  readonly coins: number
  readonly inlet: number
  readonly payOut: number
  /** The cashless terminal: asked whether it can be offered, told to take what was set aside or to let it go, and once an asking was called off. */
  readonly settle: number
  /** The center's hours and stops. */
  readonly stops: number
  readonly print: number
  readonly receipt: number
  /** The vault's process, from the order to erase to its end. */
  readonly end: number
  /** The same while it prints: the printer is told to stop first, and says what came out. */
  readonly giveUp: number
  /** Printer and receipt printer, asked how they are. */
  readonly status: number
  /** The signal to staff. */
  readonly call: number
}

export const usualDeadlines: Deadlines = {
  card: 15_000, session: 20_000, proof: 20_000, menu: 30_000, pinCheck: 20_000, facts: 20_000, register: 30_000, vault: 120_000,
  coins: 5_000, inlet: 5_000, payOut: 120_000, settle: 20_000, stops: 10_000, print: 360_000, receipt: 45_000, end: 15_000,
  giveUp: 90_000, status: 10_000, call: 5_000,
}
