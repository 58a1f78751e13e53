import type { TroubleView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'
import { faultWords } from '../language/reason-words.ts'
import { Reference } from '../parts/figures.tsx'
import { Note } from '../parts/note.tsx'
import { isSlipComing, slipWords } from '../parts/owed-slip.ts'
import { Receipt, Stopped } from '../parts/pictures.tsx'
import { Act, Screen } from '../parts/screen.tsx'

/** What happened; what became of money, card and paper; what to do. */
export function TroubleScreen({ view }: { readonly view: TroubleView }) {
  const { fault, returned, owed, slip, card, holding, paper, done, reference } = view
  const lines: readonly Phrase[] = [
    ...(done ? [] : [phrase('trouble.settling')]),
    ...(returned > 0 ? [phrase('trouble.returned', { amount: { yen: returned } })] : []),
    ...(done && owed > 0 ? [phrase('trouble.owed', { amount: { yen: owed } }), ...(slip === 'none' ? [] : [slipWords(slip)])] : []),
    ...(card ? [phrase(`trouble.${holding}`)] : []),
    ...(paper ? [phrase('trouble.paper')] : []),
  ]
  return (
    <Screen
      name="trouble" layout="sides" question={phrase('trouble.question')} more={[faultWords(fault, holding)]}
      reading={lines.length > 0 && <Note kind="warning" lines={lines} vital />}
      band={done && slip !== 'printing' ? { act: <Act name={phrase('button.understood')} touch="taken" /> } : {}}
    >
      {isSlipComing(slip) ? <Receipt ready={slip === 'outlet'} /> : <Stopped />}
      <Reference reference={reference} purpose={phrase('trouble.askStaff')} />
    </Screen>
  )
}
