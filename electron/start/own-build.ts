import { join } from 'node:path'
import { checkManifest, manifestName } from './manifest.ts'
import type { CheckedManifest, Expected } from './manifest.ts'

/** Folders of one build. */
export interface OwnFolders {
  /** The trusted side. */
  readonly program: string
  readonly screens: string
}

export type OwnBuild =
  /** Marks, e.g. `program:<SHA-256 of its manifest>`: part of what the terminal says it is. None where there is no manifest. */
  | { readonly kind: 'sound'; readonly marks: readonly string[] }
  | { readonly kind: 'refused'; readonly why: string }

/** Before anything is opened: the terminal is what was built, trusted side and screens of the same build, or it does not start (I-16). */
export function checkOwnBuild(folders: OwnFolders, expected: Expected): OwnBuild {
  const parts = ['program', 'screens'] as const
  const checked = parts.map((part) => ({ part, folder: folders[part], found: checkManifest(folders[part], expected) }))
  const whys = checked.flatMap(({ folder, found }) => whyNot(folder, found, expected.build))
  if (whys.length > 0) return { kind: 'refused', why: whys.join('\n') }
  return { kind: 'sound', marks: checked.flatMap(({ part, found }) => (found.kind === 'whole' ? [`${part}:${found.digest}`] : [])) }
}

const so = ', so this terminal does not start; build or install it again'

function whyNot(folder: string, found: CheckedManifest, build: string): readonly string[] {
  switch (found.kind) {
    case 'whole': case 'none': return []
    case 'altered': return [`${join(folder, found.file)}: is not as it was built${so}`]
    case 'otherBuild': return [`${folder}: is of build ${found.build} and this terminal of ${build}${so}`]
    case 'unreadable': return [`${join(folder, manifestName)}: can't be relied on (${found.why})${so}`]
  }
}
