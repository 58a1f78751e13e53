import { age } from '../japan-time.ts'
import type { Method } from '../center.ts'
import type { CenterRefusal } from '../refusals.ts'
import type { ResidentRecord } from './issuing-server.ts'

/** Years of age from which the service can be used (B3). */
const minimumAge = 15

/** Why this resident, known now for who he is, is not served; null: he is. `now`: ms since 1970. */
export function refusalOf({ municipality, applicant }: ResidentRecord, method: Method, now: number): CenterRefusal | null {
  if (municipality.offers === null) return 'service.notOffered'
  if (!municipality.methods[method]) return 'method.notAccepted'
  return age(applicant.born, now) < minimumAge ? 'person.underAge' : applicant.condition
}
