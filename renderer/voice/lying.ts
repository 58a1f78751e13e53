import type { Held, ScreenView } from '../../electron/contract/view.ts'
import type { Clip } from './clip.ts'

/** What a customer can leave behind: on the reader, in the outlet of the printer, in that of the receipts. */
export type Thing = 'card' | 'paper' | 'receipt'

/** A thing that lies in the machine while its owner is on the way out, and the sentence that says to take it. */
export interface Forgotten { readonly thing: Thing; readonly clip: Clip }

/** What a screen tells of the things that could be forgotten. A thing that is in neither list is not told of. */
export interface Lying {
  readonly forgotten: readonly Forgotten[]
  readonly gone: readonly Thing[]
}

/** 取り忘れ (A10-01): ⑭, ⑮ with certificate or card still there, and every way out with something still in the machine. */
export function lyingOn(screen: ScreenView): Lying {
  switch (screen.name) {
    case 'takePaper': return together(told('paper', true, 'takeReceipt.paperStillThere'), told('card', screen.card, 'refused.card'))
    case 'takeReceipt':
      return together(told('paper', screen.paperStillThere, 'takeReceipt.paperStillThere'), told('card', screen.card, cardOf(screen.holding)))
    case 'refund': case 'refused': case 'cardRefused': case 'trouble': return told('card', screen.card, cardOf(screen.holding))
    case 'leaving': return together(told('card', screen.card, cardOf(screen.holding)), told('receipt', screen.receipt, 'leaving.receipt'))
    case 'outOfService':
      return together(told('card', screen.card, 'outOfService.card'), told('paper', screen.paper, 'outOfService.paper'))
    case 'ready': return { forgotten: [], gone: ['card', 'paper', 'receipt'] }
    case 'reading': case 'pin': case 'takeCard': case 'choose': case 'why': case 'scope': case 'members': case 'items': case 'select':
    case 'copies': case 'confirm': case 'download': case 'pay': case 'print': case 'origin': case 'sameCard': case 'checkNumber':
    case 'registering': case 'registered':
      return { forgotten: [], gone: [] }
  }
}

function cardOf(holding: Held): Clip {
  return `refused.${holding}`
}

function told(thing: Thing, lies: boolean, clip: Clip): Lying {
  return lies ? { forgotten: [{ thing, clip }], gone: [] } : { forgotten: [], gone: [thing] }
}

function together(one: Lying, other: Lying): Lying {
  return { forgotten: [...one.forgotten, ...other.forgotten], gone: [...one.gone, ...other.gone] }
}
