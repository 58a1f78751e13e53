import { createHash } from 'node:crypto'

/** Bytes; A4 in colour at 600 dpi as a JPEG stays far below it. */
export const largestScan = 20 * 1024 * 1024

export type ScanKind = 'PNG' | 'JPEG' | 'PDF'

export interface Receipt {
  /** Twelve digits in three groups: no letter, so nobody takes it for a 申請番号. */
  readonly number: string
  readonly kind: ScanKind
  readonly bytes: number
}

/** What is said about a scan; null: it is none. By its content alone: neither its name nor what the browser says of it counts. */
export function receive(scan: Uint8Array): Receipt | null {
  const kind = kindOf(Buffer.from(scan.buffer, scan.byteOffset, scan.byteLength))
  return kind === null ? null : { number: numberOf(scan), kind, bytes: scan.length }
}

const pngHead = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const jpegHead = Buffer.from('ffd8ff', 'hex')

function kindOf(scan: Buffer): ScanKind | null {
  if (scan.subarray(0, pngHead.length).equals(pngHead)) return 'PNG'
  if (scan.subarray(0, jpegHead.length).equals(jpegHead)) return 'JPEG'
  return /^%PDF-[12]\.\d/.test(scan.toString('latin1', 0, 8)) ? 'PDF' : null
}

/** Out of the content, so that it holds without anything being kept. */
function numberOf(scan: Uint8Array): string {
  const digest = BigInt(`0x${createHash('sha256').update(scan).digest('hex')}`)
  return String(digest % 10n ** 12n).padStart(12, '0').replace(/(\d{4})(?=\d)/g, '$1-')
}
