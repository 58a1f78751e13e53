import { createPrivateKey, createPublicKey, randomBytes, sign, verify, X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { readFacts } from './card-facts.ts'
import { cardHolders } from './card-holders.ts'
import { CardOffice, pinOfNone, printedFacts } from './card-office.ts'
import { personOf } from './residents.ts'

const now = Date.parse('2026-11-21T10:00:00+09:00')
const office = new CardOffice(() => now, randomBytes)

async function cardOf(id: string) {
  const card = await office.issue(id)
  if (card === null) throw new Error(`no card ${id}`)
  return card
}

test('a card has its own certificate by the CA, and its key belongs to it; asked again it is the same', async () => {
  const card = await cardOf('kaku-taro')
  expect(card).toMatchObject({ medium: 'card', pin: '1234', municipality: '99001', userId: null })
  const { certificate: der, ca, privateKey } = card
  if (der === null || ca === null || privateKey === null) throw new Error('no certificate')
  const certificate = new X509Certificate(der)
  expect(certificate.verify(new X509Certificate(ca).publicKey)).toBe(true)
  expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const signature = sign('sha256', Buffer.from('challenge'), key)
  const spki = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }))
  expect(verify('sha256', Buffer.from('challenge'), spki, signature)).toBe(true)
  expect(await cardOf('kaku-taro')).toEqual(card)
})

test('the subject of the certificate says nothing about the person', async () => {
  const { certificate } = await cardOf('kaku-taro')
  expect(new X509Certificate(certificate ?? '').subject).toMatch(/^C=JP\nCN=sample[0-9A-F]{16}$/)
})

test('the phones of a person are credentials of their own, without 券面', async () => {
  const cards = await Promise.all(['kaku-taro', 'kaku-taro-android', 'kaku-taro-iphone'].map(cardOf))
  expect(cards.map(({ medium, pin }) => [medium, pin])).toEqual([['card', '1234'], ['android', '4321'], ['iphone', null]])
  expect(new Set(cards.map(({ certificate }) => Buffer.from(certificate ?? []).toString('hex'))).size).toBe(3)
  expect(cards.map(({ facts }) => facts !== null)).toEqual([true, false, false])
})

test('a 住基カード holds a 利用者ID and no certificate', async () => {
  expect(await cardOf('kyu-saburo-juki')).toMatchObject({
    medium: 'juki', certificate: null, ca: null, privateKey: null, pin: null, userId: 'SK000003', facts: null,
  })
})

test('the facts are those of the register, signed by the authority of the facts and by no other', async () => {
  const { facts, expiry } = await cardOf('kaku-taro')
  const taro = personOf('kaku-taro')
  if (facts === null || taro === null) throw new Error('no facts')
  expect(readFacts(facts.basic)).toEqual(printedFacts(taro))
  expect(printedFacts(taro)).toMatchObject({ name: '架空　太郎', address: '架空県みどり市（架空）見本町一丁目2番3号' })
  expect(facts.individualNumber).toBe(taro.individualNumber)
  expect([facts.checkNumber.slice(0, 6), facts.checkNumber.slice(6, 10)]).toEqual(['550401', expiry.slice(0, 4)])
  expect(expiry.slice(4)).toBe('0401')
  expect(await office.facts.hasAttested(facts.basic, facts)).toBe(true)
  expect(await office.facts.hasAttested(facts.basic.slice(1), facts)).toBe(false)
  const other = new CardOffice(() => now, randomBytes)
  await other.facts.attest(facts.basic)
  expect(await other.facts.hasAttested(facts.basic, facts)).toBe(false)
})

test('the 個人番号 is planted in its own file and stands in no other', async () => {
  const { facts } = await cardOf('kaku-taro')
  if (facts === null) throw new Error('no facts')
  for (const file of [facts.basic, facts.attestation, facts.certificate])
    expect(Buffer.from(file).includes(facts.individualNumber)).toBe(false)
})

test('an outdated card says what was true once', async () => {
  const { facts } = await cardOf('tomihon-itsuba')
  const person = personOf('tomihon-itsuba')
  if (facts === null || person === null) throw new Error('no facts')
  expect(readFacts(facts.basic)?.address).not.toBe(printedFacts(person).address)
})

test('a 顔認証マイナンバーカード takes a stand-in for the PIN it has not, so that the center can refuse it', async () => {
  expect((await cardOf('kao-teru')).pin).toBe(pinOfNone)
})

test('who presents nothing gets nothing', async () => {
  expect([await office.issue('kaku-ichiro'), await office.issue('nobody')]).toEqual([null, null])
})

test('everybody who is said to present something does', async () => {
  expect(cardHolders.filter(({ person }) => personOf(person) === null)).toEqual([])
})
