import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const yen = z.number().int().min(0)

/** Where the money of one reference is, yen. All three 0: it was asked for, or let go, and nothing was ever set aside. */
const payment = z.strictObject({ reference: z.string(), setAside: yen, captured: yen, released: yen })
export type Payment = z.infer<typeof payment>

/** Everything the demo terminal knows, as it still knows it after a kill. */
const book = z.strictObject({
  /** What it asks whoever stands there to pay now. */
  asking: z.strictObject({ reference: z.string(), yen: yen.min(1) }).nullable(),
  /** Every reference it has ever asked for to the end, or let go: oldest first, each once. */
  payments: z.array(payment),
})
export type Book = z.infer<typeof book>

export function readBook(file: string): Book {
  try {
    return book.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (!z.object({ code: z.literal('ENOENT') }).safeParse(error).success) throw error
    return { asking: null, payments: [] }
  }
}

/** Replaces the file as a whole, so a kill leaves the old state or the new one; nobody cuts the power of a demo. */
export function writeBook(file: string, state: Book): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}

export function find({ payments }: Book, reference: string): Payment | null {
  return payments.find(known => known.reference === reference) ?? null
}

/** Whether this reference was ever used. */
export function isUsed(book: Book, reference: string): boolean {
  return book.asking?.reference === reference || find(book, reference) !== null
}

/** The asking is over, and so much was set aside; 0: nobody has paid. */
export function endAsking(book: Book, setAside: number): Book {
  if (book.asking === null) return book
  const { reference } = book.asking
  return { asking: null, payments: [...book.payments, { reference, setAside, captured: 0, released: 0 }] }
}

/** Takes so much of what is set aside and lets the rest go; null: refused. What was captured so already stays as it is. */
export function captured(book: Book, reference: string, yen: number): Book | null {
  const known = find(book, reference)
  if (known === null) return null
  if (known.captured === yen) return book
  if (known.setAside < yen) return null
  return change(book, { ...known, setAside: 0, captured: yen, released: known.setAside - yen })
}

/** Lets all of it go; null: refused, for it was captured. What is not known yet is known afterwards, so that it is never set aside. */
export function released(book: Book, reference: string): Book | null {
  const known = find(book, reference)
  if (known === null) return { ...book, payments: [...book.payments, { reference, setAside: 0, captured: 0, released: 0 }] }
  if (known.captured > 0) return null
  return change(book, { ...known, setAside: 0, released: known.released + known.setAside })
}

function change(book: Book, changed: Payment): Book {
  return { ...book, payments: book.payments.map(known => known.reference === changed.reference ? changed : known) }
}
