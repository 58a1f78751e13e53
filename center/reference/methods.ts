import { isStopped } from '../stops.ts'
import { municipalityOf } from './municipalities.ts'
import type { Method, Presented } from '../center.ts'
import type { SessionOpened } from '../protocol.ts'
import type { CenterRefusal } from '../refusals.ts'
import type { Stop } from '../stops.ts'

/** What bears which method (A1-10, A1-17): 住基カード no 公的個人認証, phones no カードAP. */
const borne: { readonly [Medium in Presented['medium']]: readonly Method[] } = {
  card: ['jpki', 'cardAp'], juki: ['cardAp'], android: ['jpki'], iphone: ['jpki'],
}

/** Why each method can't be used by who has presented this (A1-18); null: it can. Where a phone's owner lives is seen later. */
export function methodsFor({ medium, municipality: code }: Presented, stops: readonly Stop[], ocsp: boolean): SessionOpened['methods'] {
  const municipality = code === null ? null : municipalityOf(code)
  const refusal = (method: Method): CenterRefusal | null => {
    if (code !== null && (municipality === null || municipality.offers === null)) return 'service.notOffered'
    if (isStopped(stops, { method, ...(code === null ? {} : { municipality: code }) })) return 'service.stopped'
    if (!borne[medium].includes(method)) return 'method.notAccepted'
    return municipality === null || municipality.methods[method] ? null : 'method.notAccepted'
  }
  return {
    jpki: refusal('jpki') ?? (ocsp ? null : 'method.unavailable'),
    // Without a municipality nobody knows whose 利用者ID it would be.
    cardAp: refusal('cardAp') ?? (municipality === null ? 'method.notAccepted' : null),
  }
}
