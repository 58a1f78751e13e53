import { phrase } from '../language/phrase.ts'
import { Warning } from './icons.tsx'
import { Spoken } from './spoken.tsx'

/** Whether change is given. That none is has a sign of its own, for who overlooks it has the wrong coins in hand. */
export function ChangeRemark({ change }: { readonly change: boolean }) {
  if (change) return <p><Spoken sentence={phrase('pay.change')} /></p>
  return (
    <div className="exact">
      <Warning />
      <p><Spoken sentence={phrase('pay.exact')} /></p>
    </div>
  )
}
