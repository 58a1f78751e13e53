import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { levelsFile } from './levels.ts'

const writer = fileURLToPath(new URL('levels-writer.fixture.ts', import.meta.url))
const kills = 6

test('a writer that is killed leaves the old count or the new one, whole, and loses none that it has acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'levels-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const levels = levelsFile(join(folder, 'levels.json'))
  let before = 0
  for (let kill = 1; kill <= kills; kill += 1) {
    const child = spawn(process.execPath, [writer, levels.where], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (bytes: Buffer) => { said += bytes.toString() })
    // A little later each time, so that it is cut at other places.
    await vi.waitUntil(() => said.split('\n').length > kill * 2, { ...patience, interval: 1 })
    child.kill('SIGKILL')
    await once(child, 'close')
    const onDisk = Number(said.trim().split('\n').at(-1))
    const read = levels.read()
    if (read.kind !== 'read') throw new Error(`kill ${kill}: ${JSON.stringify(read)}`)
    const [ten, hundred] = read.money.tubes.map(({ count }) => count)
    expect(onDisk).toBeGreaterThan(before)
    expect([onDisk, onDisk + 1]).toContain(ten)
    expect((ten ?? 0) + (hundred ?? 0)).toBe(1_000_000)
    before = onDisk
  }
})
