import type { LocalText, Yen } from '../../electron/contract/words.ts'
import type { Key, Placeholders } from './keys.ts'

/** An amount that is written the way of whichever language it is said in. */
export interface Money { readonly yen: Yen }

/** A part of a whole, 0 to 1. */
export interface Share { readonly share: number }

/** What may stand in a placeholder. Names and amounts are turned into words only when the language is known. */
export type Value = string | number | LocalText | Money | Share | Date | Phrase

/** A sentence of `locales/` with its values, in no language yet. Only `phrase` makes one. */
export interface Phrase {
  readonly key: Key
  readonly values: Readonly<Record<string, Value>>
}

/** What a screen can say: a sentence of ours, or one that the municipality sent. */
export type Sentence = Phrase | LocalText

type Values<K extends Key> = K extends keyof Placeholders ? [values: Readonly<Record<Placeholders[K], Value>>] : []

/** Names a sentence. A key that does not exist, or a placeholder left empty, does not compile. */
export function phrase<K extends Key>(key: K, ...[values]: Values<K>): Phrase {
  return { key, values: values ?? {} }
}
