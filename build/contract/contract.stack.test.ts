import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'contract-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function contract(...words: readonly string[]) {
  const child = spawn(process.execPath, [path('contract.ts'), ...words], { cwd: folder, env: { ...process.env, INIT_CWD: folder } })
  const ended = once(child, 'exit')
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  await ended
  return { lines: out.trimEnd().split('\n'), err, code: child.exitCode }
}

test('the reference center, which is the example, keeps all of it', async () => {
  const { lines, err, code } = await contract(path('../../center/reference/under-test.ts'))
  expect({ err, code }).toEqual({ err: '', code: 0 })
  const [sum = '', kept = '0'] = /^(\d+) kept, 0 broken, 0 not run$/.exec(lines.at(-1) ?? '') ?? []
  expect(lines.filter((line) => line.startsWith('✓')).length).toBe(Number(kept))
  expect(Number(kept), sum).toBeGreaterThan(100)
})

test('one that answers one call wrongly fails exactly there', async () => {
  const { lines, code } = await contract(path('broken-center.fixture.ts'))
  expect(code).toBe(1)
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([expect.stringMatching(/^✗ outcome +a session nobody opened tells nothing {2}broken$/)])
  expect(lines.at(-1)).toMatch(/^\d+ kept, 1 broken, 0 not run$/)
})

test.each([
  ['can’t be loaded', 'throw new Error("no license")', 'can’t be loaded: no license'],
  ['is something else', 'export const openCenter = () => {}', 'exports no function openCenterUnderTest, but openCenter'],
])('a module that %s is said to be so', async (_, source, why) => {
  writeFileSync(join(folder, 'theirs.mjs'), source)
  const { lines, err, code } = await contract('./theirs.mjs')
  expect({ lines, code }).toEqual({ lines: ['0 kept, 0 broken, 0 not run'], code: 1 })
  expect(err).toContain(`theirs.mjs: ${why}`)
})

test('asked wrongly it ends with 2', async () => {
  expect(await contract()).toMatchObject({ lines: [''], code: 2, err: expect.stringContaining('npm run contract -- FILE') })
  expect(await contract('./nowhere.js')).toMatchObject({ lines: [''], code: 2, err: expect.stringContaining('there is no such file') })
})
