import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CertificateAuthority } from './certificate-authority.ts'
import { FolderKeep } from './folder-keep.ts'
import { MemoryKeep } from './keep.ts'
import type { Certified, Keep } from './keep.ts'

const now = Date.parse('2026-11-21T10:00:00+09:00')
const root = mkdtempSync(join(tmpdir(), 'keep-'))
afterAll(() => rmSync(root, { recursive: true }))
let folders = 0
const newFolder = (): string => join(root, String(folders += 1), 'jpki')

let one: Certified
let other: Certified
beforeAll(async () => {
  const authority = new CertificateAuthority('CN=Test', () => now, randomBytes, new MemoryKeep())
  const wanted = { notBefore: now, isStillGood: () => true }
  one = await authority.certify('one', wanted)
  other = await authority.certify('other', wanted)
})

const good = (): boolean => true
const bad = (): boolean => false
const never = (): Promise<Certified> => Promise.reject(new Error('made without need'))
const plain = ({ certificate, privateKey, serial }: Certified) => [...[certificate, privateKey].map((bytes) => Buffer.from(bytes).toString('hex')), serial]

describe.each([['in memory', () => new MemoryKeep()], ['in a folder', () => new FolderKeep(newFolder(), 'remedy')]])('a keep %s', (_, open) => {
  let keep: Keep
  beforeAll(() => { keep = open() })

  test('gives again what was kept, as long as it is good', async () => {
    expect(await keep.latest('a.good')).toBeNull()
    expect(plain(await keep.take('a.good', good, async () => one))).toEqual(plain(one))
    expect(plain(await keep.take('a.good', ({ serial }) => serial === one.serial, never))).toEqual(plain(one))
    expect(await keep.latest('a')).toBeNull()
  })

  test('what is good no more is replaced, and still known by its serial', async () => {
    expect(plain(await keep.take('a.good', bad, async () => other))).toEqual(plain(other))
    expect((await keep.latest('a.good'))?.serial).toBe(other.serial)
    expect([await keep.nameOf(one.serial), await keep.nameOf(other.serial), await keep.nameOf('00')]).toEqual(['a.good', 'a.good', null])
  })

  test('all who ask at once get the same', async () => {
    const offers = [one, other, one, other]
    const taken = await Promise.all(offers.map((offer) => keep.take('b', good, async () => offer)))
    expect(new Set(taken.map(({ serial }) => serial)).size).toBe(1)
    expect((await keep.latest('b'))?.serial).toBe(taken[0]?.serial)
  })
})

test('a folder is shared: what one keep has made, the others have, and what two replace at once is replaced once', async () => {
  const folder = newFolder()
  const [mine, yours] = [new FolderKeep(folder, ''), new FolderKeep(folder, '')]
  await mine.take('a', good, async () => one)
  expect(plain(await yours.take('a', good, never))).toEqual(plain(one))
  expect(await yours.nameOf(one.serial)).toBe('a')
  const isNew = ({ serial }: Certified): boolean => serial === other.serial
  await Promise.all([mine, yours].map((keep) => keep.take('a', isNew, async () => other)))
  expect(readdirSync(folder).toSorted()).toEqual(['a.1.json', 'a.2.json'])
})

test('files are for their owner alone, and nothing unfinished stays', async () => {
  const folder = newFolder()
  await new FolderKeep(folder, '').take('a', good, async () => one)
  expect([folder, join(folder, 'a.1.json')].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600])
  expect(readdirSync(folder)).toEqual(['a.1.json'])
})

describe('a broken file', () => {
  const whole = (folder: string) => JSON.parse(readFileSync(join(folder, 'a.1.json'), 'utf8'))
  test.each([
    ['no JSON', () => '{'], ['nothing', () => ''], ['another key’s', (folder: string) => JSON.stringify({ ...whole(folder), privateKey: Buffer.from(other.privateKey).toString('base64url') })],
    ['a further field', (folder: string) => JSON.stringify({ ...whole(folder), pin: '1234' })], ['no certificate', (folder: string) => JSON.stringify({ ...whole(folder), certificate: 'AAAA' })],
  ])('(%s) is named with its remedy, and what was there before stays', async (_, written) => {
    const folder = newFolder()
    const keep = new FolderKeep(folder, 'remove the folder')
    await keep.take('a', good, async () => one)
    const file = join(folder, 'a.1.json')
    writeFileSync(file, written(folder))
    for (const use of [() => keep.check(), () => keep.latest('a'), () => keep.nameOf('00'), () => keep.take('a', good, never)])
      await expect(use()).rejects.toThrow(`${file} is broken: remove the folder`)
    expect(readdirSync(folder)).toEqual(['a.1.json'])
  })
})

describe('under which name', () => {
  test('something was kept is answered for what can be read, whatever is broken beside it', async () => {
    const folder = newFolder()
    const before = new FolderKeep(folder, '')
    await before.take('a', good, async () => one)
    await before.take('b', good, async () => other)
    writeFileSync(join(folder, 'a.1.json'), '{')
    const keep = new FolderKeep(folder, 'remedy')
    expect(await keep.nameOf(other.serial)).toBe('b')
    await expect(keep.nameOf(one.serial)).rejects.toThrow('a.1.json is broken: remedy')
  })

  test('something was kept is remembered: no file is read twice for it, nor for what is not there', async () => {
    const folder = newFolder()
    const keep = new FolderKeep(folder, 'remedy')
    await keep.take('a', good, async () => one)
    await keep.check()
    writeFileSync(join(folder, 'a.1.json'), '{')
    expect([await keep.nameOf(one.serial), await keep.nameOf('00')]).toEqual(['a', null])
    await new FolderKeep(folder, '').take('b', good, async () => other)
    expect(await keep.nameOf(other.serial)).toBe('b')
  })

  test('something was kept just now is known, though somebody cleared the folder before', async () => {
    const folder = newFolder()
    const keep = new FolderKeep(folder, '')
    await keep.take('a', good, async () => one)
    await keep.check()
    rmSync(folder, { recursive: true })
    await keep.take('a', good, async () => other)
    expect(await keep.nameOf(other.serial)).toBe('a')
  })
})

test('drafts of who was killed over them are removed when the folder is checked; those still written on, and files of others, stay', async () => {
  const folder = newFolder()
  const keep = new FolderKeep(folder, '')
  await keep.check()
  const [abandoned, fresh, others] = [`${randomUUID()}.draft`, `${randomUUID()}.draft`, 'letter.draft']
  for (const file of [abandoned, fresh, others]) writeFileSync(join(folder, file), 'unfinished')
  const written = new Date(Date.now() - 61_000)
  for (const file of [abandoned, others]) utimesSync(join(folder, file), written, written)
  await keep.check()
  expect(readdirSync(folder).toSorted()).toEqual([fresh, others].toSorted())
})

test('files of others in the folder are let alone', async () => {
  const folder = newFolder()
  const keep = new FolderKeep(folder, '')
  await keep.take('a', good, async () => one)
  writeFileSync(join(folder, 'README'), 'not ours')
  chmodSync(join(folder, 'README'), 0o000)
  await keep.check()
  expect(await keep.nameOf(one.serial)).toBe('a')
})
