import { X509Certificate, createPrivateKey, randomBytes, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCardOffice } from './authority-folder.ts'
import { cardHolders } from './card-holders.ts'
import { serialOf } from './keep.ts'
import { ReferenceCenter } from './reference-center.ts'
import { personOf } from './residents.ts'
import type { CardMaterial, CardOffice } from './card-office.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour
const start = Date.parse('2026-11-21T10:00:00+09:00')
let folder = ''
let now = start
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'authority-')), 'authority')
  now = start
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

/** What another process would open: the same folder, and nothing else in common. */
const open = (): Promise<CardOffice> => openCardOffice(folder, () => now, randomBytes)

async function cardOf(office: CardOffice, id: string): Promise<CardMaterial & { certificate: Uint8Array; privateKey: Uint8Array }> {
  const card = await office.issue(id)
  if (card === null || card.certificate === null || card.privateKey === null) throw new Error(`no card ${id}`)
  const { certificate, privateKey } = card
  return { ...card, certificate, privateKey }
}
const standingOf = async (id: string) => (await open()).jpki.standing((await cardOf(await open(), id)).certificate, now)
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** A center that has shared the folder all along, and a card that it has not issued itself. */
async function admitted(id: string) {
  const cards = await open()
  const center = await ReferenceCenter.open({ now: () => now, random: randomBytes, cards })
  const { certificate, privateKey, medium, municipality } = await cardOf(await open(), id)
  const presented = { medium, municipality: medium === 'card' ? municipality : null }
  const session = await center.openSession({ terminal: 'T-1', build: 'b', configuration: '0'.repeat(64), devices: [] }, presented)
  if (session.kind !== 'ok') throw new Error(session.kind)
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  const signature = text(sign('sha256', Buffer.from(session.value.challenge, 'base64url'), key))
  return center.authenticate(session.value.session, { certificate: text(certificate), signature })
}

test('a card that another process has made is admitted as its holder’s', async () => {
  expect(await admitted('kaku-taro')).toMatchObject({ kind: 'ok', value: { municipalityCode: '99001' } })
  expect(await admitted('kaku-taro-iphone')).toMatchObject({ kind: 'ok' })
})

test.each([['shikko-saburo', 'certificate.revoked'], ['hakko-kyota', 'certificate.issuedToday'], ['kao-teru', 'card.noPin']])(
  '%s is refused with another process’s card, too: %s', async (id, reason) => {
    expect(await admitted(id)).toEqual({ kind: 'refused', reason })
  },
)

test('its facts are believed by others, and nobody else’s are', async () => {
  const { facts } = await cardOf(await open(), 'tomihon-hitoha')
  if (facts === null) throw new Error('no facts')
  const other = await open()
  expect(await other.facts.hasAttested(facts.basic, facts)).toBe(true)
  expect(await other.facts.hasAttested(facts.basic.slice(1), facts)).toBe(false)
})

test('asked on another day it is the same card, unless it would no longer be what it shows', async () => {
  const ids = ['kaku-taro', 'shikko-saburo', 'hakko-kyota', 'kao-teru']
  const serials = async () => Promise.all(ids.map(async (id) => text((await cardOf(await open(), id)).certificate)))
  const before = await serials()
  now = start + 40 * day
  const after = await serials()
  expect(after.map((serial, place) => serial === before[place])).toEqual([true, true, false, true])
  expect(await Promise.all(ids.map(standingOf))).toEqual(['usable', 'usable', 'issuedToday', 'noPin'])
  const told = ids.map(async (id) => (await open()).jpki.statusOf(serialOf((await cardOf(await open(), id)).certificate)))
  expect((await Promise.all(told)).map(({ kind }) => kind)).toEqual(['good', 'revoked', 'good', 'good'])
})

test('発行当日 is over at midnight in Japan for the card of yesterday, which is still its holder’s', async () => {
  const office = await open()
  const { certificate } = await cardOf(office, 'hakko-kyota')
  now = start + 14 * hour
  const fresh = await cardOf(await open(), 'hakko-kyota')
  expect(text(fresh.certificate)).not.toBe(text(certificate))
  expect([await office.jpki.standing(certificate, now), await office.jpki.standing(fresh.certificate, now)]).toEqual(['usable', 'issuedToday'])
})

test.each([['run out', 5.1], ['that would not outlast its cards', 5.5], ['from the future', -3]])('an authority or card %s is renewed, and all shows what it should', async (_, years) => {
  const old = await cardOf(await open(), 'kaku-taro')
  now = start + years * 365 * day
  expect([await standingOf('kaku-taro'), await standingOf('hakko-kyota')]).toEqual(['usable', 'issuedToday'])
  const { facts, certificate, ca } = await cardOf(await open(), 'kaku-taro')
  const [card, authority] = [certificate, ca ?? ''].map((der) => new X509Certificate(der))
  if (card === undefined || authority === undefined) throw new Error('no certificates')
  expect(authority.validFromDate.getTime()).toBeLessThan(card.validFromDate.getTime())
  expect(authority.validToDate.getTime()).toBeGreaterThan(card.validToDate.getTime())
  expect(text(certificate)).not.toBe(text(old.certificate))
  if (facts === null) throw new Error('no facts')
  expect(await (await open()).facts.hasAttested(facts.basic, facts)).toBe(true)
  expect(await (await open()).jpki.standing(old.certificate, now)).toBe('unknown')
})

test('two that begin at once have one authority', async () => {
  const [one, other] = await Promise.all([open(), open()])
  const [card, sameCard] = await Promise.all([cardOf(one, 'kaku-taro'), cardOf(other, 'kaku-taro')])
  expect(text(sameCard.certificate)).toBe(text(card.certificate))
  expect(await Promise.all([one, other].map(({ jpki }) => jpki.standing(card.certificate, now)))).toEqual(['usable', 'usable'])
})

test('keeps no name, no PIN, no number and no facts of anybody', async () => {
  const office = await open()
  const holder = cardHolders.find(({ id }) => id === 'tomihon-hitoha')
  const person = personOf('tomihon-hitoha')
  if (holder === undefined || person === null) throw new Error('nobody')
  const { facts } = await cardOf(office, holder.id)
  const files = ['jpki', 'facts'].flatMap((part) => readdirSync(join(folder, part)).map((file) => join(folder, part, file)))
  expect(files.map((file) => file.slice(folder.length + 1)).toSorted()).toEqual([
    'facts/authority.1.json', 'facts/signer.1.json', 'jpki/authority.1.json', 'jpki/tomihon-hitoha.good.1.json',
  ])
  for (const file of files) {
    const kept: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
    expect(Object.keys(kept)).toEqual(['certificate', 'privateKey'])
    const bytes = Object.values(kept).map((value) => Buffer.from(value, 'base64url'))
    for (const word of [person.name, person.reading, person.born, person.individualNumber, holder.checkNumber ?? '', facts?.basic ?? ''])
      expect(bytes.some((each) => each.includes(Buffer.from(word)))).toBe(false)
  }
})

test('a folder with a broken file is not opened; file and remedy are named', async () => {
  await cardOf(await open(), 'kaku-taro')
  const file = join(folder, 'facts', 'signer.1.json')
  writeFileSync(file, '{}')
  await expect(open()).rejects.toThrow(`${file} is broken: remove the folder ${folder}`)
})
