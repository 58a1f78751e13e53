import { PDFDocument } from '@cantoo/pdf-lib'
import { embedMincho } from '../../typeface/mincho.ts'
import { drawBack } from './back.ts'
import { Face, formats } from './face.ts'
import { approvedBuild } from './issuing-server.ts'
import { Unprintable } from './unprintable.ts'
import type { Order, Rendered } from './issuing-server.ts'

/** Which sheet of which issue a face belongs to. */
export interface Place {
  readonly issueNumber: string
  readonly sheet: number
  readonly sheets: number
}

export interface Paper {
  readonly title: string
  readonly format: 'A4' | 'A5'
  /** When the register that was read was as it says, ms since 1970. */
  readonly registryAt: number
  /** Draws each sheet's front. */
  readonly fronts: readonly ((face: Face, place: Place) => void)[]
}

/**
 * A certificate as the issuing server makes it: one front and one back a sheet, so the pages are always even in number.
 * The same input gives the same bytes. The holder reference is that of the record drawn (I-06). A name is never printed
 * with a hole or cut: then there is no document.
 */
export async function drawDocument(order: Order, { title, format, registryAt, fronts }: Paper): Promise<Rendered> {
  const { record, issueNumber, issuedAt } = order
  const document = await PDFDocument.create()
  document.setTitle(title)
  document.setCreator('')
  document.setProducer('')
  document.setCreationDate(issuedAt)
  document.setModificationDate(issuedAt)
  const font = await embedMincho(document)
  const { width, height } = formats[format]
  const addFace = () => new Face(document.addPage([width, height]), font)
  try {
    fronts.forEach((drawFront, index) => {
      const place = { issueNumber, sheet: index + 1, sheets: fronts.length }
      drawFront(addFace(), place)
      drawBack(addFace(), title, record.municipality, place)
    })
  } catch (error) {
    if (error instanceof Unprintable) return { kind: 'refused', reason: error.reason }
    throw error
  }
  return {
    kind: 'drawn', pdf: await document.save(), holderReference: record.holder, orderReference: issueNumber, build: approvedBuild,
    registryAt, sheet: format,
  }
}
