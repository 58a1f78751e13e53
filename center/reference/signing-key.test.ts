import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keptSigningKey } from './signing-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'signing-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('who asks again, or at the same moment, gets the same key; nobody else can read it, and no draft stays', async () => {
  const file = join(folder, 'center', 'signing-key.pem')
  const [one, another] = await Promise.all([keptSigningKey(file), keptSigningKey(file)])
  expect(another.publicKey).toEqual(one.publicKey)
  expect((await keptSigningKey(file)).publicKey).toEqual(one.publicKey)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(folder, 'center'))).toEqual(['signing-key.pem'])
})

test('what is no key is left as it is, and named with what to do', async () => {
  const file = join(folder, 'broken.pem')
  writeFileSync(file, 'no key')
  await expect(keptSigningKey(file)).rejects.toThrow(`${file} is no signing key: remove it`)
})
