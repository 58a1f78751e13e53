import { getResponse, parseResponse, selectApplication, selectFile } from './apdu.ts'
import type { Response, Status } from './apdu.ts'

/**
 * Carries one command to the card. An empty or short answer means that the card is gone; whoever implements this keeps the
 * reason of a broken line to itself and answers emptily from then on. The answer belongs to who asked, and may be overwritten.
 */
export type Transmit = (command: Uint8Array) => Promise<Uint8Array>

/** The two ways in which a conversation with a card breaks off. */
export type Trouble = { readonly kind: 'gone' } | { readonly kind: 'failed'; readonly why: string }

export const gone: Trouble = { kind: 'gone' }

export function failed(why: string): Trouble {
  return { kind: 'failed', why }
}

/** Names a status for staff: header facts only, never data. */
export function unexpected(doing: string, status: Status): Trouble {
  return failed(`${doing}: ${status.kind === 'other' ? status.word : status.kind}`)
}

const maxRounds = 32

/** One exchange that may be repeated with the Le which the card asks for: for selecting and reading only. */
export async function exchange(transmit: Transmit, command: Uint8Array): Promise<Response | Trouble> {
  const answer = await exchangeOnce(transmit, command)
  if (!('status' in answer) || answer.status.kind !== 'otherLength' || command.length !== 5) return answer
  const again = Uint8Array.from(command)
  again[4] = answer.status.length & 0xff
  return exchangeOnce(transmit, again)
}

/** One exchange whose command is sent exactly once; an answer in parts is collected, and its parts are overwritten. */
export async function exchangeOnce(transmit: Transmit, command: Uint8Array): Promise<Response | Trouble> {
  let answer = parseResponse(await transmit(command))
  const parts: Uint8Array[] = []
  for (let round = 0; round < maxRounds; round += 1) {
    if (answer === 'gone') return gone
    if (answer.status.kind !== 'more') return parts.length === 0 ? answer : { status: answer.status, data: joined(...parts, answer.data) }
    parts.push(answer.data)
    answer = parseResponse(await transmit(getResponse(answer.status.length)))
  }
  return failed('the card never ends its answer')
}

/** The parts in one piece of its own. The parts are overwritten: a piece of somebody's address must not stay behind. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let end = 0
  for (const part of parts) {
    whole.set(part, end)
    end += part.length
    part.fill(0)
  }
  return whole
}

/** A file's name for staff. */
export function nameOf(file: number): string {
  return file.toString(16).padStart(4, '0')
}

/** Selects an application. The first command after power-up may be answered 6F00 once for nothing. */
export async function openApplication(transmit: Transmit, aid: Uint8Array): Promise<'open' | 'absent' | Trouble> {
  const first = await exchange(transmit, selectApplication(aid))
  const unready = 'status' in first && first.status.kind === 'other' && first.status.word === '6F00'
  const answer = unready ? await exchange(transmit, selectApplication(aid)) : first
  if (!('status' in answer)) return answer
  if (answer.status.kind === 'ok') return 'open'
  return answer.status.kind === 'notFound' ? 'absent' : unexpected('select application', answer.status)
}

export async function openFile(transmit: Transmit, file: number): Promise<'open' | Trouble> {
  const answer = await exchange(transmit, selectFile(file))
  if (!('status' in answer)) return answer
  return answer.status.kind === 'ok' ? 'open' : unexpected(`select file ${nameOf(file)}`, answer.status)
}
