import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { holderBinding, requestDigest } from '../../../center/digests.ts'
import { makeVaultKey, open } from '../../../center/envelope.ts'
import { feeOf } from '../../../center/fees.ts'
import { holderOf } from '../../../center/holder.ts'
import { leastAnswers } from '../../../center/least-answers.ts'
import type { CryptoKey } from 'jose'
import type { Answer, Center } from '../../../center/center.ts'
import type { CertificateRequest, Holder, SessionMenu } from '../../../center/protocol.ts'
import type { Card } from './control.ts'

export interface Customer {
  readonly client: Center
  readonly terminal: string
  readonly card: Card
  /** Pinned public keys of the center. */
  readonly centerKeys: readonly CryptoKey[]
}

export type Issue =
  /** ms from the first word to the center until the outcome is reported, and of the download in it. */
  | { readonly kind: 'issued'; readonly whole: number; readonly download: number }
  /** What arrived is not what was asked for, or not to be believed. */
  | { readonly kind: 'mismatch'; readonly what: string }
  /** The connection was refused or broken: so a limit of the server looks from outside. */
  | { readonly kind: 'cutOff'; readonly call: string }
  | { readonly kind: 'failed'; readonly call: string; readonly why: string }

/**
 * One certificate as a terminal gets it: session, proof by the card's RSA key (the center asks OCSP), application, download, envelope opened with
 * every check that the vault makes, outcome reported. `turn` chooses among the kinds on the menu.
 */
export async function issueOne({ client, terminal, card, centerKeys }: Customer, turn: number): Promise<Issue> {
  const began = performance.now()
  const presented = { medium: 'card', municipality: card.municipality } as const
  const opened = await client.openSession({ terminal, build: 'bench', configuration: '0'.repeat(64), devices: [] }, presented)
  if (opened.kind !== 'ok') return unanswered('openSession', opened)
  const { session, challenge } = opened.value
  const admitted = await client.authenticate(session, proofOf(card, challenge))
  if (admitted.kind !== 'ok') return unanswered('authenticate', admitted)
  const vault = await makeVaultKey()
  const transaction = randomBytes(16).toString('hex')
  const nonce = randomBytes(32).toString('base64url')
  const request = requestFrom(admitted.value, turn)
  const accepted = await client.apply(session, { transaction, terminal, nonce, request, vaultKey: vault.publicKey })
  if (accepted.kind !== 'ok') return unanswered('apply', accepted)
  const asked = performance.now()
  const sealed = await client.download(session, transaction, () => {})
  if (sealed.kind !== 'ok') return unanswered('download', sealed)
  const download = performance.now() - asked
  const { municipalityCode, kind, copies, fee } = request
  const held = await open({
    envelope: sealed.value.envelope, vaultPrivateKey: vault.privateKey, centerKeys, now: Date.now(),
    expected: {
      transaction, terminal, nonce, holderBinding: holderBinding(holderIn(card), transaction, nonce), requestDigest: requestDigest(request),
      municipalityCode, kind, copies, fee,
    },
  })
  const reported = await client.report(session, transaction, held.kind === 'held' ? '交付済' : '不整合')
  if (held.kind !== 'held') return { kind: 'mismatch', what: held.kind === 'mismatch' ? held.claim : held.why }
  return reported.kind === 'ok' ? { kind: 'issued', whole: performance.now() - began, download } : unanswered('report', reported)
}

function unanswered(call: string, answer: Exclude<Answer<never>, { kind: 'ok' }>): Issue {
  if (answer.kind === 'refused') return { kind: 'failed', call, why: answer.reason }
  return answer.fault === 'unreachable' ? { kind: 'cutOff', call } : { kind: 'failed', call, why: answer.fault }
}

function proofOf({ certificate, privateKey }: Card, challenge: string) {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' })
  return { certificate, signature: sign('sha256', Buffer.from(challenge, 'base64url'), key).toString('base64url') }
}

function holderIn({ certificate }: Card): Holder {
  const holder = holderOf(Buffer.from(certificate, 'base64url'))
  if (holder === null) throw new Error('a card without a holder')
  return holder
}

function requestFrom({ entries }: SessionMenu, turn: number): CertificateRequest {
  const offered = entries.filter(({ unavailable }) => unavailable === null)
  const entry = offered[turn % offered.length]
  if (entry === undefined) throw new Error('nothing to be had')
  const answers = leastAnswers(entry)
  return { municipalityCode: entry.issuer.code, kind: entry.kind, copies: 1, fee: feeOf(entry, answers), language: 'ja', answers }
}
