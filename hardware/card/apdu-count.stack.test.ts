import { createHash, verify, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CardClient } from './card-client.ts'
import { told } from './card.contract.ts'
import { OpenSc } from './opensc.fixture.ts'
import { startPcscd } from './pcscd.ts'
import { cardOn, connectReader, lay, lift } from './real-reader.fixture.ts'
import type { Said } from './said.ts'
import { SoftwareCard } from './software-card.ts'
import { certificateOf, digestOf, testMaterial } from './test-material.ts'

const material = testMaterial()
const data = Buffer.from('what both sign')
/** What the terminal allows itself: in all, and while the customer waits after the last digit. */
const allowed = { inAll: 11, afterLastDigit: 3 }

const opened = new AsyncDisposableStack()
let client: CardClient
const heard: Said[] = []
const openSc = opened.adopt(new OpenSc(), (it) => it.close())
beforeAll(async () => {
  openSc.write('data', data)
  openSc.write('hash', createHash('sha256').update(data).digest())
  opened.adopt(await startPcscd(), (pcscd) => pcscd.stop())
  // No カードAP: neither does OpenSC know of one.
  client = opened.adopt(connectReader({ profiles: [], onSaid: (said) => { heard.push(said) } }), (it) => it.close())
  await told(client, 'readerFound')
})
afterAll(() => opened.disposeAsync())

test('a proof takes at most 11 commands, 3 of them after the last digit: fewer than OpenSC\'s on the same card', async () => {
  const card = cardOn(new SoftwareCard(material))
  await lay(client, card)
  const table: { readonly name: string; readonly commands: number; readonly ms: number }[] = []

  /** As the card counts them. */
  async function measure(name: string, run: () => Promise<unknown>): Promise<number> {
    const before = card.answered
    const began = performance.now()
    await run()
    const commands = card.answered - before
    table.push({ name, commands, ms: Math.round(performance.now() - began) })
    return commands
  }

  const digest = digestOf(material)
  const identified = await measure('terminal: identify', async () => {
    const jpki = { triesLeft: 3, certificateDigest: digest }
    expect(await client.identify()).toMatchObject({ kind: 'readable', municipality: '99901', jpki })
  })
  const prepared = await measure('terminal: prepare', () => client.prepare(digest))
  const proved = await measure('terminal: prove', async () => {
    const outcome = await client.prove(data, Uint8Array.from(Buffer.from('1234')), digest)
    if (outcome.kind !== 'right') throw new Error(outcome.kind)
    expect(Buffer.compare(outcome.certificate, certificateOf(material))).toBe(0)
    expect(verify('sha256', data, new X509Certificate(outcome.certificate).publicKey, outcome.signature)).toBe(true)
  })
  expect(heard).toHaveLength(identified + prepared + proved)

  const succeeds = async (ran: ReturnType<OpenSc['ask']>) => expect(await ran).toMatchObject({ code: 0 })
  const certificate = await measure('OpenSC: certificate', () => succeeds(openSc.readCertificate()))
  const pkcs15 = await measure('OpenSC: PIN and signature (pkcs15-crypt)', () => succeeds(openSc.signByPkcs15('1234')))
  const pkcs11 = await measure('OpenSC: PKCS#11 login and signature', () => succeeds(openSc.signByPkcs11('1234')))
  await measure('OpenSC: the same, not told which card it is', () => succeeds(openSc.signByPkcs11('1234', false)))
  await lift(client, card)

  const lines = table.map(({ name, commands, ms }) => {
    return `  ${name.padEnd(44)}${String(commands).padStart(3)} commands ${String(ms).padStart(5)} ms\n`
  })
  process.stdout.write(`card: commands to the same card, and times (OpenSC's with the start of its program)\n${lines.join('')}`)
  expect(proved).toBeLessThanOrEqual(allowed.afterLastDigit)
  expect(identified + prepared + proved).toBeLessThanOrEqual(allowed.inAll)
  expect(identified + prepared + proved).toBeLessThan(certificate + pkcs15)
  expect(certificate + pkcs15).toBeLessThan(pkcs11)
})
