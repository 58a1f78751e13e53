import { createHash, verify, X509Certificate } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CardClient } from './card-client.ts'
import { told } from './card.contract.ts'
import { OpenSc } from './opensc.fixture.ts'
import { startPcscd } from './pcscd.ts'
import { cardOn, connectReader, lay, lift } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { certificateOf, testMaterial } from './test-material.ts'
import type { VirtualCard } from './virtual-card.ts'

const material = testMaterial()
const data = Buffer.from('what OpenSC signs')

// The card must not be merely what our own driver expects: a client that others wrote for real cards knows it, too.
describe('OpenSC takes the card in software for a マイナンバーカード', () => {
  const opened = new AsyncDisposableStack()
  const openSc = opened.adopt(new OpenSc(), (it) => it.close())
  let client: CardClient
  let chip: SoftwareCard
  let card: VirtualCard

  beforeAll(async () => {
    openSc.write('data', data)
    openSc.write('hash', createHash('sha256').update(data).digest())
    opened.adopt(await startPcscd(), (pcscd) => pcscd.stop())
    // It tells when the service has seen a card; it does not hold one.
    client = opened.adopt(connectReader(), (it) => it.close())
    await told(client, 'readerFound')
  })
  afterAll(() => opened.disposeAsync())

  beforeEach(() => {
    chip = new SoftwareCard(material)
    card = cardOn(chip)
    openSc.forget('signature')
    return lay(client, card)
  })
  afterEach(() => lift(client, card))

  const isSigned = () => verify('sha256', data, new X509Certificate(certificateOf(material)).publicKey, openSc.read('signature'))

  test('opensc-tool knows it among all the cards it has heard of', async () => {
    expect(await openSc.run('opensc-tool', ['--reader', '1', '--name'], false)).toEqual({ code: 0, said: 'jpki\n' })
  })

  test('pkcs15-tool lists PIN, key and certificate', async () => {
    const { code, said } = await openSc.ask('pkcs15-tool', '--dump')
    expect(code).toBe(0)
    expect(said).toMatch(/PIN \[User Authentication PIN\][^]*?Tries left +: 3\n/)
    expect(said).toMatch(/Private RSA Key \[User Authentication Key\][^]*?ModLength +: 2048\n/)
    expect(said).toMatch(/X\.509 Certificate \[User Authentication Certificate\][^]*?Path +: 000a\n/)
    expect(said).toMatch(/X\.509 Certificate \[User Authentication Certificate CA\][^]*?Authority +: yes\n/)
  })

  test('pkcs15-tool reads the certificate as the card holds it, to the byte', async () => {
    expect(await openSc.readCertificate()).toMatchObject({ code: 0 })
    const read = new X509Certificate(openSc.read('certificate.pem')).raw
    expect(Buffer.compare(read, certificateOf(material))).toBe(0)
  })

  test('pkcs11-tool logs in and signs, and the certificate verifies it', async () => {
    expect(await openSc.signByPkcs11('1234')).toMatchObject({ code: 0 })
    expect(isSigned()).toBe(true)
    expect(chip.triesLeft).toBe(3)
  })

  test('pkcs15-crypt signs likewise', async () => {
    expect(await openSc.signByPkcs15('1234')).toMatchObject({ code: 0 })
    expect(isSigned()).toBe(true)
  })

  test('a wrong PIN costs one try and signs nothing, whichever way it was presented', async () => {
    const first = await openSc.signByPkcs11('0000')
    expect(first).toMatchObject({ code: 1, said: expect.stringContaining('CKR_PIN_INCORRECT') })
    expect(chip.triesLeft).toBe(2)
    const second = await openSc.signByPkcs15('0000')
    expect(second).toMatchObject({ code: 5, said: expect.stringContaining('PIN code or key incorrect') })
    expect(chip.triesLeft).toBe(1)
    expect(() => openSc.read('signature')).toThrow('ENOENT')
    expect(await client.identify()).toMatchObject({ jpki: { triesLeft: 1 } })
  })

  test('a blocked PIN is told as blocked, and the right one opens it no more', async () => {
    for (let tries = 0; tries < 3; tries += 1) expect(await openSc.signByPkcs15('0000')).toMatchObject({ code: 5 })
    // OpenSC's words for 6984.
    const refused = await openSc.signByPkcs15('1234')
    expect(refused).toMatchObject({ code: 5, said: expect.stringContaining('Reference data not usable') })
    const { said } = await openSc.ask('pkcs15-tool', '--list-pins')
    expect(said).toMatch(/PIN \[User Authentication PIN\][^]*?Tries left +: 0\n/)
    expect((await openSc.run('pkcs11-tool', ['--list-token-slots'])).said).toMatch(/User Authentication PIN[^]*?flags.*user PIN locked/)
    expect(await client.identify()).toMatchObject({ jpki: { triesLeft: 0 } })
  })
})
