import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CardChange } from './card.ts'
import { Presence } from './presence.ts'

type Kind = CardChange['kind']

/** What may be told after what; the first is what may be told first. */
const next: Record<Kind, readonly Kind[]> = {
  readerLost: ['readerFound'],
  readerFound: ['placed', 'readerLost'],
  placed: ['removed'],
  removed: ['placed', 'readerLost'],
}

test('whatever happens below, cards come and go only on a reader, and nothing is told twice', () => {
  const happenings = fc.array(fc.constantFrom<Kind>('placed', 'removed', 'readerLost', 'readerFound'))
  fc.assert(fc.property(happenings, happenings, (before, after) => {
    const presence = new Presence()
    const heard: Kind[] = []
    for (const kind of before) presence.apply({ kind })
    const stop = presence.watch(({ kind }) => heard.push(kind))
    expect(heard[0]).toBe(presence.reader ? 'readerFound' : 'readerLost')
    expect(heard.includes('placed')).toBe(presence.card)
    for (const kind of after) presence.apply({ kind })
    heard.slice(1).forEach((kind, index) => expect(next[heard[index] ?? 'placed']).toContain(kind))
    expect(presence.card).toBe(heard.at(-1) === 'placed')
    expect(presence.reader).toBe(heard.at(-1) !== 'readerLost')
    stop()
    const length = heard.length
    for (const kind of ['readerFound', 'placed', 'readerLost'] as const) presence.apply({ kind })
    expect(heard).toHaveLength(length)
  }))
})

test('whoever begins to watch while a change is told hears it once', () => {
  const presence = new Presence()
  const late: Kind[] = []
  presence.watch(({ kind }) => { if (kind === 'readerFound') presence.watch((change) => late.push(change.kind)) })
  presence.apply({ kind: 'readerFound' })
  expect(late).toEqual(['readerFound'])
})
