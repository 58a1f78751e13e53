import { createPublicKey } from 'node:crypto'
import { answersFit } from './chosen.ts'
import { menuOf } from './menu-of.ts'
import { randomId } from './random.ts'
import type { Application, SessionMenu, VaultKey } from '../protocol.ts'
import type { ResidentRecord } from './juminhyo.ts'
import type { Random } from './random.ts'
import type { IssueRequest } from './sessions.ts'

/** What keeps an application from being accepted, measured against the menu this applicant was given; null = nothing. */
export function applicationFault({ request, vaultKey }: Application, menu: SessionMenu): 'notOffered' | 'contradiction' | null {
  const entry = menu.entries.find((candidate) => candidate.kind === request.kind)
  if (entry === undefined || entry.unavailable !== null) return 'notOffered'
  const fits =
    request.municipalityCode === menu.municipalityCode &&
    request.copies <= entry.copiesLimit &&
    request.fee === entry.fee * request.copies &&
    answersFit(entry, request.answers) &&
    isPoint(vaultKey)
  return fits ? null : 'contradiction'
}

/** Whether a key is a point of its curve; nothing can be sealed to one that is not. */
function isPoint(key: VaultKey): boolean {
  try {
    return createPublicKey({ key, format: 'jwk' }).asymmetricKeyType === 'ec'
  } catch {
    return false
  }
}

/** The application another resident might have made at the same terminal at the same moment. */
export function standIn(resident: string, record: ResidentRecord, like: Application, random: Random): IssueRequest {
  const { municipality, household, applicant, holder } = record
  if (municipality.offers === null) throw new Error('a stand-in who is not served')
  const application: Application = {
    ...like,
    transaction: randomId(random),
    nonce: Buffer.from(random(32)).toString('base64url'),
    request: {
      ...like.request,
      municipalityCode: municipality.code,
      answers: [
        { question: 'scope', choices: ['self'] },
        { question: 'items', choices: [] },
      ],
    },
  }
  return { applicant: { resident, holder, menu: menuOf(municipality, municipality.offers, household, applicant) }, application }
}
