import { daily } from '../schedule.ts'
import type { Entry, Question, ResidentRecord } from './issuing-server.ts'
import type { Offer } from './municipalities.ts'

const always = daily('0:00', '24:00')

/** A kind of certificate on this resident's menu; what the register has against it makes it unavailable. */
export function entryOf({ municipality, applicant }: ResidentRecord, kind: string, offer: Offer, questions: readonly Question[]): Entry {
  const reason = applicant.barred[kind] ?? null
  return {
    id: `${municipality.code}-${kind}`,
    kind,
    issuer: { code: municipality.code, name: municipality.name },
    description: offer.description,
    fee: offer.fee,
    copiesLimit: offer.copies,
    unavailable: reason === null ? null : { reason, note: null },
    hours: offer.hours,
    triesLeft: null,
    questions: [...questions],
  }
}

/** Nothing when the municipality does not issue it. */
export function offered<O extends Offer>(
  record: ResidentRecord, kind: string, offer: O | undefined, questions: (offer: O) => readonly Question[],
): readonly Entry[] {
  return offer === undefined ? [] : [entryOf(record, kind, offer, questions(offer))]
}

/** Those of these kinds that the municipality has, but not by a terminal. */
export function entriesElsewhere(record: ResidentRecord, kinds: readonly string[]): readonly Entry[] {
  const { offers } = record.municipality
  if (offers === null) return []
  return offers.elsewhere.filter(({ kind }) => kinds.includes(kind)).map(({ kind, fee, note }) => ({
    ...entryOf(record, kind, { fee, copies: 1, hours: always, description: null }, []),
    unavailable: { reason: 'service.notOffered', note },
  }))
}

/** Whether the applicant lives where the register is kept. */
export const livesHere = ({ municipality, household }: ResidentRecord): boolean => household.municipality === municipality.code
