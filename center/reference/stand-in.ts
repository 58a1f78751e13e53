import { leastAnswers } from '../least-answers.ts'
import { randomId } from './random.ts'
import { sessionMenu } from './session-menu.ts'
import type { Application } from '../protocol.ts'
import type { ResidentRecord } from './issuing-server.ts'
import type { Random } from './random.ts'
import type { IssueRequest } from './sessions.ts'

/** What another resident might have asked for at the same terminal at the same moment; for the faults that mix people up. */
export function standIn(card: string, record: ResidentRecord, like: Application, now: number, random: Random): IssueRequest {
  const menu = sessionMenu({ record, method: 'jpki', origin: null, originRecord: null, pins: null, stops: [], now })
  const entry = menu.entries.find(({ kind, unavailable }) => kind === like.request.kind && unavailable === null) ?? menu.entries[0]
  if (entry === undefined) throw new Error('a stand-in who is not served')
  const application: Application = {
    ...like,
    transaction: randomId(random),
    nonce: Buffer.from(random(32)).toString('base64url'),
    request: { ...like.request, municipalityCode: entry.issuer.code, kind: entry.kind, answers: leastAnswers(entry) },
  }
  return { applicant: { card, person: record.applicant.id, method: 'jpki', holder: record.holder, menu }, application }
}
