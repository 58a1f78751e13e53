import { execFileSync } from 'node:child_process'
import { PDFDocument, degrees } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { impose } from './impose.ts'

const mm = 25.4 / 72
const a4: readonly [number, number] = [595.2, 841.92]
const a5: readonly [number, number] = [419.52, 595.32]

async function documentOf(sizes: readonly (readonly [number, number])[], turned = 0): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (const [index, [width, height]] of sizes.entries()) {
    const page = document.addPage([width, height])
    page.drawText(`side${index}`, { x: 10, y: 10 })
    page.setRotation(degrees(turned))
  }
  return await document.save()
}

interface Word {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly paper: readonly [number, number]
}

/** Where poppler, which knows nothing of us, finds the words (from the top left, mm). */
function wordsIn(pdf: Uint8Array): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>()
  const found = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: pdf, encoding: 'utf8' })
  for (const [index, page] of found.split('<page ').slice(1).entries()) {
    const [width, height] = numbers(/width="(\S+)" height="(\S+)"/.exec(page))
    for (const box of page.matchAll(/xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="\S+">(\w+)</g)) {
      const [x = NaN, y = NaN, right = NaN] = numbers(box)
      words.set(box[4] ?? '', { page: index, x: x * mm, y: y * mm, width: (right - x) * mm, paper: [width ?? NaN, height ?? NaN] })
    }
  }
  return words
}

function numbers(match: RegExpExecArray | null): readonly number[] {
  return (match ?? []).slice(1).map(Number)
}

async function shifts(pdf: Uint8Array) {
  const imposed = await impose(pdf)
  if (imposed.kind !== 'imposed') throw new Error(imposed.why)
  const before = wordsIn(pdf)
  const after = wordsIn(imposed.pdf)
  expect([...after.keys()]).toEqual([...before.keys()])
  return [...after].map(([name, word]) => {
    const was = before.get(name)
    if (was === undefined) throw new Error(name)
    return { x: word.x - was.x, y: word.y - was.y, wider: word.width - was.width, moved: word.page - was.page, paper: word.paper }
  })
}

test('A4 passes byte for byte, in a Buffer as well', async () => {
  for (const pdf of [await documentOf([a4, a4]), Buffer.from(await documentOf([a4, a4]))]) {
    const before = new Uint8Array(pdf)
    const imposed = await impose(pdf)
    expect(imposed).toEqual({ kind: 'imposed', pdf, pages: 2, sheet: 'A4' })
    expect(imposed.kind === 'imposed' && imposed.pdf).toBe(pdf)
    expect(Buffer.compare(pdf, before)).toBe(0)
  }
})

test('A5 lies in the middle of A4, 31.0 and 43.5 mm from the edges, at its own size and in its own order', async () => {
  const sides = await shifts(await documentOf([a5, a5, a5, a5]))
  expect(sides).toHaveLength(4)
  for (const side of sides) expect(side).toEqual({ x: near(31), y: near(43.5), wider: near(0), moved: 0, paper: [595.2, 841.92] })
})

test('A5 lying down lies in the middle of A4 lying down', async () => {
  const sides = await shifts(await documentOf([[a5[1], a5[0]], [a5[1], a5[0]]]))
  for (const side of sides) expect(side).toEqual({ x: near(43.5), y: near(31), wider: near(0), moved: 0, paper: [841.92, 595.2] })
})

test('the place of an A5 page is a whole number of dots at 600 dpi, so that one-bit images stay sharp', async () => {
  const [side] = await shifts(await documentOf([a5, a5]))
  if (side === undefined) throw new Error('no side')
  for (const dots of [side.x / 25.4 * 600, side.y / 25.4 * 600]) expect(dots).toBeCloseTo(Math.round(dots), 2)
})

const near = (millimetres: number): unknown => expect.closeTo(millimetres, 1)
const millimetre = 72 / 25.4
test.each([
  ['a hair under 1 mm too wide', [a4[0] + 0.95 * millimetre, a4[1]], 'imposed'],
  ['a hair over 1 mm too wide', [a4[0] + 1.05 * millimetre, a4[1]], 'size'],
  ['a hair over 1 mm too short', [a4[0], a4[1] - 1.05 * millimetre], 'size'],
  ['A5 a hair over 1 mm too tall', [a5[0], a5[1] + 1.05 * millimetre], 'size'],
  ['letter', [612, 792], 'size'],
  ['A3', [841.92, 1190.4], 'size'],
] as const)('%s', async (_, size, outcome) => {
  const imposed = await impose(await documentOf([size, size]))
  expect(imposed.kind === 'refused' ? imposed.why : imposed.kind).toBe(outcome)
})

test('one page of a wrong size refuses the whole document', async () => {
  expect(await impose(await documentOf([a4, a4, a4, [612, 792]]))).toEqual({ kind: 'refused', why: 'size' })
})

test('front and back are one: no sheet without a back, no two sizes, nothing turned', async () => {
  expect(await impose(await documentOf([a4]))).toEqual({ kind: 'refused', why: 'back' })
  expect(await impose(await documentOf([a4, a4, a4]))).toEqual({ kind: 'refused', why: 'back' })
  expect(await impose(await documentOf([a4, a5]))).toEqual({ kind: 'refused', why: 'mixed' })
  expect(await impose(await documentOf([a4, [a4[1], a4[0]]]))).toEqual({ kind: 'refused', why: 'mixed' })
  expect(await impose(await documentOf([a4, a4], 90))).toEqual({ kind: 'refused', why: 'turned' })
})

test('what is no PDF is refused', async () => {
  expect(await impose(new TextEncoder().encode('no PDF at all'))).toEqual({ kind: 'refused', why: 'unreadable' })
  expect(await impose(new Uint8Array())).toEqual({ kind: 'refused', why: 'unreadable' })
})
