import { execFileSync } from 'node:child_process'
import { issuingServerFor } from './issuing-servers.ts'
import { municipalityOf } from './municipalities.ts'
import { householdOf, personOf } from './residents.ts'
import type { Answers, Rendered, ResidentRecord } from './issuing-server.ts'

export const holder = { issuer: 'CN=CA', serial: '01' }
export const issuedAt = new Date('2026-11-21T23:34:56+09:00')

/** `form:whole` or `members:member-1,member-3`, in order; `items:` for none. */
export function answersOf(...written: readonly string[]): Answers {
  return written.map((each) => {
    const [question = '', choices = ''] = each.split(':')
    return { question, choices: choices === '' ? [] : choices.split(',') }
  })
}

/** What the registers say of a resident; `issuer` where it is not the municipality of residence. */
export function recordOf(resident: string, issuer?: string): ResidentRecord {
  const [household, applicant] = [householdOf(resident), personOf(resident)]
  const municipality = household === null ? null : municipalityOf(issuer ?? household.municipality)
  if (household === null || applicant === null || municipality === null) throw new Error(`no resident ${resident}`)
  return { holder, household, applicant, municipality }
}

/** Has a certificate drawn. */
export async function render(kind: string, record: ResidentRecord, ...answers: readonly string[]): Promise<Rendered> {
  const server = issuingServerFor(kind)
  if (server === null) throw new Error(`nobody issues ${kind}`)
  return server.render({ record, kind, answers: answersOf(...answers), issueNumber: 'ABCD-0123-4567', issuedAt })
}

export function drawn(rendered: Rendered): Extract<Rendered, { kind: 'drawn' }> {
  if (rendered.kind === 'refused') throw new Error(`refused: ${rendered.reason}`)
  return rendered
}

export interface Paper {
  /** Width and height of each page, points. */
  readonly pages: readonly string[]
  /** Of all fronts, without blanks, digits and letters narrow, as an independent reader finds it. */
  readonly fronts: string
  readonly backs: string
}

/** What an independent PDF reader makes of a certificate. */
export async function paperOf(kind: string, record: ResidentRecord, ...answers: readonly string[]): Promise<Paper> {
  return readPaper(drawn(await render(kind, record, ...answers)).pdf)
}

export function readPaper(pdf: Uint8Array): Paper {
  const about = execFileSync('pdfinfo', ['-l', '99', '-'], { input: pdf, encoding: 'utf8' })
  const pages = about.matchAll(/^Page +\d+ size: +([\d.]+ x [\d.]+)/gm)
  const texts = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }).split('\f').slice(0, -1)
  const told = (side: 0 | 1) => texts.filter((_, page) => page % 2 === side).join('').normalize('NFKC').replace(/\s/g, '')
  return { pages: [...pages].map(([, size = '']) => size), fronts: told(0), backs: told(1) }
}
