import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { languages } from '../../electron/contract/words.ts'
import { addressOf, isClip } from '../../renderer/voice/clip.ts'
import { oggSeconds } from './ogg-seconds.ts'

/** A studio's recordings, by the address of the clip they replace. */
export interface Recordings {
  readonly files: ReadonlyMap<string, string>
  /** Files that replace nothing, one line each. */
  readonly wrong: readonly string[]
}

/** Reads `locales/voice/<language>/<clip>.ogg` or `.opus`. What lies there under a name that no screen asks for is an error. */
export function readRecordings(root: string): Recordings {
  const folder = join(root, 'locales/voice')
  const files = new Map<string, string>()
  const wrong: string[] = []
  if (!existsSync(folder)) return { files, wrong }
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const file of entries.map(({ parentPath, name }) => join(parentPath, name)).toSorted()) {
    const path = relative(folder, file)
    const [, place, name = ''] = /^([^/]+)\/(.+)\.(?:ogg|opus)$/.exec(path) ?? []
    const language = languages.find((each) => each === place)
    const address = language !== undefined && isClip(name) ? addressOf(language, name) : null
    if (address === null) wrong.push(`locales/voice/${path}: no screen asks for a clip of this name`)
    else if (files.has(address)) wrong.push(`locales/voice/${path}: there are two recordings of this clip`)
    else if (oggSeconds(readFileSync(file)) === null) wrong.push(`locales/voice/${path}: is no Ogg/Opus file`)
    else files.set(address, file)
  }
  return { files, wrong }
}
