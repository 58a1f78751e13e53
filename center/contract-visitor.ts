import { importJWK } from 'jose'
import { holderBinding, requestDigest } from './digests.ts'
import { makeVaultKey, open as openEnvelope } from './envelope.ts'
import { feeOf } from './fees.ts'
import { cardApHolder } from './holder.ts'
import { leastAnswers } from './least-answers.ts'
import { sealPin } from './pin-seal.ts'
import { readStops } from './stops.ts'
import type { CryptoKey } from 'jose'
import type { Answer, Center, Presented, Proof } from './center.ts'
import type { Application, CertificateRequest, Holder, PinVerified, Registration, SessionMenu, VaultKey } from './protocol.ts'
import type { Schedule } from './schedule.ts'
import type { Stop, StopNotice } from './stops.ts'

/** A center under test, and what a test needs to know about the world around it. */
export interface CenterUnderTest {
  readonly center: Center
  /** Public keys a terminal would have pinned. */
  readonly signingKey: VaultKey
  /** Milliseconds since 1970, the clock the center goes by. */
  readonly now: () => number
  passTime(milliseconds: number): void
  readonly faults: { set(name: Fault, on: boolean): void }
  /** What this resident lays on the reader, as far as no PIN is needed, and what he knows by heart. */
  card(resident: Resident): Promise<ContractCard>
  /** What the card answers to a challenge, and whose it is. */
  prove(resident: Resident, challenge: string): Promise<{ readonly proof: Proof; readonly holder: Holder }>
  /** Puts these stops in the place of all in force. */
  stop(stops: readonly Stop[]): void
  /** The 戸籍 officers decide what is in work. */
  officer(decision: 'approve' | 'refuse'): void
  /** Lets every time-out that is running run out. */
  runOutOfTime(): void
  close(): Promise<void>
}

/** What a test can want to be otherwise about a center. */
export interface Wanted {
  readonly hours?: Schedule
  /** Builds of terminals that are served (I-16). */
  readonly approvedBuilds?: readonly string[]
}

export type OpenCenter = (wanted?: Wanted) => Promise<CenterUnderTest>

type Fault =
  | 'down' | 'slow' | 'revoked' | 'swap' | 'wrongHolder' | 'tampered' | 'expired' | 'wrongKey' | 'ocspDown' | 'clockSkew' | 'staleRegistry'
  | 'oldStops'

export interface ContractCard {
  readonly presented: Presented
  readonly userId: string | null
  /** カードAP: PINs by kind. */
  readonly pins: Readonly<Record<string, string>>
  /** 券面事項入力補助, as 照合番号B lays it open. */
  readonly facts: Pick<Registration, 'facts' | 'attestation' | 'certificate'> | null
}

/** Residents the center has to know. */
export type Resident =
  | 'ordinary' | 'another' | 'phone' | 'revoked' | 'issuedToday' | 'noPin' | 'notOffered' | 'tooYoung' | 'moving'
  /** Refused when the document is made. */
  | 'nameTooLong' | 'oldRegister'
  /** カードAP: of a municipality that accepts nothing else; with a 住基カード; of one that accepts both; known to nobody. */
  | 'cardAp' | 'juki' | 'both' | 'stranger'
  /** 本籍 elsewhere: no 利用登録; in work; done; refused; none, and an outdated card. */
  | 'unlinked' | 'inWork' | 'linked' | 'linkRefused' | 'outdated'

export const terminal = { terminal: 'T-1', build: 'contract', configuration: '0'.repeat(64), devices: ['printer:demo'] }

let count = 0
/** Distinct values are all that these tests ask of ids. */
export const hex = (characters: number) => (count += 1).toString(16).padStart(characters, '0')

/** The value of an answer that has to have one. */
export function ok<T>(answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw new Error(`answered ${JSON.stringify(answer)}`)
  return answer.value
}

/** A session for what this resident presents. */
export async function opened(world: CenterUnderTest, resident: Resident) {
  const card = await world.card(resident)
  return { card, ...ok(await world.center.openSession(terminal, card.presented)) }
}

/** A session with this resident's proof given in it. */
export async function authenticated(world: CenterUnderTest, resident: Resident) {
  const { card, session, challenge } = await opened(world, resident)
  const { proof, holder } = await world.prove(resident, challenge)
  return { session, card, proof, holder, answer: await world.center.authenticate(session, proof) }
}

/** A session in which the card's 利用者ID was named. */
export async function introduced(world: CenterUnderTest, resident: Resident) {
  const { card, session } = await opened(world, resident)
  const { userId, presented } = card
  if (userId === null || presented.municipality === null) throw new Error('a card without カードAP')
  const holder = cardApHolder(presented.municipality, userId)
  return { session, card, holder, answer: await world.center.introduce(session, userId) }
}

interface Typed { readonly session: string; readonly menu: SessionMenu; readonly kind: string }

/** Four digits typed by somebody, sealed and sent. */
export async function typePin({ center }: CenterUnderTest, { session, menu, kind }: Typed, digits: string): Promise<Answer<PinVerified>> {
  if (menu.pinKey === null) throw new Error('no key for PINs on the menu')
  return center.verifyPin(session, kind, await sealPin(Buffer.from(digits), { session, kind }, menu.pinKey))
}

export interface Guest {
  readonly session: string
  readonly holder: Holder
  readonly menu: SessionMenu
}

/** Somebody of whom the center knows who he is, by the method he has. */
export async function guest(world: CenterUnderTest, resident: Resident): Promise<Guest & { readonly card: ContractCard }> {
  const card = await world.card(resident)
  const { session, holder, answer } = card.userId === null ? await authenticated(world, resident) : await introduced(world, resident)
  return { session, holder, card, menu: ok(answer) }
}

/** A sensible application for one kind of certificate. */
export async function applicationFor({ session, holder, menu }: Guest, kind: string) {
  const entry = menu.entries.find((candidate) => candidate.kind === kind && candidate.unavailable === null)
  if (entry === undefined) throw new Error(`no ${kind} to be had`)
  const answers = leastAnswers(entry)
  const request: CertificateRequest = {
    municipalityCode: entry.issuer.code, kind, copies: 1, fee: feeOf(entry, answers), language: 'ja', answers,
  }
  const vault = await makeVaultKey()
  const application: Application = {
    transaction: hex(32), terminal: terminal.terminal, nonce: hex(43), request, vaultKey: vault.publicKey,
  }
  return { session, holder, application, vault, entry }
}
export type Visitor = Awaited<ReturnType<typeof applicationFor>>

/** A resident who may issue, with an application ready; with カードAP the PIN of its type was right. */
export async function visitor(world: CenterUnderTest, resident: Resident, kind = 'juminhyo') {
  const who = await guest(world, resident)
  if (who.menu.pinKey !== null) ok(await typePin(world, { ...who, kind }, who.card.pins[kind] ?? ''))
  return { ...(await applicationFor(who, kind)), menu: who.menu }
}

/** 利用登録申請 with this resident's card, to the 本籍地 in the other prefecture. */
export async function registrationOf(world: CenterUnderTest, resident: Resident, { menu }: Guest): Promise<Registration> {
  const { facts } = await world.card(resident)
  const municipality = menu.origin?.prefectures.flatMap(({ municipalities }) => municipalities).find(({ code }) => code.startsWith('98'))
  if (facts === null || municipality === undefined) throw new Error('no facts, or nowhere to apply to')
  return { transaction: hex(32), terminal: terminal.terminal, municipalityCode: municipality.code, ...facts }
}

/** Opens an envelope as the visitor's vault would. */
export async function openFor(world: CenterUnderTest, { application, vault, holder }: Visitor, envelope: Uint8Array) {
  const { transaction, nonce, request } = application
  const { municipalityCode, kind, copies, fee } = request
  return openEnvelope({
    envelope,
    vaultPrivateKey: vault.privateKey,
    centerKeys: await pinnedKeys(world),
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

export async function pinnedKeys({ signingKey }: CenterUnderTest): Promise<readonly CryptoKey[]> {
  const key = await importJWK({ ...signingKey }, 'ES256')
  return key instanceof Uint8Array ? [] : [key]
}

/** The signed notice as the heartbeat brings it, and the keys to read it with. */
export async function stopsOf(world: CenterUnderTest) {
  const { stops } = ok(await world.center.heartbeat(terminal))
  return { jws: stops, keys: await pinnedKeys(world) }
}

/** What a terminal reads in it. */
export async function noticeOf(world: CenterUnderTest): Promise<StopNotice> {
  const { jws, keys } = await stopsOf(world)
  const notice = await readStops(jws, keys)
  if (notice === null) throw new Error('no notice that a pinned key has signed')
  return notice
}

/** Applies and fetches. */
export async function downloaded({ center }: CenterUnderTest, { session, application }: Visitor): Promise<Uint8Array> {
  ok(await center.apply(session, application))
  return ok(await center.download(session, application.transaction, () => {})).envelope
}

/** Applies, fetches and opens. */
export async function fetched(world: CenterUnderTest, who: Visitor) {
  return openFor(world, who, await downloaded(world, who))
}

/** The two answers that bring no value, as tests write them down. */
export const fault = (fault: string) => ({ kind: 'fault', fault })
export const refused = (reason: string) => ({ kind: 'refused', reason })
