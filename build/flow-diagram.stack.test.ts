import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { advance } from '../electron/flow/advance.ts'
import { diagramOf } from './flow-diagram.ts'
import { wideWalk } from './walks.ts'

test('the wide walk breaks no promise, and the diagram is of this very flow', () => {
  const found = wideWalk(advance)
  expect(found.broken.slice(0, 3)).toEqual([])
  expect(readFileSync(new URL('flow.md', import.meta.url), 'utf8')).toBe(diagramOf(found))
}, 180_000)
