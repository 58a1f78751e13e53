/** One field: an amount, or a text. */
export type Field = string | number

/** What a spreadsheet would take for a formula, even behind spaces: OWASP, CSV Injection. */
const formula = /^[\s\uFEFF]*[=+\-@\t\r\n＝＋－＠]/u

/**
 * Lines as RFC 4180 has them, with the byte order mark by which Excel knows UTF-8. A text that a spreadsheet would take for a formula has an
 * apostrophe before it.
 */
export function csvOf(lines: readonly (readonly Field[])[]): string {
  return `\uFEFF${lines.map((fields) => `${fields.map(said).join(',')}\r\n`).join('')}`
}

function said(field: Field): string {
  if (typeof field === 'number') return String(field)
  const safe = formula.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
