import { baseKey, placeholders } from './locale-texts.ts'

/**
 * The source of the module that makes a wrong key or a forgotten placeholder a compile error: TypeScript reads the
 * texts of a JSON file as plain strings, so what stands between the braces has to be written down for it.
 */
export function keysModule(texts: readonly Readonly<Record<string, string>>[]): string {
  const names = new Map(texts.flatMap((some) => Object.entries(some).map(([key, text]) => [baseKey(key), placeholders(text)])))
  const plain = [...names].filter(([, fields]) => fields.length === 0).map(([key]) => `'${key}'`)
  const filled = [...names].filter(([, fields]) => fields.length > 0)
  return [
    '/** Made from the Japanese texts by `node build/locales.ts --write`; the check fails when it is out of date. */',
    'export type PlainKey =',
    ...wrap(plain, 136).map((line) => `  | ${line}`),
    '',
    '/** Keys with something to fill in, and its names. */',
    'export interface Placeholders {',
    ...filled.map(([key, fields]) => `  readonly '${key}': ${fields.map((field) => `'${field}'`).join(' | ')}`),
    '}',
    '',
    'export type Key = PlainKey | keyof Placeholders',
    '',
  ].join('\n')
}

function wrap(words: readonly string[], width: number): readonly string[] {
  return words.reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    return last !== undefined && `${last} | ${word}`.length <= width ? [...lines.slice(0, -1), `${last} | ${word}`] : [...lines, word]
  }, [])
}
