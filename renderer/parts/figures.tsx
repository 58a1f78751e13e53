import type { ReactNode } from 'react'
import type { Yen } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import type { Sentence } from '../language/phrase.ts'
import { Amount, Spoken } from './spoken.tsx'

interface FigureProps {
  readonly name: Sentence
  readonly yen: Yen
  /** The one amount that the screen is about. */
  readonly main?: boolean
}

/** One named amount. */
export function Figure({ name, yen, main = false }: FigureProps) {
  return (
    <div className={main ? 'figure-row main' : 'figure-row'}>
      <dt><Spoken sentence={name} /></dt>
      <dd><Amount yen={yen} /></dd>
    </div>
  )
}

/** The panel in which amounts stand one beneath the other. */
export function Figures({ children, after }: { readonly children: ReactNode; readonly after?: ReactNode }) {
  return <div className="figures"><dl>{children}</dl>{after}</div>
}

/** The number a clerk needs in order to find this case again, and what it is for. */
export function Reference({ reference, purpose }: { readonly reference: string; readonly purpose?: Sentence }) {
  return (
    <div className="reference">
      <p className="reference-name"><Spoken sentence={phrase('reference.label')} /></p>
      <strong data-testid="reference">{reference}</strong>
      {purpose && <p><Spoken sentence={purpose} /></p>}
    </div>
  )
}
