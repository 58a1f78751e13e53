import type { RegisteredView } from '../../electron/contract/origin-view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'
import { NamedButton } from '../parts/button.tsx'
import { Note } from '../parts/note.tsx'
import { Receipt, RemoveCard } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

/** 本籍地 利用登録: sent. The 申請番号, the slip that carries it, and the card back, without which nothing further begins. */
export function RegisteredScreen({ view }: { readonly view: RegisteredView }) {
  const { number, municipality, card, slip } = view
  const busy = card || slip === 'printing'
  return (
    <Screen
      name="registered" layout="stack" question={phrase('registered.question')}
      reading={<ApplicationNumber number={number} municipality={municipality} />}
      band={{
        leave: 'done',
        act: <NamedButton look="primary" name={phrase('button.another')} touch={{ kind: 'another' }} testid="primary" disabled={busy} />,
      }}
    >
      <div className="next-steps">
        <div>
          <Take view={view} />
          <p className="remarks"><Spoken sentence={phrase('registered.days')} /></p>
          <p className="remarks"><Spoken sentence={phrase('registered.check')} /></p>
        </div>
        {card ? <RemoveCard /> : <Receipt ready={slip === 'outlet'} />}
      </div>
    </Screen>
  )
}

function ApplicationNumber({ number, municipality }: Pick<RegisteredView, 'number' | 'municipality'>) {
  return (
    <div className="application">
      <p><Spoken sentence={phrase('registered.number')} /></p>
      <strong data-testid="application-number">{number}</strong>
      <p className="application-to"><Spoken sentence={phrase('registered.to', { municipality })} /></p>
    </div>
  )
}

function Take({ view: { card, slip } }: { readonly view: RegisteredView }) {
  const lines: readonly Phrase[] = [
    ...(slip === 'taken' ? [] : [phrase(`registered.slip.${slip}`)]),
    ...(card ? [phrase('refused.card')] : []),
  ]
  return lines.length > 0 && <Note kind={slip === 'failed' ? 'warning' : 'information'} lines={lines} brief={slip === 'failed'} />
}
