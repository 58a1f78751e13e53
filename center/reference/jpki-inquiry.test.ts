import { X509Certificate, randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { CardOffice } from './card-office.ts'
import { Faults } from './faults.ts'
import { JpkiInquiry } from './jpki-inquiry.ts'
import { jpkiResponder } from './jpki-responder.ts'
import { serveOcsp } from './ocsp/http-responder.ts'
import { httpTransport } from './ocsp/http-transport.ts'
import { completed } from './settings.ts'
import type { CardHolder } from './residents.ts'
import type { ReferenceCenterSettings } from './settings.ts'

const now = () => Date.parse('2026-11-21T10:00:00.250+09:00')
const cards = new CardOffice(now, randomBytes)

function inquiry(settings: Partial<ReferenceCenterSettings> = {}): JpkiInquiry {
  return new JpkiInquiry(completed({ now, random: randomBytes, cards, ...settings }))
}

async function certificate(standing: NonNullable<CardHolder['certificate']>): Promise<X509Certificate> {
  return new X509Certificate((await cards.jpki.certify('somebody', standing)).certificate)
}

/** The same responder, over loopback. */
async function served(faults = new Faults()): Promise<JpkiInquiry> {
  const responder = await serveOcsp(jpkiResponder({ jpki: cards.jpki, faults, now }))
  onTestFinished(() => responder.close())
  return inquiry({ faults, ocsp: httpTransport(responder.url) })
}

test.each([
  ['in this process', async (faults?: Faults) => inquiry(faults === undefined ? {} : { faults })],
  ['over HTTP', served],
])('%s the JPKI center tells what its register says, whatever else there is to see', async (_, open) => {
  const asking = await open()
  expect(await asking.ask(await certificate('good'))).toEqual({ kind: 'good' })
  expect(await asking.ask(await certificate('issuedToday'))).toEqual({ kind: 'good' })
  expect(await asking.ask(await certificate('noPin'))).toEqual({ kind: 'good' })
  expect(await asking.ask(await certificate('revoked'))).toMatchObject({ kind: 'revoked' })
  const { certificate: foreign } = await new CardOffice(now, randomBytes).jpki.certify('somebody', 'good')
  expect(await asking.ask(new X509Certificate(foreign))).toEqual({ kind: 'unknown' })
  expect(await asking.isAnswered()).toBe(true)

  const faults = new Faults()
  const faulty = await open(faults)
  faults.set('revoked', true)
  expect(await faulty.ask(await certificate('good'))).toMatchObject({ kind: 'revoked' })
  expect(await faulty.isAnswered()).toBe(true)
  faults.set('ocspDown', true)
  expect(await faulty.ask(await certificate('good'))).toEqual({ kind: 'down', why: 'unreachable' })
  expect(await faulty.isAnswered()).toBe(false)
})

test('a responder that is silent has five seconds', async () => {
  const delays: number[] = []
  const silent = inquiry({
    ocsp: () => new Promise(() => {}),
    timer(delay, ring) {
      delays.push(delay)
      queueMicrotask(ring)
      return () => {}
    },
  })
  expect(await silent.ask(await certificate('good'))).toEqual({ kind: 'down', why: 'late' })
  expect(await silent.isAnswered()).toBe(false)
  expect(delays).toEqual([5000, 5000])
})
