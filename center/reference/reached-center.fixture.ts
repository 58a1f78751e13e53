import { openHttpCenter } from '../http-center.ts'
import { Faults } from './faults.ts'
import { jpkiResponder } from './jpki-responder.ts'
import { serveOcsp } from './ocsp/http-responder.ts'
import { httpTransport } from './ocsp/http-transport.ts'
import { cards, openReferenceWorld } from './reference-world.ts'
import { around } from './under-test.ts'
import type { Center } from '../center.ts'
import type { OpenCenter } from '../contract-visitor.ts'
import type { Timer } from '../post.ts'
import type { Way } from '../way.ts'
import type { ReferenceCenter } from './reference-center.ts'

interface Reached {
  /** How a terminal of that id reaches it. */
  wayOf(terminal: string): Way
  close(): Promise<void>
}

/** Behind a port, with the JPKI center's responder behind another. */
export function centerBehind(listen: (center: ReferenceCenter) => Promise<Reached>): OpenCenter {
  return async (settings) => {
    const faults = new Faults()
    // Its clock is the world's, which is there before anybody asks.
    const responder = await serveOcsp(jpkiResponder({ jpki: cards.jpki, faults, now: () => world.clock.now }))
    const world = await openReferenceWorld({ ...settings, faults, ocsp: httpTransport(responder.url) })
    const reached = await listen(world.center)
    const running = new Set<() => void>()
    const center = clientOfEach(reached, (_, ring) => {
      running.add(ring)
      return () => running.delete(ring)
    })
    return {
      ...around(world),
      center,
      runOutOfTime: () => {
        for (const ring of running) ring()
      },
      async close() {
        await center.close()
        await reached.close()
        await responder.close()
      },
    }
  }
}

/** The contract speaks for several terminals through one port; on the wire each has a client of its own. */
function clientOfEach(reached: Reached, timer: Timer): Center {
  const clients = new Map<string, Center>()
  const sessions = new Map<string, Center>()
  const closed = new Set<Promise<void>>()

  function of(terminal: string): Center {
    const client = clients.get(terminal) ?? openHttpCenter({ ...reached.wayOf(terminal), timer })
    clients.set(terminal, client)
    if (closed.size > 0) closed.add(client.close())
    return client
  }
  const within = (session: string): Center => sessions.get(session) ?? of('T-1')

  return {
    heartbeat: (terminal) => of(terminal.terminal).heartbeat(terminal),
    async openSession(terminal, presented) {
      const client = of(terminal.terminal)
      const answer = await client.openSession(terminal, presented)
      if (answer.kind === 'ok') sessions.set(answer.value.session, client)
      return answer
    },
    authenticate: (session, proof) => within(session).authenticate(session, proof),
    introduce: (session, userId) => within(session).introduce(session, userId),
    verifyPin: (session, kind, sealedPin) => within(session).verifyPin(session, kind, sealedPin),
    register: (session, registration) => within(session).register(session, registration),
    apply: (session, application) => within(session).apply(session, application),
    download: (session, transaction, progress) => within(session).download(session, transaction, progress),
    report: (session, transaction, outcome) => within(session).report(session, transaction, outcome),
    readLedger: (session, span) => within(session).readLedger(session, span),
    async close() {
      closed.add(of('T-1').close())
      for (const client of clients.values()) closed.add(client.close())
      await Promise.all(closed)
    },
  }
}
