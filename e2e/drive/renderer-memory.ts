import type { Page } from '@playwright/test'
import { z } from 'zod'
import { countInMemory } from '../../hardware/wipe/residue.ts'

/** V8's heap snapshot, as far as it is about strings: nodes are rows of `node_fields`, their names places in `strings`. */
const heapSnapshot = z.object({
  snapshot: z.object({
    meta: z.object({ node_fields: z.array(z.string()), node_types: z.tuple([z.array(z.string())]).rest(z.unknown()) }),
  }),
  nodes: z.array(z.number()),
  strings: z.array(z.string()),
})

/**
 * Every string that the page's heap holds after its garbage was collected, program text included. V8 gives the first 1024
 * characters of each; what only lies in memory that nobody uses any more is not among them.
 */
export async function heapStrings(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return stringsOf(heapSnapshot.parse(JSON.parse(chunks.join(''))))
}

/** The snapshot names rows of its own in the same list, by numbers among others: only what was a string in the page counts. */
function stringsOf({ snapshot: { meta }, nodes, strings }: z.infer<typeof heapSnapshot>): readonly string[] {
  const type = meta.node_fields.indexOf('type')
  const name = meta.node_fields.indexOf('name')
  const width = meta.node_fields.length
  const kinds = new Set(['string', 'concatenated string', 'sliced string', 'symbol'].map((kind) => meta.node_types[0].indexOf(kind)))
  const found = new Set<number>()
  for (let row = 0; row < nodes.length; row += width) if (kinds.has(nodes[row + type] ?? -1)) found.add(nodes[row + name] ?? -1)
  return [...found].flatMap((place) => strings[place] ?? [])
}

/** How often a number stands in these strings by itself, and not as a part of a longer one. */
export function countNumber(strings: readonly string[], digits: string): number {
  const alone = new RegExp(`(?<!\\d)${digits}(?!\\d)`)
  return strings.filter((text) => alone.test(text)).length
}

/** How often any of these texts stands in the writable memory of any renderer, used or not, in UTF-8 or UTF-16. */
export async function countInRenderers(page: Page, texts: readonly string[]): Promise<number> {
  return await countBytes(page, texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]))
}

/**
 * How often a short word lies there as a string of V8's: four digits alone are met by chance in so much memory, with the
 * string's length before them they are not.
 */
export async function countShortString(page: Page, word: string): Promise<number> {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(word.length)
  return await countBytes(page, (['latin1', 'utf16le'] as const).map((encoding) => Buffer.concat([length, Buffer.from(word, encoding)])))
}

async function renderersOf(page: Page): Promise<readonly number[]> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page has no browser')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  if (renderers.length === 0) throw new Error('the page has no renderer')
  return renderers
}

async function countBytes(page: Page, needles: readonly Uint8Array[]): Promise<number> {
  return (await renderersOf(page)).reduce((sum, pid) => sum + countInMemory(pid, needles), 0)
}
