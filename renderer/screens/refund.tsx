import type { RefundView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'
import { Figure, Figures, Reference } from '../parts/figures.tsx'
import { Note } from '../parts/note.tsx'
import { isSlipComing, slipWords } from '../parts/owed-slip.ts'
import { Receipt } from '../parts/pictures.tsx'
import { Act, Screen } from '../parts/screen.tsx'

/** 返金: how much, and how much really came out; where something stays owed, a slip and a number to ask for it. */
export function RefundScreen({ view }: { readonly view: RefundView }) {
  const { reason, inserted, returned, owed, slip, done, card, holding, reference } = view
  const short = done && owed > 0
  const lines: readonly Phrase[] = [
    ...(reason === null ? [] : [phrase(`refusal.${reason}.what`)]),
    ...(short ? [slipWords(slip)] : []),
    ...(returned > 0 ? [phrase('refund.tray')] : []),
    ...(card ? [phrase(`refund.${holding}`)] : []),
  ]
  return (
    <Screen
      name="refund" layout="sides" question={phrase(questionOf(done, short))}
      reading={(
        <>
          {lines.length > 0 && <Note vital kind={short ? 'warning' : 'information'} lines={lines} />}
          <Reference reference={reference} />
        </>
      )}
      band={done && slip !== 'printing' ? { act: <Act name={phrase('button.understood')} touch="taken" /> } : {}}
    >
      <Figures>
        <Figure name={phrase('refund.inserted')} yen={inserted} />
        <Figure name={phrase('refund.returned')} yen={returned} main={!short} />
        {short && <Figure name={phrase('refund.owed')} yen={owed} main />}
      </Figures>
      {isSlipComing(slip) && <Receipt ready={slip === 'outlet'} />}
    </Screen>
  )
}

function questionOf(done: boolean, short: boolean): 'refund.running' | 'refund.short' | 'refund.question' {
  if (!done) return 'refund.running'
  return short ? 'refund.short' : 'refund.question'
}
