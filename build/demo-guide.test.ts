import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cast } from '../e2e/drive/cast.ts'
import { demoGuide } from './demo-guide.ts'

test('the guide in the repository is that of these registers and texts', () => {
  expect(readFileSync(new URL('demo-guide.md', import.meta.url), 'utf8'), 'npm run demo-guide -- --write').toBe(demoGuide())
})

test('everybody stands in it once, with all that has to be typed, and who is refused with the reason', () => {
  const lines = demoGuide().split('\n')
  for (const { id, pin, typePins, checkNumber, bar } of cast) {
    const rows = lines.filter((line) => line.startsWith(`| \`${id}\` |`))
    expect(rows).toHaveLength(1)
    const typed = [pin === null ? '' : `PIN ${pin}`, ...Object.values(typePins), checkNumber?.slice(10) ?? '', bar?.reason ?? '']
    for (const words of typed) expect(rows[0]).toContain(words)
  }
})
