import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { advance } from '../electron/flow/advance.ts'
import { diagramOf } from './flow-diagram.ts'
import { besideWalk, edgesOf, wideWalk } from './walks.ts'

test('the widest walks break no promise, and the diagram is of this very flow', () => {
  const wide = wideWalk(advance)
  const beside = besideWalk(advance)
  expect([...wide.broken, ...beside.broken].slice(0, 3)).toEqual([])
  expect(readFileSync(new URL('flow.md', import.meta.url), 'utf8')).toBe(diagramOf({ ...wide, edges: edgesOf(wide, beside) }, beside))
})
