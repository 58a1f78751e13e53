import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { advance } from '../electron/flow/advance.ts'
import { begin } from '../electron/flow/begin.ts'
import { explore } from '../electron/flow/explorer.ts'
import { happenings } from '../electron/flow/happenings.ts'
import { diagramOf } from './flow-diagram.ts'

test('the wide walk — two copies, overpaid, returned in part — breaks no promise, and the diagram is of this very flow', () => {
  const found = explore(begin([], 1), happenings(600), advance)
  expect(found.broken.slice(0, 3)).toEqual([])
  expect(readFileSync(new URL('flow.md', import.meta.url), 'utf8')).toBe(diagramOf(found))
}, 180_000)
