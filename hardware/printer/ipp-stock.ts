import { z } from 'zod'
import { a4, each, text } from './ipp-values.ts'
import type { Supply, Tray } from './printer.ts'

/** `key=value;key=value;…` of PWG 5100.13, in which a printer packs what RFC 3805 tells in a table. */
const packed = z.string().transform((row): ReadonlyMap<string, string> => new Map(row.split(';').flatMap(pair => {
  const at = pair.indexOf('=')
  return at > 0 ? [[pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1).trim()] as const] : []
})))
const size = z.object({ 'x-dimension': z.number(), 'y-dimension': z.number() })
const ready = z.object({
  'media-source': z.string().nullable().catch(null),
  'media-size-name': z.string().nullable().catch(null),
  'media-size': size.nullable().catch(null),
})

/** What a printer tells of its paper and toner; each of it optional, in one of two forms. */
export const stockAttributes = {
  'media-col-ready': each(ready),
  'printer-input-tray': each(packed),
  'printer-supply': each(packed),
  'printer-supply-description': each(text.nullable().catch(null)),
  'marker-names': each(text.nullable().catch(null)),
  'marker-levels': each(z.number().nullable().catch(null)),
}
const stock = z.object(stockAttributes)
export type Stock = z.infer<typeof stock> & { readonly 'media-ready': readonly string[] | null }

/** Trays with what lies in them; without a table of trays (PWG 5100.13), the media that lie ready. */
export function traysOf(printer: Stock): readonly Tray[] {
  const loaded = printer['media-col-ready']
  const told = printer['printer-input-tray'].flatMap((tray, at): Tray[] => {
    const name = nameOf(tray.get('name'), at)
    // A source that lets the printer choose is no tray.
    if (name === 'auto') return []
    const media = loaded.find(one => one['media-source'] === name)
    return [{ name, media: media === undefined ? null : mediaOf(media), level: percent(numberOf(tray.get('level')), numberOf(tray.get('maxcapacity'))) }]
  })
  if (told.length > 0) return told
  if (loaded.length > 0) return loaded.map((one, at) => ({ name: nameOf(one['media-source'], at), media: mediaOf(one), level: null }))
  return (printer['media-ready'] ?? []).map((media, at) => ({ name: nameOf(null, at), media, level: null }))
}

/**
 * Whether a tray with A4 in it says that sheets are left: so many, or at least one (-3 of RFC 3805). `media-ready` alone is no word for
 * it, for printers name there what a tray is set to, with or without paper.
 */
export function holdsA4(printer: Stock): boolean {
  return printer['printer-input-tray'].some(tray => {
    const level = numberOf(tray.get('level'))
    const loaded = printer['media-col-ready'].find(one => one['media-source'] === tray.get('name'))
    return level !== null && (level > 0 || level === -3) && loaded !== undefined && mediaOf(loaded) === a4
  })
}

/** Toner and the like; a box for waste tells the room that is left in it (RFC 3805), so 0 is always the bad end. */
export function suppliesOf(printer: Stock): readonly Supply[] {
  const names = printer['printer-supply-description']
  const told = printer['printer-supply'].map((supply, at): Supply => ({
    name: nameOf(names[at] ?? supply.get('type'), at),
    level: percent(numberOf(supply.get('level')), numberOf(supply.get('maxcapacity'))),
  }))
  if (told.length > 0) return told
  return printer['marker-names'].map((name, at) => ({ name: nameOf(name, at), level: percent(printer['marker-levels'][at] ?? null, 100) }))
}

/** Names are shown to staff; one that can't be is replaced by its place in the row, from 1. */
function nameOf(told: string | null | undefined, at: number): string {
  return told !== null && told !== undefined && /^[^\p{Cc}]{1,127}$/u.test(told) ? told : String(at + 1)
}

/** Negative figures mean "some", "not known" and the like (RFC 3805). */
function percent(level: number | null, most: number | null): number | null {
  if (level === null || most === null || level < 0 || most <= 0) return null
  // The last sheet of many is not yet an empty tray.
  return Math.min(100, Math.ceil((level * 100) / most))
}

function numberOf(figure: string | undefined): number | null {
  return figure !== undefined && /^-?\d{1,9}$/.test(figure) ? Number(figure) : null
}

/** Hundredths of a millimetre, as they lie in the tray. */
const sizes: ReadonlyMap<string, string> = new Map([
  ['21000x29700', a4], ['14800x21000', 'iso_a5_148x210mm'], ['29700x42000', 'iso_a3_297x420mm'],
  ['18200x25700', 'jis_b5_182x257mm'], ['25700x36400', 'jis_b4_257x364mm'], ['21590x27940', 'na_letter_8.5x11in'],
])

function mediaOf({ 'media-size-name': name, 'media-size': dimensions }: z.infer<typeof ready>): string | null {
  if (name !== null) return name
  return dimensions === null ? null : sizes.get(`${dimensions['x-dimension']}x${dimensions['y-dimension']}`) ?? null
}
