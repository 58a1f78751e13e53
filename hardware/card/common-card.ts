const tag = [0x01, 0x1c]
const serialLength = 15
const text = /^(?<municipality>\d{5})\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/

export const commonCardFile = 0x0001

/**
 * 市区町村コード (5 digits) from record 1 of the 共通カード file: `01 1C`, serial 15, municipality 5, expiry YYYYMMDD.
 * The serial names one card and stays unread. Null when the record is not of that form.
 */
export function municipalityOf(record: Uint8Array): string | null {
  if (record[0] !== tag[0] || record[1] !== tag[1]) return null
  const start = tag.length + serialLength
  const match = text.exec(String.fromCharCode(...record.subarray(start, start + 13)))
  return match?.groups?.['municipality'] ?? null
}

/** The same record as a card holds it. @param expiry YYYYMMDD */
export function commonCardRecord(serial: string, municipality: string, expiry: string): Uint8Array {
  const record = Uint8Array.from([...tag, ...Buffer.from(serial + municipality + expiry, 'latin1')])
  if (record.length !== 30 || municipalityOf(record) !== municipality) throw new RangeError('not a 共通カード record')
  return record
}
