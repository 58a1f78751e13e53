import { expect, test } from 'vitest'
import { advance } from './advance.ts'
import { begin } from './begin.ts'

const ready = { ...begin([], 10), machine: { faults: [], locked: [], outlet: 'empty' as const } }

test('a language chosen on ① is waited for, and taken back when nobody goes on', () => {
  const chosen = advance(ready, { kind: 'touched', touch: { kind: 'language', language: 'en' } })
  if (chosen === 'ignored') throw new Error('nobody heard the language')
  expect(chosen.flow.language).toBe('en')
  // The last word about a clock is the one that counts.
  const about = chosen.effects.filter((effect) => 'name' in effect && effect.name === 'idle')
  expect(about.at(-1)).toEqual({ kind: 'wait', name: 'idle', paying: false })
  expect(advance(chosen.flow, { kind: 'elapsed', wait: 'idle' })).toMatchObject({ flow: { language: 'ja' } })
})
