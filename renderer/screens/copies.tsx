import type { CopiesView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { useAids } from '../parts/aids.ts'
import { TouchButton } from '../parts/button.tsx'
import { CertificateName } from '../parts/certificate-name.tsx'
import { Figure, Figures } from '../parts/figures.tsx'
import { Minus, Plus } from '../parts/icons.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'
import { useTouch } from '../parts/touch.ts'
import { useTyping } from '../parts/typing.ts'

/** ⑨ 部数. */
export function CopiesScreen({ view: { certificate, copies, limit, fee, total } }: { readonly view: CopiesView }) {
  const { say } = useSpeech()
  const { reach } = useAids()
  const send = useTouch()
  useTyping((typed) => {
    if (typed.kind === 'digit' && typed.digit >= 1 && typed.digit <= limit) send({ kind: 'copies', copies: typed.digit })
  })
  const more = (
    <TouchButton
      key="more" look="key" touch={{ kind: 'copies', copies: copies + 1 }} testid="copies-more" disabled={copies >= limit}
      label={say(phrase('copies.more'))} words={phrase('copies.more')}
    >
      <Plus />
    </TouchButton>
  )
  const number = (
    <p key="number" data-testid="copies" aria-live="polite">
      <span className="figure">{copies}</span>
      <span className="counter-unit"><Spoken sentence={phrase(copies === 1 ? 'copies.unit.one' : 'copies.unit.other')} /></span>
    </p>
  )
  const less = (
    <TouchButton
      key="less" look="key" touch={{ kind: 'copies', copies: copies - 1 }} testid="copies-less" disabled={copies <= 1}
      label={say(phrase('copies.less'))} words={phrase('copies.less')}
    >
      <Minus />
    </TouchButton>
  )
  return (
    <Screen
      name="copies" layout="sides" about={<CertificateName kind={certificate} />} question={phrase('copies.question')}
      more={[limit === 1 ? phrase('copies.only') : phrase('copies.limit', { count: limit })]}
      reading={(
        <Figures after={<p className="figures-remark"><Spoken sentence={phrase('money.feeTimesCopies', { fee: { yen: fee }, count: copies })} /></p>}>
          <Figure name={phrase('money.total')} yen={total} main />
        </Figures>
      )}
      band={{ leave: 'cancel', back: true, act: <Act /> }}
    >
      <div className="counter">{reach === 'low' ? [less, number, more] : [more, number, less]}</div>
    </Screen>
  )
}
