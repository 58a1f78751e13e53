/** Red, green and blue 0 to 255, opacity 0 to 1. */
export interface Color { readonly red: number; readonly green: number; readonly blue: number; readonly alpha: number }

const read = new Map<string, Color>()

/** Reads a color as computed styles say it; null for what is none (`none` of a shape). */
export function colorOf(text: string): Color | null {
  const known = read.get(text)
  if (known !== undefined) return known
  const [, red, green, blue, alpha = '1'] = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:,? \/? ?([\d.]+))?\)$/.exec(text) ?? []
  if (red === undefined || green === undefined || blue === undefined) return null
  const color = { red: Number(red), green: Number(green), blue: Number(blue), alpha: Number(alpha) }
  read.set(text, color)
  return color
}

/** A color laid over another. */
export function over({ red, green, blue, alpha }: Color, behind: Color): Color {
  const mix = (front: number, back: number) => front * alpha + back * (1 - alpha)
  return { red: mix(red, behind.red), green: mix(green, behind.green), blue: mix(blue, behind.blue), alpha: 1 }
}

/** How far two colors can be told apart: 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: Color, other: Color): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance({ red, green, blue }: Color): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => value / 255).map((value) => (
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  ))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
