import { importJWK } from 'jose'
import { holderBinding, requestDigest } from './digests.ts'
import { makeVaultKey, open as openEnvelope } from './envelope.ts'
import type { CryptoKey } from 'jose'
import type { Answer, Center, Proof } from './center.ts'
import type { Application, CertificateRequest, Holder, VaultKey } from './protocol.ts'

/** A center under test, and what a test needs to know about the world around it. */
export interface CenterUnderTest {
  readonly center: Center
  /** Public keys a terminal would have pinned. */
  readonly signingKey: VaultKey
  /** Milliseconds since 1970, the clock the center goes by. */
  readonly now: () => number
  readonly faults: {
    set(name: 'down' | 'slow' | 'revoked' | 'swap' | 'wrongHolder' | 'tampered' | 'expired' | 'wrongKey', on: boolean): void
  }
  /** What this resident's card answers to a challenge, and whose it is. */
  prove(resident: Resident, challenge: string): Promise<{ readonly proof: Proof; readonly holder: Holder }>
  /** Lets every time-out that is running run out. */
  runOutOfTime(): void
  close(): Promise<void>
}

/** Residents the center has to know. */
export type Resident = 'ordinary' | 'another' | 'revoked' | 'notOffered' | 'tooYoung'

export const terminal = { terminal: 'T-1', build: 'contract' }

let count = 0
/** Distinct values are all that these tests ask of ids. */
const hex = (characters: number) => (count += 1).toString(16).padStart(characters, '0')

/** The value of an answer that has to have one. */
export function ok<T>(answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw new Error(`answered ${JSON.stringify(answer)}`)
  return answer.value
}

/** A session with this resident's proof given in it. */
export async function authenticated(world: CenterUnderTest, resident: Resident) {
  const opened = ok(await world.center.openSession(terminal))
  const { proof, holder } = await world.prove(resident, opened.challenge)
  return { session: opened.session, proof, holder, answer: await world.center.authenticate(opened.session, proof) }
}

/** A resident who is authenticated and has a sensible application ready. */
export async function visitor(world: CenterUnderTest, resident: Resident) {
  const { session, answer, holder } = await authenticated(world, resident)
  const menu = ok(answer)
  const entry = menu.entries.find((candidate) => candidate.kind === 'juminhyo')
  if (entry === undefined) throw new Error('no 住民票の写し on the menu')
  const request: CertificateRequest = {
    municipalityCode: menu.municipalityCode,
    kind: entry.kind,
    copies: 1,
    fee: entry.fee,
    language: 'ja',
    answers: [
      { question: 'scope', choices: ['self'] },
      { question: 'items', choices: ['head'] },
    ],
  }
  const vault = await makeVaultKey()
  const application: Application = {
    transaction: hex(32),
    terminal: terminal.terminal,
    nonce: hex(43),
    request,
    vaultKey: vault.publicKey,
  }
  return { session, holder, application, vault, entry }
}
export type Visitor = Awaited<ReturnType<typeof visitor>>

/** Opens an envelope as the visitor's vault would. */
export async function openFor(world: CenterUnderTest, { application, vault, holder }: Visitor, envelope: string) {
  const { transaction, nonce, request } = application
  const { municipalityCode, kind, copies, fee } = request
  const key = await importJWK({ ...world.signingKey }, 'ES256')
  const keys: CryptoKey[] = key instanceof Uint8Array ? [] : [key]
  return openEnvelope({
    envelope,
    vaultPrivateKey: vault.privateKey,
    centerKeys: keys,
    now: world.now(),
    expected: {
      transaction,
      terminal: application.terminal,
      nonce,
      holderBinding: holderBinding(holder, transaction, nonce),
      requestDigest: requestDigest(request),
      municipalityCode,
      kind,
      copies,
      fee,
    },
  })
}

/** Applies, fetches and opens. */
export async function fetched(world: CenterUnderTest, who: Visitor) {
  ok(await world.center.apply(who.session, who.application))
  const { envelope } = ok(await world.center.download(who.session, who.application.transaction, () => {}))
  return openFor(world, who, envelope)
}
