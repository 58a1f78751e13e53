import { PDFArray, PDFDocument, PDFRawStream, PDFStream, decodePDFRawStream } from '@cantoo/pdf-lib'
import { createHash } from 'node:crypto'
import type { PDFPage } from '@cantoo/pdf-lib'

/** One page of a document: what is on it and how large it is, in points. */
export interface Page {
  /** SHA-256 (hex) of the page's decoded content streams, one after the other. */
  readonly digest: string
  readonly width: number
  readonly height: number
}

/** Reads the pages of a PDF in order; null when it is none. */
export async function readPages(pdf: Uint8Array): Promise<readonly Page[] | null> {
  try {
    const document = await openDocument(pdf)
    const pages = document.getPages().map((page) => ({ digest: contentDigest(page), ...page.getSize() }))
    forgetContent(document)
    return pages
  } catch {
    return null
  }
}

/**
 * Opens a PDF to be read and then forgotten; rejects with whatever the library stumbles over. The library takes copies of its parts, but
 * of a `Buffer` it would take views, and forgetting them would destroy the caller's.
 */
export async function openDocument(pdf: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(new Uint8Array(pdf.buffer, pdf.byteOffset, pdf.byteLength), { updateMetadata: false })
}

/** Overwrites what the library has copied of a document’s content, fonts and images, for a document that nobody reads any more. */
export function forgetContent(document: PDFDocument): void {
  for (const [, object] of document.context.enumerateIndirectObjects()) if (object instanceof PDFRawStream) object.contents.fill(0)
}

/** SHA-256 of each page's content, in order; null when the bytes are no PDF. */
export async function pageDigests(pdf: Uint8Array): Promise<readonly string[] | null> {
  const pages = await readPages(pdf)
  return pages === null ? null : pages.map((page) => page.digest)
}

function contentDigest(page: PDFPage): string {
  const hash = createHash('sha256')
  for (const stream of streamsOf(page)) {
    const decoded = stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents()
    hash.update(decoded)
    // What has no filter comes as the library's own bytes, which another page may refer to as well: they go with the document.
    if (!(stream instanceof PDFRawStream && decoded.buffer === stream.contents.buffer)) decoded.fill(0)
  }
  return hash.digest('hex')
}

function streamsOf(page: PDFPage): readonly PDFStream[] {
  const contents = page.node.Contents()
  if (contents instanceof PDFArray) return contents.asArray().map((_, index) => contents.lookup(index, PDFStream))
  return contents === undefined ? [] : [contents]
}
