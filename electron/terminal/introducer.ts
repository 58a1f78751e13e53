import { isStopped } from '../../center/stops.ts'
import type { FlowEvent } from '../flow/event.ts'
import type { Refusal } from '../flow/fault.ts'
import type { Method } from '../flow/flow.ts'
import type { CertificateKind } from '../flow/menu.ts'
import { hearCard, hearMenu, hearPin, hearProof, hearSession } from './ears.ts'
import type { Papers } from './papers.ts'
import type { Tools } from './performer.ts'
import type { Watchdogs } from './watchdogs.ts'

/** Lets somebody in: what was presented, session, PIN or device, menu. */
export class Introducer {
  readonly #tools: Tools
  readonly #watchdogs: Watchdogs

  constructor(tools: Tools, watchdogs: Watchdogs) {
    this.#tools = tools
    this.#watchdogs = watchdogs
  }

  identify(papers: Papers): void {
    const { ports: { card }, settings: { jukiCards } } = this.#tools
    this.#watchdogs.watch('card', card.identify(), {
      hear: (seen) => hearCard(papers, seen, jukiCards), late: { kind: 'identified', visit: papers.visit, card: { kind: 'failed' } },
    })
  }

  openSession(papers: Papers): void {
    const { ports: { center, clock }, settings: { identity } } = this.#tools
    const { medium, municipality } = known(papers.presented)
    this.#watchdogs.watch('session', center.openSession(identity, { medium, municipality }), {
      hear: (answer) => hearSession(papers, answer, clock.wall(), (method) => this.#stopOf(method)), late: centerLate(papers),
    })
  }

  /** Whatever comes of it shows in the proof; a throw leaves a trace. A phone that hides its certificate until the PIN can't be prepared. */
  prepare(papers: Papers): void {
    const { ports: { card }, loop } = this.#tools
    const digest = known(papers.presented).certificateDigest
    if (digest !== null) void card.prepare(digest).catch(() => loop.guard(() => loop.trace('proved')))
  }

  /** The digits go to the card driver in a buffer that it overwrites; should it fail to, that is done here. `pin` null: a phone that has asked its owner. */
  prove(papers: Papers, pin: Uint8Array | null): void {
    const { ports: { card } } = this.#tools
    const asked = card.prove(known(papers.challenge), pin, known(papers.presented).certificateDigest).finally(() => pin?.fill(0))
    const late: FlowEvent = { kind: 'proved', visit: papers.visit, proof: { kind: 'failed' } }
    this.#watchdogs.watch('proof', asked, { hear: (proved) => hearProof(papers, proved), late })
    this.#forgetAfter(asked)
  }

  authenticate(papers: Papers): void {
    const { ports: { center } } = this.#tools
    this.#menu(papers, 'jpki', center.authenticate(known(papers.session), known(papers.proof)))
  }

  introduce(papers: Papers): void {
    const { ports: { center } } = this.#tools
    this.#menu(papers, 'cardAp', center.introduce(known(papers.session), known(known(papers.presented).userId)))
  }

  /** カードAP: the digits are sealed to the municipality's server, and overwritten here whatever becomes of that. */
  verifyPin(papers: Papers, kind: CertificateKind, pin: Uint8Array): void {
    const { ports: { center, sealPin } } = this.#tools
    const session = known(papers.session)
    const key = known(papers.menu).pinKey
    // The center has let somebody in by a method for which it gives no key: it is not to be believed.
    if (key === null) {
      pin.fill(0)
      return this.#tools.loop.tell({ kind: 'centerFailed', visit: papers.visit, fault: 'center.invalidAnswer' })
    }
    const sealed = sealPin(pin, { session, kind }, key).finally(() => pin.fill(0))
    const asked = sealed.then((text) => center.verifyPin(session, kind, text))
    this.#watchdogs.watch('pinCheck', asked, { hear: (answer) => hearPin(papers, answer), late: centerLate(papers) })
    this.#forgetAfter(asked)
  }

  /** Digits leave copies on their way, and a visit may be long. */
  #forgetAfter(used: Promise<unknown>): void {
    const { forget } = this.#tools.ports
    void used.then(forget, forget)
  }

  #menu(papers: Papers, method: Method, asked: ReturnType<Tools['ports']['center']['authenticate']>): void {
    const { settings: { municipalities }, doorkeeper, loop } = this.#tools
    this.#watchdogs.watch('menu', asked, {
      hear: (answer) => {
        const heard = hearMenu(papers, method, answer, municipalities, () => loop.trace('menuArrived'))
        // What can't be had now must be known before anybody can choose it.
        doorkeeper.look()
        return heard
      },
      late: centerLate(papers),
    })
  }

  #stopOf(method: Method): Refusal | null {
    const { known } = this.#tools.centerWatch
    return known === null || isStopped(known.notice.stops, { method }) ? 'service.stopped' : null
  }
}

function centerLate({ visit }: Papers): FlowEvent {
  return { kind: 'centerFailed', visit, fault: 'center.late' }
}

function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error('asked for before it is known')
  return value
}
