import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { pageDigests, readPages } from './pages.ts'

const hex = (text: string) => createHash('sha256').update(text).digest('hex')

async function pdfOf(pages: readonly (readonly string[])[], compressed: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (const streams of pages) {
    const page = document.addPage([100, 200])
    const refs = streams.map((text) =>
      document.context.register(compressed ? document.context.flateStream(text) : document.context.stream(text)),
    )
    page.node.set(PDFName.of('Contents'), document.context.obj(refs))
  }
  return document.save()
}

test.each([true, false])(
  'digests are over the decoded streams of each page, one after the other, pages in order (compressed: %s)',
  async (compressed) => {
    const pdf = await pdfOf([['q 1 0 0 1 0 0 cm ', 'Q'], ['0 g']], compressed)
    expect(await pageDigests(pdf)).toEqual([hex('q 1 0 0 1 0 0 cm Q'), hex('0 g')])
  },
)

test.each([true, false])('pages that share a stream have its digest each (compressed: %s)', async (compressed) => {
  const document = await PDFDocument.create()
  const text = '0.9 g 0 0 100 200 re f '
  const shared = document.context.register(compressed ? document.context.flateStream(text) : document.context.stream(text))
  for (const own of ['A', 'B', 'A']) {
    const stream = document.context.register(document.context.stream(own))
    document.addPage([100, 200]).node.set(PDFName.of('Contents'), document.context.obj([shared, stream]))
  }
  document.addPage([100, 200]).node.set(PDFName.of('Contents'), shared)
  expect(await pageDigests(await document.save())).toEqual([hex(`${text}A`), hex(`${text}B`), hex(`${text}A`), hex(text)])
})

test('reading leaves the document as it was, a Buffer too', async () => {
  const pdf = Buffer.from(await pdfOf([['q Q']], false))
  const before = Buffer.from(pdf)
  expect(await pageDigests(pdf)).toEqual([hex('q Q')])
  expect(pdf.equals(before)).toBe(true)
})

test('an empty page has the digest of nothing, and its size', async () => {
  const document = await PDFDocument.create()
  document.addPage([419.52, 595.32])
  expect(await readPages(await document.save())).toEqual([{ digest: hex(''), width: 419.52, height: 595.32 }])
})

test('bytes that are no PDF have no pages', async () => {
  expect(await readPages(Buffer.from('not a document'))).toBeNull()
  expect(await pageDigests(new Uint8Array())).toBeNull()
})
