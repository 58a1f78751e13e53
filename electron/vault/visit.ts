import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { holderOf } from '../../center/holder.ts'
import type { Answer, Center } from '../../center/center.ts'
import type { VaultJob } from './vault.ts'

export interface Card {
  /** DER. */
  readonly certificate: Uint8Array
  /** PKCS#8. */
  readonly privateKey: Uint8Array
}

/** For the tests: someone with a card is let in by the center and asks for so many copies of the first thing on the menu. */
export async function visit(center: Center, card: Card, copies: number): Promise<VaultJob> {
  const key = createPrivateKey({ key: Buffer.from(card.privateKey), format: 'der', type: 'pkcs8' })
  const { session, challenge } = granted(await center.openSession({ terminal: 'terminal-1', build: 'test' }))
  const signature = sign('sha256', Buffer.from(challenge, 'base64url'), key).toString('base64url')
  const menu = granted(await center.authenticate(session, { certificate: Buffer.from(card.certificate).toString('base64url'), signature }))
  const [entry] = menu.entries
  const holder = holderOf(card.certificate)
  if (entry === undefined || holder === null) throw new Error('nothing to ask for')
  return {
    session, transaction: randomBytes(16).toString('hex'), terminal: 'terminal-1', nonce: randomBytes(32).toString('base64url'), holder,
    request: {
      municipalityCode: menu.municipalityCode, kind: entry.kind, copies, fee: entry.fee * copies, language: 'ja',
      answers: [{ question: 'scope', choices: ['self'] }, { question: 'items', choices: ['head'] }],
    },
  }
}

function granted<Value>(answer: Answer<Value>): Value {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value
}
