import type { Held } from '../../electron/contract/view.ts'
import { refusals } from '../../electron/contract/words.ts'
import type { FaultCode, Refusal } from '../../electron/contract/words.ts'
import { phrase } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** Words about a card that also meet a smartphone, which is no card. */
export const phoneRefusals = ['card.gone', 'card.expired', 'card.swapped', 'certificate.revoked'] as const

export interface RefusalWords { readonly what: Phrase; readonly why: Phrase; readonly go: Phrase }

/** What can't be done, why in general terms, and where to go. */
export function refusalWords(reason: Refusal, holding: Held): RefusalWords {
  const own = holding === 'phone' ? phoneRefusals.find((code) => code === reason) : undefined
  const go = phrase(`refusal.${reason}.go`)
  if (own !== undefined) return { what: phrase(`refusal.${own}.phone.what`), why: phrase(`refusal.${own}.phone.why`), go }
  return { what: phrase(`refusal.${reason}.what`), why: phrase(`refusal.${reason}.why`), go }
}

/** What has gone wrong. */
export function faultWords(fault: FaultCode, holding: Held): Phrase {
  return phrase(fault === 'card.failed' && holding === 'phone' ? 'fault.card.failed.phone' : `fault.${fault}.what`)
}

/** What kept a certificate from being issued: a refusal or a fault, in one sentence. */
export function reasonWords(reason: Refusal | FaultCode): Phrase {
  return isRefusal(reason) ? phrase(`refusal.${reason}.what`) : phrase(`fault.${reason}.what`)
}

function isRefusal(reason: Refusal | FaultCode): reason is Refusal {
  return refusals.some((refusal) => refusal === reason)
}
