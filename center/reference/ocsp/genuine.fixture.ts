import { randomBytes } from 'node:crypto'
import { openAuthority } from './authority.fixture.ts'
import { writeRequest } from './request.ts'
import { OcspResponder } from './responder.ts'
import type { Issuer } from './issuer.ts'
import type { Asked } from './verdict.ts'

/** What was asked, by whom it may be answered, and the one answer that is good. */
export interface Genuine {
  readonly genuine: Uint8Array
  readonly asked: Asked
  readonly issuer: Issuer
}

export async function genuineAnswer(): Promise<Genuine> {
  const now = Date.parse('2026-11-21T10:00:00+09:00')
  const authority = await openAuthority(now)
  const { issuer } = authority
  const id = issuer.certId(Uint8Array.of(0x4a, 1).buffer, 'sha256')
  const nonce = randomBytes(32)
  const signer = await authority.delegate()
  const responder = new OcspResponder({ issuer, signer, statusOf: async () => ({ kind: 'good' }), now: () => now })
  return { genuine: await responder.answer(writeRequest({ ids: [id], nonce })), asked: { id, nonce, at: now, now }, issuer }
}

export function flipped(bytes: Uint8Array, place: number, mask: number): Uint8Array {
  const changed = Uint8Array.from(bytes)
  changed[place] = (changed[place] ?? 0) ^ mask
  return changed
}
