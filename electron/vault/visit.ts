import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { feeOf } from '../../center/fees.ts'
import { holderOf } from '../../center/holder.ts'
import { leastAnswers } from '../../center/least-answers.ts'
import type { Answer, Center } from '../../center/center.ts'
import type { VaultJob } from './vault.ts'

export interface Card {
  /** DER. */
  readonly certificate: Uint8Array
  /** PKCS#8. */
  readonly privateKey: Uint8Array
}

const terminal = { terminal: 'terminal-1', build: 'test', configuration: '0'.repeat(64), devices: [] }

/** For the tests: someone with a card is let in by the center and asks for so many copies of one kind; of the first on the menu if not told. */
export async function visit(center: Center, card: Card, copies: number, kind: string | null = null): Promise<VaultJob> {
  const key = createPrivateKey({ key: Buffer.from(card.privateKey), format: 'der', type: 'pkcs8' })
  const { session, challenge } = granted(await center.openSession(terminal, { medium: 'card', municipality: null }))
  const signature = sign('sha256', Buffer.from(challenge, 'base64url'), key).toString('base64url')
  const menu = granted(await center.authenticate(session, { certificate: Buffer.from(card.certificate).toString('base64url'), signature }))
  const entry = menu.entries.find((each) => each.unavailable === null && (kind === null || each.kind === kind))
  const holder = holderOf(card.certificate)
  if (entry === undefined || holder === null) throw new Error('nothing to ask for')
  const answers = leastAnswers(entry)
  return {
    session, holder, terminal: terminal.terminal,
    transaction: randomBytes(16).toString('hex'), nonce: randomBytes(32).toString('base64url'),
    request: {
      municipalityCode: entry.issuer.code, kind: entry.kind, copies, fee: feeOf(entry, answers) * copies, language: 'ja', answers,
    },
  }
}

function granted<Value>(answer: Answer<Value>): Value {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value
}
