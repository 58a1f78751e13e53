import type { TakePaperView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Sentence } from '../language/phrase.ts'
import { OrderLines } from '../parts/order-lines.tsx'
import { TakeSheet } from '../parts/pictures.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'
import { Things } from '../parts/things.tsx'
import type { Thing } from '../parts/things.tsx'

/** ⑭ 取り忘れ注意: everything that still lies in the machine. */
export function TakePaperScreen({ view: { sheets, card, change, failed, sensor } }: { readonly view: TakePaperView }) {
  const some = failed.length > 0
  const things: readonly Thing[] = [
    { name: phrase('takePaper.certificate'), amount: phrase('takePaper.sheets', { count: sheets }) },
    ...(change > 0 ? [{ name: phrase(some ? 'takePaper.changeAndRefund' : 'takePaper.change'), amount: { yen: change } }] : []),
    ...(card ? [{ name: phrase('takePaper.card'), amount: phrase('takePaper.onReader') }] : []),
  ]
  const ending: Sentence = phrase(sensor ? 'takePaper.sensor' : 'takePaper.confirm')
  return (
    <Screen
      name="takePaper" layout="sides" question={phrase('takePaper.question')} long={some}
      reading={(
        <>
          <Things things={things} brief={some} />
          {some && <OrderLines failed={failed} />}
          <p className="remarks"><Spoken sentence={ending} /></p>
        </>
      )}
      band={sensor ? {} : { act: <Act name={phrase('button.taken')} touch="taken" /> }}
    >
      <TakeSheet />
    </Screen>
  )
}
