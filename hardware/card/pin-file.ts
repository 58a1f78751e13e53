import { askTriesLeft, parseResponse, shortIdOf, verify } from './apdu.ts'
import type { Response, Status } from './apdu.ts'
import { gone, openFile, unexpected } from './exchange.ts'
import type { Transmit, Trouble } from './exchange.ts'

/** The counter of a PIN (or 照合番号), and how its file is named from here on. */
export interface PinCounter {
  readonly kind: 'counter'
  /** 0 = locked. */
  readonly triesLeft: number
  /** Null where the card takes no short ids: the file is selected now. */
  readonly shortId: number | null
}

export type Presented =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'blocked' }
  | Trouble

/** The card says that it had nothing to compare the digits with. Whether it counted them all the same, only its counter tells. */
export interface Unheard {
  readonly kind: 'unheard'
  readonly status: Status
}

/** Conditions of use, no current file, no such data, no such command (ISO 7816-4, 5.6), besides "not authorised" and "not found". */
const unheardWords: ReadonlySet<string> = new Set(['6985', '6986', '6A88', '6D00'])

/** Asks for the tries left, which costs none: by the file's short id, else after SELECT. */
export async function askCounter(transmit: Transmit, file: number): Promise<PinCounter | Trouble> {
  const shortId = shortIdOf(file)
  if (shortId !== null) {
    const named = await wordOf(transmit, askTriesLeft(shortId))
    if (!('status' in named) || answersQuestion(named)) return counterIn(named, shortId)
  }
  const opened = await openFile(transmit, file)
  return opened === 'open' ? counterIn(await wordOf(transmit, askTriesLeft()), null) : opened
}

function answersQuestion({ status }: Response): boolean {
  return status.kind === 'triesLeft' || status.kind === 'blocked' || status.kind === 'ok'
}

function counterIn(answer: Response | Trouble, shortId: number | null): PinCounter | Trouble {
  if (!('status' in answer)) return answer
  if (answer.status.kind === 'triesLeft') return { kind: 'counter', triesLeft: answer.status.triesLeft, shortId }
  // `ok` would mean that somebody else's PIN is still open: only power-off ends that, and the driver does it now.
  return answer.status.kind === 'blocked' ? { kind: 'counter', triesLeft: 0, shortId } : unexpected('ask for tries left', answer.status)
}

/** Tries left -> VERIFY. VERIFY is sent at most once, and not at all to a locked file. */
export async function present(transmit: Transmit, file: number, digits: Uint8Array): Promise<Presented> {
  const counter = await askCounter(transmit, file)
  return counter.kind === 'counter' ? presentOnce(transmit, counter, digits) : counter
}

/** VERIFY for which nothing more is done: a card that has not heard it has failed. */
export async function presentOnce(transmit: Transmit, counter: PinCounter, digits: Uint8Array): Promise<Presented> {
  const presented = await presentTo(transmit, counter, digits)
  return presented.kind === 'unheard' ? unexpected('verify', presented.status) : presented
}

/** VERIFY with a file whose tries are known: sent once, and not at all to a locked one. The command is overwritten. */
export async function presentTo(transmit: Transmit, counter: PinCounter, digits: Uint8Array): Promise<Presented | Unheard> {
  if (counter.triesLeft === 0) return { kind: 'blocked' }
  const command = counter.shortId === null ? verify(digits) : verify(digits, counter.shortId)
  const answer = await wordOf(transmit, command).finally(() => command.fill(0))
  if (!('status' in answer)) return answer
  const { status } = answer
  if (status.kind === 'ok') return { kind: 'right' }
  if (status.kind === 'blocked') return { kind: 'blocked' }
  if (isUnheard(status)) return { kind: 'unheard', status }
  if (status.kind !== 'triesLeft') return unexpected('verify', status)
  return status.triesLeft === 0 ? { kind: 'blocked' } : { kind: 'wrong', triesLeft: status.triesLeft }
}

/** The answer to this very command. A card that promises more to come has said nothing of a PIN, and what it says to the next command does not either. */
async function wordOf(transmit: Transmit, command: Uint8Array): Promise<Response | Trouble> {
  const answer = parseResponse(await transmit(command))
  return answer === 'gone' ? gone : answer
}

function isUnheard(status: Status): boolean {
  return status.kind === 'notAuthorised' || status.kind === 'notFound' || (status.kind === 'other' && unheardWords.has(status.word))
}

/** Whether these are ASCII digits, and so many: anything else would cost a try for nothing. */
export function areDigits(bytes: Uint8Array, length: number): boolean {
  return bytes.length === length && bytes.every((digit) => digit >= 0x30 && digit <= 0x39)
}
