import type { PayView } from '../../electron/contract/pay-view.ts'
import { phrase } from '../language/phrase.ts'
import { Figure, Figures } from '../parts/figures.tsx'
import { TerminalBeside } from '../parts/paying-pictures.tsx'
import { PayTime } from '../parts/pay-time.tsx'
import { Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

/** ⑫ 料金支払い at the terminal beside, which is asking, or being told to stop. */
export function PayBesideScreen({ view }: { readonly view: PayView }) {
  const stopping = view.cashless === 'stopping'
  return (
    <Screen
      name="pay" layout="sides" question={phrase(stopping ? 'pay.stopping' : 'pay.asking')}
      more={[phrase(stopping ? 'service.wait' : 'pay.asking.more')]}
      reading={!stopping && (
        <div className="remarks beside">
          <p><Spoken sentence={phrase('pay.asking.card')} /></p>
          <p><Spoken sentence={phrase('pay.asking.cancel')} /></p>
        </div>
      )}
      band={stopping ? {} : { leave: 'cancel', note: <PayTime view={view} /> }}
    >
      <Figures>
        <Figure name={phrase('pay.fee')} yen={view.due} main />
        {view.inserted > 0 && <Figure name={phrase('pay.inserted')} yen={view.inserted} />}
      </Figures>
      <TerminalBeside asking={!stopping} />
    </Screen>
  )
}
