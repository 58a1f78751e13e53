import { z } from 'zod'

/** The only paper a certificate is printed on (PWG 5101.1 name). */
export const a4 = 'iso_a4_210x297mm'

/** The values of an attribute: one comes alone, several as a list, and what is of another kind counts as not told. */
export function each<Kind extends z.ZodType>(kind: Kind): z.ZodType<readonly z.output<Kind>[]> {
  return z.unknown().optional().transform(value => {
    const values: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value]
    return values.flatMap(one => {
      const read = kind.safeParse(one)
      return read.success ? [read.data] : []
    })
  })
}

/** A text or name; the language that some printers say before it is left out. */
export const text = z.string().transform(value => value.slice(value.indexOf('\u001e') + 1))
