import type { TakeReceiptView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { Reference } from '../parts/figures.tsx'
import { Note } from '../parts/note.tsx'
import { Receipt, Stopped } from '../parts/pictures.tsx'
import { Act, Screen } from '../parts/screen.tsx'

const words = {
  printing: { question: 'takeReceipt.printing', more: ['takeReceipt.wait'] },
  outlet: { question: 'takeReceipt.question', more: [] },
  failed: { question: 'takeReceipt.failed', more: ['takeReceipt.askStaff'] },
} as const

/** ⑮ 領収書. The warning of ⑭ stays until certificate and card are gone as well. */
export function TakeReceiptScreen({ view: { receipt, paperStillThere, card, holding, reference } }: { readonly view: TakeReceiptView }) {
  const { question, more } = words[receipt]
  const name = phrase(receipt === 'failed' ? 'button.understood' : 'button.taken')
  const left = [
    ...(paperStillThere ? [phrase('takePaper.question'), phrase('takeReceipt.paperStillThere')] : []), ...(card ? [phrase(`refused.${holding}`)] : []),
  ]
  return (
    <Screen
      name="takeReceipt" layout="sides" question={phrase(question)} more={more.map((key) => phrase(key))}
      reading={(
        <>
          {left.length > 0 && <Note vital kind="warning" lines={left} />}
          <Reference reference={reference} />
        </>
      )}
      band={receipt === 'printing' ? {} : { act: <Act name={name} touch="taken" /> }}
    >
      {receipt === 'failed' ? <Stopped /> : <Receipt ready={receipt === 'outlet'} />}
    </Screen>
  )
}
