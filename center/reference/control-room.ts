import { openCardOffice } from './authority-folder.ts'
import { cardHolders } from './card-holders.ts'
import { CardOffice, pinOfNone } from './card-office.ts'
import { toCenter } from './control.ts'
import { Faults } from './faults.ts'
import { jpkiResponder } from './jpki-responder.ts'
import { serveOcsp } from './ocsp/http-responder.ts'
import { httpTransport } from './ocsp/http-transport.ts'
import { ReferenceCenter } from './reference-center.ts'
import { personOf } from './residents.ts'
import { serve } from './serve.ts'
import type { CardMaterial } from './card-office.ts'
import type { FromCenter, ToCenter } from './control.ts'
import type { ServedResponder } from './ocsp/http-responder.ts'
import type { CardHolder } from './residents.ts'
import type { Served } from './serve.ts'
import type { ReferenceCenterSettings } from './settings.ts'

/** A message pipe to whoever started this process. What comes through it is unknown until a schema has parsed it. */
export interface Pipe {
  send(message: FromCenter): void
  onMessage(listener: (message: unknown) => void): void
}

interface Running {
  readonly center: ReferenceCenter
  readonly served: Served
  readonly responder: ServedResponder
}

/** Puts a reference center at the other end of a pipe, and the JPKI center's responder on a port of its own. Returns what ends both. */
export function openControlRoom(pipe: Pipe, settings: ReferenceCenterSettings): () => Promise<void> {
  let started: Promise<Running> | null = null

  async function start(authority: string | null): Promise<Running> {
    const { now, random, faults = new Faults() } = settings
    const cards = authority === null ? settings.cards ?? new CardOffice(now, random) : await openCardOffice(authority, now, random)
    const responder = await serveOcsp(jpkiResponder({ jpki: cards.jpki, faults, now }))
    const center = await ReferenceCenter.open({ ...settings, cards, faults, ocsp: httpTransport(responder.url) })
    return { center, served: await serve(center, random), responder }
  }

  async function obey(order: ToCenter): Promise<FromCenter> {
    if (order.kind === 'residents') return { kind: 'residents', residents: cardHolders.map(shown) }
    if (order.kind === 'start') started ??= start(order.authority)
    if (started === null) return { kind: 'misunderstood' }
    const running = await started.catch((error: unknown) => error instanceof Error ? error.message : String(error))
    if (typeof running === 'string') return { kind: 'refused', why: running }
    const { center, served } = running
    switch (order.kind) {
      case 'start':
        return { kind: 'ready', url: served.url, token: served.token, signingKey: center.signingKey }
      case 'issueCard':
        return { kind: 'card', resident: order.resident, card: written(await center.issueCard(order.resident)) }
      case 'fault':
        center.faults.set(order.name, order.on)
        return order
      case 'stops':
        return { kind: 'stops', version: center.stops.set(order.stops) }
      case 'officer':
        return { kind: 'officer', decided: center.origins.decide(order.decision) }
    }
  }

  pipe.onMessage((message) => {
    const order = toCenter.safeParse(message)
    if (order.success) void obey(order.data).then((answer) => pipe.send(answer))
    else pipe.send({ kind: 'misunderstood' })
  })
  return async () => {
    const running = await started?.catch(() => null)
    await running?.served.close()
    await running?.responder.close()
  }
}

const kindNames: Readonly<Record<string, string>> = {
  juminhyo: '住民票', kisaijiko: '記載事項', inkan: '印鑑', tax: '税', koseki: '戸籍', fuhyo: '附票', kaigo: '介護',
}

function shown({ id, person, medium, typePins, checkNumber, note, ...card }: CardHolder) {
  const pin = card.certificate === 'noPin' ? pinOfNone : card.pin
  const pins = Object.entries(typePins).map(([kind, typePin]) => `${kindNames[kind] ?? kind} ${typePin}`)
  return { id, label: personOf(person)?.name ?? id, medium, pin, pins: pins.length === 0 ? null : pins.join('　'), checkNumber, note }
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const textOrNull = (bytes: Uint8Array | null): string | null => (bytes === null ? null : text(bytes))

function written(card: CardMaterial | null) {
  if (card === null) return null
  const { facts } = card
  return {
    ...card,
    certificate: textOrNull(card.certificate),
    ca: textOrNull(card.ca),
    privateKey: textOrNull(card.privateKey),
    facts: facts === null
      ? null
      : { ...facts, basic: text(facts.basic), attestation: text(facts.attestation), certificate: text(facts.certificate) },
  }
}
