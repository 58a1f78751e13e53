import type { CardChange, ReaderState } from './card.ts'

/** What can happen to a card reader: what whoever watches is told, and what goes on below. */
export interface Happening {
  readonly kind: CardChange['kind'] | 'serviceFound' | 'serviceLost' | 'sessionBegun' | 'sessionEnded' | 'lineBroken'
}

type Moves = Readonly<Partial<Record<Happening['kind'], ReaderState>>>

const reader: Moves = { readerLost: 'noReader', serviceLost: 'noService' }
const card: Moves = { ...reader, removed: 'empty' }

/**
 * Every move there is; anything else that happens, late or out of order, changes nothing. So a line that breaks on a card
 * which has been taken away since says nothing about the card of now, and only taking the card away leads out of `mustRemove`.
 */
const moves: Readonly<Record<ReaderState, Moves>> = {
  noService: { serviceFound: 'noReader', readerFound: 'empty' },
  noReader: { readerFound: 'empty', serviceLost: 'noService' },
  empty: { ...reader, placed: 'present' },
  present: { ...card, sessionBegun: 'session' },
  session: { ...card, sessionEnded: 'present', lineBroken: 'mustRemove' },
  mustRemove: card,
}

/** The state after something has happened. */
export function after(state: ReaderState, { kind }: Happening): ReaderState {
  return moves[state][kind] ?? state
}

export function hasReader(state: ReaderState): boolean {
  return state !== 'noService' && state !== 'noReader'
}

export function hasCard(state: ReaderState): boolean {
  return hasReader(state) && state !== 'empty'
}

/** What a move means to whoever watches cards: a card is removed before its reader is lost, and placed on a reader only. */
export function changesBetween(before: ReaderState, then: ReaderState): readonly CardChange[] {
  const changes: CardChange[] = []
  if (hasCard(before) && !hasCard(then)) changes.push({ kind: 'removed' })
  if (hasReader(before) !== hasReader(then)) changes.push({ kind: hasReader(then) ? 'readerFound' : 'readerLost' })
  if (!hasCard(before) && hasCard(then)) changes.push({ kind: 'placed' })
  return changes
}
