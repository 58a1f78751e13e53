import { toCenter } from './control.ts'
import { ReferenceCenter } from './reference-center.ts'
import { cardHolders, personOf } from './residents.ts'
import { serve } from './serve.ts'
import type { FromCenter, ToCenter } from './control.ts'
import type { CardMaterial } from './jpki-authority.ts'
import type { ReferenceCenterSettings } from './reference-center.ts'
import type { Served } from './serve.ts'

/** A message pipe to whoever started this process. What comes through it is unknown until a schema has parsed it. */
export interface Pipe {
  send(message: FromCenter): void
  onMessage(listener: (message: unknown) => void): void
}

/** Puts a reference center at the other end of a pipe. Returns what ends it. */
export function openControlRoom(pipe: Pipe, settings: ReferenceCenterSettings): () => Promise<void> {
  let started: Promise<{ center: ReferenceCenter; served: Served }> | null = null

  async function start() {
    const center = await ReferenceCenter.open(settings)
    return { center, served: await serve(center, settings.random) }
  }

  async function obey(order: ToCenter): Promise<FromCenter> {
    if (order.kind === 'residents')
      return {
        kind: 'residents',
        residents: cardHolders.map((holder) => ({
          id: holder.id,
          label: personOf(holder.id)?.name ?? holder.id,
          pin: holder.pin,
          note: holder.note,
        })),
      }
    if (order.kind === 'start') started ??= start()
    if (started === null) return { kind: 'misunderstood' }
    const { center, served } = await started
    switch (order.kind) {
      case 'start':
        return { kind: 'ready', url: served.url, token: served.token, signingKey: center.signingKey }
      case 'issueCard':
        return { kind: 'card', resident: order.resident, card: written(await center.issueCard(order.resident)) }
      case 'fault':
        center.faults.set(order.name, order.on)
        return order
    }
  }

  pipe.onMessage((message) => {
    const order = toCenter.safeParse(message)
    if (order.success) void obey(order.data).then((answer) => pipe.send(answer))
    else pipe.send({ kind: 'misunderstood' })
  })
  return async () => (await started)?.served.close()
}

const text = (der: Uint8Array): string => Buffer.from(der).toString('base64url')

function written(card: CardMaterial | null) {
  return card === null
    ? null
    : { ...card, certificate: text(card.certificate), caCertificate: text(card.caCertificate), privateKey: text(card.privateKey) }
}
