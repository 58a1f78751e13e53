import { createHash, verify, X509Certificate } from 'node:crypto'
import { breakOf } from './broken-line.ts'
import type { CardReader, JpkiSeen, Proved, Readable } from './card.ts'
import type { Trouble } from './exchange.ts'
import { signOf } from './finding.ts'
import type { CardKind, Finding, Step } from './finding.ts'
import { dayInJapan } from './day-in-japan.ts'
import { firstChange } from './first-change.ts'
import { misfit } from './prove.ts'
import type { Timer } from './timer.ts'

export interface ExaminationNeeds {
  readonly timer: Timer
  /** Runs evenly, ms. */
  readonly clock: () => number
  readonly now: () => Date
  /** Longest wait for a card, s. */
  readonly wait: number
  /** 4 ASCII digits, overwritten before this settles; null: no signature is asked for. */
  readonly pin: Uint8Array | null
  /** What is to be signed: random, so that no signature is good for anything else. */
  readonly challenge: Uint8Array
  /** Commands that have gone to the card so far. */
  readonly apdus: () => number
  /** Is told every finding as it is found. */
  readonly tell: (finding: Finding) => void
}

/** What was learned; null for what could not be. */
export interface Examined {
  readonly kind: CardKind | null
  readonly municipality: string | null
  /** After the examination: a wrong PIN has been counted. */
  readonly triesLeft: number | null
  /** Of the authentication certificate's DER, hex. */
  readonly certificateSha256: string | null
  /** Null also when there was no signature to check. */
  readonly signatureValid: boolean | null
  readonly apdus: number
  /** In conversation with the card, without the waiting for it. */
  readonly ms: number
  /** Nothing that was examined is bad. */
  readonly well: boolean
}

/** How long service and reader may take to show themselves, ms. */
const startPatience = 5_000
/** A card that lies there already is seen within this, ms: until then nobody is asked to wait. */
const glance = 1_000

/**
 * Examines the way from the PC/SC service to the card, as a transaction of the terminal uses it: identify, and with a PIN prepare and
 * prove. The PIN is presented once at most, and never to a card whose last try it could be. Holds nothing afterwards; closes nothing.
 */
export async function examine(reader: CardReader, needs: ExaminationNeeds): Promise<Examined> {
  const examination = new Examination(reader, needs)
  try {
    await examination.run()
    return examination.result
  } finally {
    needs.pin?.fill(0)
  }
}

class Examination {
  readonly #reader: CardReader
  readonly #needs: ExaminationNeeds
  #learned: Omit<Examined, 'apdus' | 'well'> = {
    kind: null, municipality: null, triesLeft: null, certificateSha256: null, signatureValid: null, ms: 0,
  }
  #well = true
  #lifted = false

  constructor(reader: CardReader, needs: ExaminationNeeds) {
    this.#reader = reader
    this.#needs = needs
  }

  get result(): Examined {
    return { ...this.#learned, apdus: this.#needs.apdus(), well: this.#well }
  }

  async run(): Promise<void> {
    if (!await this.#findReader() || !await this.#waitForCard()) return
    const leave = this.#reader.watch(({ kind }) => { if (kind === 'removed') this.#lifted = true })
    try {
      await this.#examineCard()
    } finally {
      leave()
    }
  }

  async #findReader(): Promise<boolean> {
    const found = await firstChange(this.#reader, ['readerFound'], startPatience, this.#needs.timer) !== null
    const answers = found || this.#reader.state !== 'noService'
    this.#tell({ kind: 'service', answers })
    if (answers) this.#tell({ kind: 'reader', found })
    return found
  }

  async #waitForCard(): Promise<boolean> {
    const { timer, wait: seconds } = this.#needs
    const changes = ['placed', 'readerLost'] as const
    let change = await firstChange(this.#reader, changes, glance, timer)
    if (change === null) {
      this.#tell({ kind: 'waiting', seconds })
      change = await firstChange(this.#reader, changes, seconds * 1000 - glance, timer)
    }
    if (change === 'readerLost') await this.#breakOff({ kind: 'gone' }, false)
    if (change === null) this.#tell({ kind: 'noCard', seconds })
    return change === 'placed'
  }

  async #examineCard(): Promise<void> {
    const card = await this.#timed('identify', () => this.#reader.identify())
    switch (card.kind) {
      case 'readable': return this.#examineOurs(card)
      case 'foreign':
      case 'mute':
        this.#learn({ kind: card.kind })
        return this.#tell({ kind: 'card', card: card.kind })
      case 'gone':
      case 'failed': return this.#breakOff(card, false)
    }
  }

  async #examineOurs({ medium, municipality, jpki, dates }: Readable): Promise<void> {
    this.#learn({ kind: medium, municipality })
    this.#tell({ kind: 'card', card: medium })
    // A phone has no 共通カード application.
    if (medium === 'card' || medium === 'juki') this.#tell({ kind: 'municipality', code: municipality })
    if (dates?.card) this.#tell({ kind: 'expiry', expiry: dates.card, expired: dates.card < dayInJapan(this.#needs.now()) })
    if (jpki === null) return this.#tell({ kind: 'noCertificate' })
    const { certificateDigest: digest, expired, triesLeft, ownerVerified } = jpki
    this.#learn({ certificateSha256: digest, triesLeft: ownerVerified ? null : triesLeft })
    this.#tell({ kind: 'certificate', digest, validity: dates?.certificate ?? null, expired })
    this.#tell(ownerVerified ? { kind: 'ownerVerified' } : { kind: 'tries', left: triesLeft })
    await this.#examineSignature(jpki)
  }

  async #examineSignature({ triesLeft, ownerVerified, certificateDigest: expected }: JpkiSeen): Promise<void> {
    const { pin, challenge } = this.#needs
    if (pin === null) return this.#tell({ kind: 'notSigned', why: 'noPin' })
    if (!ownerVerified && triesLeft <= 1) return this.#tell({ kind: 'notSigned', why: triesLeft === 0 ? 'locked' : 'lastTry' })
    if (expected !== null && !ownerVerified) await this.#timed('prepare', () => this.#reader.prepare(expected))
    // Whatever lies there by now, its counter is not the one that was looked at.
    if (this.#lifted) return this.#breakOff({ kind: 'gone' }, false)
    await this.#judge(await this.#timed('prove', () => this.#reader.prove(challenge, ownerVerified ? null : pin, expected)), expected, !ownerVerified)
  }

  async #judge(proved: Proved, expected: string | null, pinUsed: boolean): Promise<void> {
    switch (proved.kind) {
      case 'right': return this.#check(proved, expected)
      case 'wrong':
      case 'blocked': {
        const triesLeft = proved.kind === 'wrong' ? proved.triesLeft : 0
        this.#learn({ triesLeft })
        return this.#tell({ kind: 'wrongPin', triesLeft })
      }
      case 'swapped': return this.#tell(proved)
      case 'gone': return this.#breakOff(proved, pinUsed)
      case 'failed':
        if (proved.why === misfit) this.#learn({ signatureValid: false })
        return this.#breakOff(proved, pinUsed)
    }
  }

  /** Believes nobody below: the certificate is the one that was identified, and its key has signed this very challenge. */
  #check({ certificate, signature }: Extract<Proved, { kind: 'right' }>, expected: string | null): void {
    const { challenge, now } = this.#needs
    const { publicKey, validFromDate: from, validToDate: to } = new X509Certificate(certificate)
    const digest = createHash('sha256').update(certificate).digest('hex')
    const valid = (expected ?? digest) === digest && verify('sha256', challenge, publicKey, signature)
    this.#learn({ certificateSha256: expected ?? digest, signatureValid: valid })
    this.#tell({ kind: 'signature', valid, validity: { from, to }, expired: to <= now() })
  }

  async #timed<T>(step: Step, converse: () => Promise<T>): Promise<T> {
    const { apdus, clock } = this.#needs
    const before = { apdus: apdus(), at: clock() }
    const outcome = await converse()
    const ms = Math.round(clock() - before.at)
    this.#learn({ ms: this.#learned.ms + ms })
    this.#tell({ kind: 'step', step, apdus: apdus() - before.apdus, ms })
    return outcome
  }

  async #breakOff(trouble: Trouble, pinUsed: boolean): Promise<void> {
    const at = await breakOf(this.#reader, trouble, this.#needs.timer)
    this.#tell({ kind: 'broken', at, why: trouble.kind === 'failed' ? trouble.why : trouble.kind, pinUsed })
  }

  #learn(learned: Partial<Examined>): void {
    this.#learned = { ...this.#learned, ...learned }
  }

  #tell(finding: Finding): void {
    if (signOf(finding) === 'bad') this.#well = false
    this.#needs.tell(finding)
  }
}
