import { X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { readNamedFile } from './named-file.ts'
import type { Configuration } from './configuration.ts'

type Chosen = Configuration['printer']
/** The printer with what its files hold in place of their names. */
export type ReadPrinter = Exclude<Chosen, { kind: 'ipp' }> | { readonly kind: 'ipp'; readonly uri: string; readonly certificate: string | null }

export type ReadPrinterFiles = { readonly kind: 'read'; readonly printer: ReadPrinter } | { readonly kind: 'wrong'; readonly why: string }

/** Characters that a process that speaks to the printer takes. */
const largest = 100_000
const content = 'the printer’s own certificate or its authority’s'

/** Reads what the printer is known by. What is wrong is said with key, file and what to do. @param now ms since 1970. */
export function readPrinterFiles(printer: Chosen, now: number): ReadPrinterFiles {
  if (printer.kind !== 'ipp') return { kind: 'read', printer }
  const { kind, uri, certificate: file } = printer
  if (file === undefined) return { kind: 'read', printer: { kind, uri, certificate: null } }
  const pem = readNamedFile(file)
  const wrong = pem === null
    ? `can’t be read; put ${content} there in PEM, readable for who runs the terminal, or name its file`
    : judge(pem, now)
  if (pem === null || wrong !== null) return { kind: 'wrong', why: `printer.certificate: ${file}: ${wrong}` }
  return { kind: 'read', printer: { kind, uri, certificate: pem } }
}

/** What is wrong with it; null when it can be believed. */
function judge(pem: string, now: number): string | null {
  if (pem.length > largest) return `is longer than ${largest} characters; it has to hold ${content} and nothing besides`
  const certificate = parse(pem)
  if (certificate === null) return `is not what it should be; it has to hold ${content}, in PEM and nothing besides`
  const { validFromDate, validToDate } = certificate
  if (now > validToDate.getTime()) return `ran out on ${day(validToDate)}; let the printer make a new one and put that there`
  if (now < validFromDate.getTime()) return `begins on ${day(validFromDate)}; set this machine’s clock, or wait`
  return null
}

/** The one certificate in it; null when there is none, or more than one: then nobody could say who is believed. */
function parse(pem: string): X509Certificate | null {
  if (pem.split('-----BEGIN ').length !== 2) return null
  try {
    createSecureContext({ ca: pem })
    return new X509Certificate(pem)
  } catch {
    return null
  }
}

const day = (date: Date): string => date.toISOString().slice(0, 10)
