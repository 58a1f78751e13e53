import type { Advance, Effect } from './effect.ts'
import { askAgain, begun } from './asking.ts'
import type { Refusal } from './fault.ts'
import type { At, Draft, Errand, Flow } from './flow.ts'
import { copiesLeft, orderOf } from './draft.ts'
import type { Item } from './holding.ts'
import { openNext } from './issuing.ts'
import type { MenuEntry } from './menu.ts'
import { attended, move } from './move.ts'
import { barOf } from './bars.ts'
import type { Touch } from './touch.ts'

/** Certificates in one visit. More is a case for the counter, and every one holds a vault process. */
export const largestBasket = 5

/** ⑤ 証明書選択. What can't be had leads to the reason instead. */
export function choosing(flow: Flow, step: At<'choosing'>, touch: Touch): Advance {
  const { errand } = step
  switch (touch.kind) {
    case 'choose': {
      const entry = entryOf(errand, touch.entry)
      if (entry === undefined) return 'ignored'
      const reason = choosable(flow, errand, entry)
      return reason === null ? attended({ ...flow, step: { ...step, chosen: entry.id } }) : move(flow, { kind: 'explaining', errand, entry, reason })
    }
    case 'confirm': return step.chosen === null ? 'ignored' : chosen(flow, errand, step.chosen)
    case 'back': return backToConfirming(flow, step)
    case 'register': return mayRegister(errand) ? move(flow, { kind: 'origin', errand, prefecture: null, chosen: null }) : 'ignored'
    case 'language': case 'aids': case 'cancel': case 'answer': case 'copies': case 'edit': case 'another': case 'remove': case 'prefecture': case 'municipality':
    case 'payCashless': case 'taken': case 'continue':
      return 'ignored'
  }
}

/** Why something can't be had; back to ⑤ without what can't be had any more, and with all that can. */
export function explaining(flow: Flow, step: At<'explaining'>, touch: Touch): Advance {
  if (touch.kind !== 'back' && touch.kind !== 'confirm') return 'ignored'
  const basket = step.errand.basket.filter(({ entry }) => refusalOf(flow, entry) === null)
  return move(flow, { kind: 'choosing', errand: { ...step.errand, basket }, chosen: null, returning: null })
}

/** ⑩ 内容確認. What is shown here is what is sent and what is signed (I-04). */
export function confirming(flow: Flow, step: At<'confirming'>, touch: Touch): Advance {
  const { errand, draft } = step
  switch (touch.kind) {
    case 'confirm': return order(flow, step)
    case 'another':
      if (errand.basket.length + 1 >= largestBasket) return 'ignored'
      return move(flow, { kind: 'choosing', errand: { ...errand, basket: [...errand.basket, draft] }, chosen: null, returning: null })
    case 'remove': return remove(flow, step, touch.place)
    case 'back': return move(flow, { kind: 'copies', errand, draft, editing: false })
    case 'edit':
      if (touch.line === 'certificate') return move(flow, { kind: 'choosing', errand, chosen: draft.entry.id, returning: draft })
      if (touch.line === 'copies') return move(flow, { kind: 'copies', errand, draft, editing: true })
      return askAgain(flow, step, touch.line)
    case 'language': case 'aids': case 'cancel': case 'choose': case 'answer': case 'copies': case 'register': case 'prefecture': case 'municipality':
    case 'payCashless': case 'taken': case 'continue':
      return 'ignored'
  }
}

function chosen(flow: Flow, errand: Errand, id: string): Advance {
  const entry = entryOf(errand, id)
  if (entry === undefined) return 'ignored'
  const reason = choosable(flow, errand, entry)
  if (reason !== null) return move(flow, { kind: 'explaining', errand, entry, reason })
  if (errand.method === 'jpki' || errand.proven.includes(entry.kind)) return begun(flow, errand, entry)
  // カードAP: every type has a PIN of its own (A1-16).
  const triesLeft = entry.triesLeft ?? 0
  return move(flow, { kind: 'pin', medium: 'card', type: { errand, entry }, length: 0, triesLeft, wrong: false, checking: false })
}

/** ⑩→⑪, if everything ordered can still be had (B10: looked at again here). */
function order(flow: Flow, { errand, draft }: At<'confirming'>): Advance {
  const drafts: readonly Draft[] = [...errand.basket, draft]
  for (const { entry } of drafts) {
    const reason = refusalOf(flow, entry)
    if (reason !== null) return move(flow, { kind: 'explaining', errand: { ...errand, basket: drafts }, entry, reason })
  }
  const items = drafts.map((each): Item => ({ order: orderOf(each), data: 'none', issue: 'none', sheets: 0, failed: null }))
  const none: readonly Effect[] = []
  return openNext({ flow: { ...flow, holding: { ...flow.holding, items } }, effects: none })
}

/** The last place is the certificate that is being looked at; without it, the one before comes into view. */
function remove(flow: Flow, { errand, draft }: At<'confirming'>, place: number): Advance {
  const all: readonly Draft[] = [...errand.basket, draft]
  if (all.length === 1 || place >= all.length) return 'ignored'
  const left = all.filter((_, index) => index !== place)
  const last = left.at(-1)
  return last === undefined ? 'ignored' : move(flow, { kind: 'confirming', errand: { ...errand, basket: left.slice(0, -1) }, draft: last })
}

/** Nothing else, or nothing more, is wanted after all. */
function backToConfirming(flow: Flow, { errand, returning }: At<'choosing'>): Advance {
  if (returning !== null) return move(flow, { kind: 'confirming', errand, draft: returning })
  const draft = errand.basket.at(-1)
  return draft === undefined ? 'ignored' : move(flow, { kind: 'confirming', errand: { ...errand, basket: errand.basket.slice(0, -1) }, draft })
}

function entryOf({ menu }: Errand, id: string): MenuEntry | undefined {
  return menu.entries.find((entry) => entry.id === id)
}

/** For ⑤: what is in the basket already counts towards the municipality's limit. */
function choosable(flow: Flow, errand: Errand, entry: MenuEntry): Refusal | null {
  return refusalOf(flow, entry) ?? (copiesLeft(errand, entry) > 0 ? null : 'copies.limit')
}

function refusalOf(flow: Flow, entry: MenuEntry): Refusal | null {
  return entry.unavailable?.reason ?? (entry.triesLeft === 0 ? 'pin.blocked' : barOf(flow, entry.id))
}

/** With something in the basket, that comes first. */
function mayRegister({ menu, method, basket }: Errand): boolean {
  return method === 'jpki' && basket.length === 0 && menu.origin !== null && menu.origin.prefectures.length > 0
    && (menu.origin.status === 'none' || menu.origin.status === 'refused')
}
