import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { CardOffice } from '../../../center/reference/card-office.ts'
import { Faults } from '../../../center/reference/faults.ts'
import { jpkiResponder } from '../../../center/reference/jpki-responder.ts'
import { MemoryKeep } from '../../../center/reference/keep.ts'
import { serveOcsp } from '../../../center/reference/ocsp/http-responder.ts'
import { httpTransport } from '../../../center/reference/ocsp/http-transport.ts'
import { ReferenceCenter } from '../../../center/reference/reference-center.ts'
import { serveSecurely } from '../../../center/reference/serve-securely.ts'
import { TlsAuthority } from '../../../center/reference/tls-authority.ts'
import { toCenter } from './control.ts'
import type { Card, FromCenter, Terminal, ToCenter } from './control.ts'

/**
 * Entry of the loaded center's own process: as `npm run center` serves it, limits included, but with nothing kept in files. It ends with
 * whoever started it. What the load needs is made before it is `ready`: papers of terminals, and the cards' RSA keys.
 */
const terminalCount = 20
/** Carried by residents whose municipality serves at any hour. */
const carried = [
  'kaku-taro', 'kaku-hanako', 'mihon-hanako', 'sample-maria', 'sample-pedro', 'daikazoku-ichiro', 'mihon-nagai', 'tomihon-mitsuba',
]

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const say = (message: FromCenter): void => void process.send?.(message)

async function papers(tls: TlsAuthority): Promise<Terminal[]> {
  const names = Array.from({ length: terminalCount }, (_, at) => `load-${at + 1}`)
  return Promise.all(names.map(async (terminal) => ({ terminal, ...(await tls.terminal(terminal)) })))
}

async function cardOf(center: ReferenceCenter, id: string): Promise<Card> {
  const card = await center.issueCard(id)
  if (card === null || card.certificate === null || card.privateKey === null) throw new Error(`no card for ${id}`)
  return { certificate: text(card.certificate), privateKey: text(card.privateKey), municipality: card.municipality }
}

const faults = new Faults()
const cards = new CardOffice(Date.now, randomBytes)
const responder = await serveOcsp(jpkiResponder({ jpki: cards.jpki, faults, now: Date.now }))
const center = await ReferenceCenter.open({ now: Date.now, random: randomBytes, cards, faults, ocsp: httpTransport(responder.url) })
const tls = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
const authority = await tls.certificate()
const parties = { authority, identity: await tls.server(['127.0.0.1']), revocations: await tls.revocations([]) }
const { url } = await serveSecurely(center, { host: '127.0.0.1', port: 0, ...parties })

process.on('disconnect', () => process.exit(0))
process.on('message', (message) => void obey(toCenter.parse(message)))

async function obey(order: ToCenter): Promise<void> {
  if (order.kind === 'fault') {
    faults.set(order.name, order.on)
    return say({ kind: 'fault' })
  }
  await collected()
  const { heapUsed, external, rss } = process.memoryUsage()
  say({ kind: 'memory', heap: heapUsed + external, resident: rss })
}

/** What a collection lets go of, finalizers and closing sockets among it, only the next one takes away. */
async function collected(): Promise<void> {
  if (globalThis.gc === undefined) throw new Error('started without --expose-gc')
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc()
    await setTimeout(100)
  }
}

say({
  kind: 'ready', url, authority, signingKey: center.signingKey,
  terminals: await papers(tls), cards: await Promise.all(carried.map((id) => cardOf(center, id))),
})
