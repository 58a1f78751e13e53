import type { Transmit, Trouble } from './exchange.ts'
import { orFailed, readFile } from './file.ts'
import { jpkiFile } from './jpki-files.ts'

/** Which device a JPKI application is in. `older`: a 住基カード, whose JPKI knew no 利用者証明. */
export type Token = 'card' | 'android' | 'iphone' | 'older' | 'unknown'

const nameLength = 32
const names: readonly (readonly [string, Token])[] = [
  ['JPKIAPICCTOKEN2', 'card'], ['JPKIAPGPSETOKEN', 'android'], ['JPKIAPIOSTOKEN', 'iphone'], ['JPKIAPICCTOKEN ', 'older'],
]

/** Reads the name at the beginning of the open JPKI application's token info. Known by its beginning; the rest is padding. */
export async function readToken(transmit: Transmit): Promise<Token | Trouble> {
  const name = orFailed(await readFile(transmit, jpkiFile.tokenInfo, () => nameLength), 'the token info')
  if (!(name instanceof Uint8Array)) return name
  const text = Buffer.from(name).toString('latin1').replaceAll('\0', ' ')
  return names.find(([known]) => text.startsWith(known))?.[1] ?? 'unknown'
}
