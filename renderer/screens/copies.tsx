import { useEffect } from 'react'
import type { CopiesView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { TouchButton } from '../parts/button.tsx'
import { CertificateName } from '../parts/certificate-name.tsx'
import { Figure, Figures } from '../parts/figures.tsx'
import { Minus, Plus } from '../parts/icons.tsx'
import { dialogue, digitOf } from '../parts/keys.ts'
import { useManner } from '../parts/manner.ts'
import { Act, Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'
import { useTouch } from '../parts/touch.ts'

/** ⑨ 部数. */
export function CopiesScreen({ view: { certificate, copies, limit, fee, total } }: { readonly view: CopiesView }) {
  const { say } = useSpeech()
  const { reach } = useManner().aids
  useNumberKeys(limit)
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

/** A digit typed on a pad is the number of copies. */
function useNumberKeys(limit: number) {
  const send = useTouch()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const copies = digitOf(event)
      if (event.repeat || event.defaultPrevented || dialogue() !== null || copies === null) return
      if (copies >= 1 && copies <= limit) send({ kind: 'copies', copies })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [limit, send])
}
