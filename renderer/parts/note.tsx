import type { Sentence } from '../language/phrase.ts'
import { Done, Information, Warning } from './icons.tsx'
import { Spoken } from './spoken.tsx'

const icons = { warning: Warning, information: Information, done: Done } as const

interface NoteProps {
  readonly kind: keyof typeof icons
  readonly lines: readonly Sentence[]
  /** The last line is the one that matters. */
  readonly strong?: boolean
  /** Many lines in little room: smaller, and in one language. */
  readonly brief?: boolean
  /** Never on a second page. */
  readonly vital?: boolean
}

/** A framed remark with a sign: never told by colour alone. */
export function Note({ kind, lines, strong = false, brief = false, vital = false }: NoteProps) {
  const Icon = icons[kind]
  return (
    <div className={`note ${kind}${strong ? ' strong' : ''}${brief ? ' brief' : ''}`} role={kind === 'warning' ? 'alert' : undefined} data-vital={vital || undefined}>
      <Icon />
      <div>{lines.map((line) => <p key={'ja' in line ? line.ja : line.key}><Spoken sentence={line} /></p>)}</div>
    </div>
  )
}
