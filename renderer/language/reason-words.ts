import { refusals } from '../../electron/contract/words.ts'
import type { FaultCode, Refusal } from '../../electron/contract/words.ts'
import { phrase } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** What kept a certificate from being issued: a refusal or a fault, in one sentence. */
export function reasonWords(reason: Refusal | FaultCode): Phrase {
  return isRefusal(reason) ? phrase(`refusal.${reason}.what`) : phrase(`fault.${reason}.what`)
}

function isRefusal(reason: Refusal | FaultCode): reason is Refusal {
  return refusals.some((refusal) => refusal === reason)
}
