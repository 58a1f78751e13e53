import { isStopped } from '../../center/stops.ts'
import type { FactsRead } from '../../hardware/card/card.ts'
import { hearFacts, hearRegistration } from './ears.ts'
import { forgetFacts, overwriteFacts } from './papers.ts'
import type { Papers } from './papers.ts'
import type { Tools } from './performer.ts'
import type { Watchdogs } from './watchdogs.ts'

/** 本籍地 利用登録: the card's signed 4情報, from the card to the center, as they are (A3). */
export class Registrar {
  readonly #tools: Tools
  readonly #watchdogs: Watchdogs

  constructor(tools: Tools, watchdogs: Watchdogs) {
    this.#tools = tools
    this.#watchdogs = watchdogs
  }

  /** @param number 照合番号B, overwritten by the driver; should it fail to, that is done here. */
  readFacts(papers: Papers, number: Uint8Array): void {
    const { ports: { card }, loop } = this.#tools
    const digest = papers.presented?.certificateDigest ?? null
    if (digest === null) throw new Error('facts of a card that was never seen')
    this.#watchdogs.watch('facts', card.readFacts(number, digest).finally(() => number.fill(0)), {
      hear: (read) => {
        // Of a visit that is over: nobody would come to overwrite it.
        if (loop.flow.visit !== papers.visit) overwrite(read)
        return hearFacts(papers, read)
      },
      late: { kind: 'factsRead', visit: papers.visit, outcome: { kind: 'failed' } },
      drop: overwrite,
    })
  }

  /** Sends them and overwrites them, whatever is answered. Every application has a transaction of its own (I-01). */
  register(papers: Papers, municipalityCode: string): void {
    const { ports: { center, random, forget }, settings: { identity }, loop } = this.#tools
    if (papers.facts === null || papers.session === null) throw new Error('there is nothing to register with')
    const { facts, attestation, certificate } = papers.facts
    const registration = {
      transaction: Buffer.from(random(16)).toString('hex'), terminal: identity.terminal, municipalityCode,
      facts: base64url(facts), attestation: base64url(attestation), certificate: base64url(certificate),
    }
    forgetFacts(papers)
    if (this.#isStopped(municipalityCode, papers.menu?.municipalityCode)) return loop.tell({ kind: 'refused', visit: papers.visit, reason: 'service.stopped' })
    const asked = center.register(papers.session, registration)
    this.#watchdogs.watch('register', asked, {
      hear: (answer) => hearRegistration(papers, answer), late: { kind: 'centerFailed', visit: papers.visit, fault: 'center.late' },
    })
    // Facts and 照合番号B have left copies on their way, and the visit goes on.
    void asked.then(forget, forget)
  }

  /** By a stop of the 本籍地, or of the 住所地. */
  #isStopped(municipality: string, residence: string | undefined): boolean {
    const { known } = this.#tools.centerWatch
    return known === null || residence === undefined || isStopped(known.notice.stops, { method: 'jpki', municipality, residence })
  }
}

function overwrite(read: FactsRead): void {
  if (read.kind === 'right') overwriteFacts(read)
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}
