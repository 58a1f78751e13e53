import { PDFDocument } from '@cantoo/pdf-lib'
import { Face, a4 } from './face.ts'
import { drawBack } from './juminhyo-back.ts'
import { drawFront, personsPerSheet } from './juminhyo-front.ts'
import { embedMincho } from './mincho.ts'
import type { Chosen } from './chosen.ts'
import type { Holder } from '../protocol.ts'
import type { Municipality } from './municipalities.ts'
import type { Household, Person } from './residents.ts'

/** What the register holds about one applicant, read in one piece: document and holder reference come from the same record. */
export interface ResidentRecord {
  readonly holder: Holder
  readonly municipality: Municipality
  readonly household: Household
  readonly applicant: Person
}

export interface ToRender {
  readonly record: ResidentRecord
  readonly chosen: Chosen
  /** Printed on every face, so that sheets of one issue can be told to belong together. */
  readonly issueNumber: string
  readonly issuedAt: Date
}

/**
 * 住民票の写し as the issuing server makes it: one front and one back a sheet, so the pages are always even in number. The
 * same input gives the same bytes. Also tells the holder reference of the record it *used*, for the center to compare
 * (I-06). Throws `Unprintable` rather than print a name with a hole or cut.
 */
export async function renderJuminhyo({
  record,
  chosen,
  issueNumber,
  issuedAt,
}: ToRender): Promise<{ readonly pdf: Uint8Array; readonly holderReference: Holder }> {
  const document = await PDFDocument.create()
  document.setTitle('住民票の写し')
  document.setCreator('')
  document.setProducer('')
  document.setCreationDate(issuedAt)
  document.setModificationDate(issuedAt)
  const font = await embedMincho(document)
  const addFace = () => new Face(document.addPage([a4.width, a4.height]), font)
  const sheets = Math.max(1, Math.ceil(chosen.persons.length / personsPerSheet))
  for (let sheet = 1; sheet <= sheets; sheet++) {
    const place = { issueNumber, sheet, sheets }
    const persons = chosen.persons.slice((sheet - 1) * personsPerSheet, sheet * personsPerSheet)
    drawFront(addFace(), { record, chosen, persons, issuedAt, ...place })
    drawBack(addFace(), { municipality: record.municipality, ...place })
  }
  return { pdf: await document.save(), holderReference: record.holder }
}
