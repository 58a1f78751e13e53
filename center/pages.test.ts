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

test('an empty page has the digest of nothing, and its size', async () => {
  const document = await PDFDocument.create()
  document.addPage([419.52, 595.32])
  expect(await readPages(await document.save())).toEqual([{ digest: hex(''), width: 419.52, height: 595.32 }])
})

test('bytes that are no PDF have no pages', async () => {
  expect(await readPages(Buffer.from('not a document'))).toBeNull()
  expect(await pageDigests(new Uint8Array())).toBeNull()
})
