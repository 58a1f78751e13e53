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

/**
 * Why each method can't be used by who has presented this (A1-18); null: it can. Where a phone's owner lives is seen later. Whether OCSP
 * is answered matters to 公的個人認証 alone, and is asked only where nothing else stands in its way.
 */
export async function methodsFor(
  presented: Presented, stops: readonly Stop[], isAnswered: () => Promise<boolean>,
): Promise<SessionOpened['methods']> {
  const jpki = refusal('jpki', presented, stops)
  return {
    jpki: jpki !== null || (await isAnswered()) ? jpki : 'method.unavailable',
    cardAp: cardApRefusal(presented, stops),
  }
}

/** Without a municipality nobody knows whose 利用者ID it would be. */
export function cardApRefusal(presented: Presented, stops: readonly Stop[]): CenterRefusal | null {
  const known = presented.municipality !== null && municipalityOf(presented.municipality) !== null
  return refusal('cardAp', presented, stops) ?? (known ? null : 'method.notAccepted')
}

function refusal(method: Method, { medium, municipality: code }: Presented, stops: readonly Stop[]): CenterRefusal | null {
  const municipality = code === null ? null : municipalityOf(code)
  if (code !== null && (municipality === null || municipality.offers === null)) return 'service.notOffered'
  if (isStopped(stops, { method, ...(code === null ? {} : { municipality: code }) })) return 'service.stopped'
  if (!borne[medium].includes(method)) return 'method.notAccepted'
  return municipality === null || municipality.methods[method] ? null : 'method.notAccepted'
}
