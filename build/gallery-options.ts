import { parseArgs } from 'node:util'
import type { Aids } from '../electron/flow/aids.ts'
import { languages } from '../electron/flow/language.ts'
import type { Language } from '../electron/flow/language.ts'
import type { Sample } from '../renderer/app/sample-basis.ts'
import { everySample } from '../renderer/app/sample-views.ts'

/** How the machine may be set in a picture. */
const looks = {
  normal: {}, large: { textSize: 'large' }, high: { contrast: 'high' }, largest: { textSize: 'largest' }, low: { reach: 'low' },
} as const satisfies Readonly<Record<string, Partial<Aids>>>
type Look = keyof typeof looks
/** In pictures unless others are asked for. */
const usualLooks = 'normal,large,high'
const usualSizes = '1024x768,1080x1920'

/** One language at one size in one look: the pictures that one page makes after another. */
export interface Series { readonly language: Language; readonly size: string; readonly look: string; readonly aids: Partial<Aids> }

export interface GalleryOptions {
  readonly samples: readonly Sample[]
  readonly series: readonly Series[]
  /** The demo board too. */
  readonly board: boolean
  /** Everything is drawn anew, so that nothing old need stay. */
  readonly whole: boolean
}

/** Reads `--only --language --size --look`, each a list with commas. Throws with what there is when something is not. */
export function galleryOptions(args: readonly string[]): GalleryOptions {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args: [...args], options: { only: text, language: text, size: text, look: text } })
  const only = values.only?.split(',')
  const samples = everySample.filter(({ name, screen, open }) => only?.some((one) => one === name || (open === undefined && one === screen.name)) ?? true)
  const board = only?.includes('board') ?? true
  if (samples.length === 0 && !board) throw new Error(`--only takes names of screens, of samples, and board: ${everySample.map(({ name }) => name).join(' ')}`)
  const spoken = values.language?.split(',').map(languageOf) ?? languages
  const sizes = (values.size ?? usualSizes).split(',').map(sizeOf)
  const wanted = (values.look ?? usualLooks).split(',').map(lookOf)
  return {
    samples, board, whole: args.length === 0,
    series: spoken.flatMap((language) => sizes.flatMap((size) => wanted.map((look) => ({ language, size, look, aids: looks[look] })))),
  }
}

function languageOf(text: string): Language {
  const found = languages.find((language) => language === text)
  if (found === undefined) throw new Error(`--language takes ${languages.join(' ')}, not ${text}`)
  return found
}

function sizeOf(text: string): string {
  if (!/^\d+x\d+$/.test(text)) throw new Error(`--size takes sizes like 1280x800, not ${text}`)
  return text
}

function lookOf(text: string): Look {
  const isLook = (name: string): name is Look => Object.hasOwn(looks, name)
  if (!isLook(text)) throw new Error(`--look takes ${Object.keys(looks).join(' ')}, not ${text}`)
  return text
}
