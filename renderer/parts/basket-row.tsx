import type { BasketLine } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { TouchButton } from './button.tsx'
import { CertificateName } from './certificate-name.tsx'
import { Amount, Spoken, Words } from './spoken.tsx'

interface BasketRowProps {
  readonly line: BasketLine
  /** In the basket, from 0. */
  readonly place: number
}

/** ⑩ one certificate of the basket, and 取り消し. */
export function BasketRow({ line: { certificate, issuer, copies, due }, place }: BasketRowProps) {
  const { say } = useSpeech()
  const name = phrase(`certificate.${certificate}`)
  return (
    <div className="basket-row" role="group" aria-label={say(name)}>
      <div className="basket-words">
        <p className="basket-name"><CertificateName kind={certificate} /></p>
        <p className="basket-copies">
          {issuer !== null && <span><Words sentence={issuer} /></span>}
          <span><Words sentence={phrase('copies.count', { count: copies })} /></span>
          <Amount yen={due} />
        </p>
      </div>
      <TouchButton
        look="plain" touch={{ kind: 'remove', place }} testid={`remove-${place}`}
        label={say(phrase('confirm.remove', { certificate: name }))} words={phrase('confirm.remove', { certificate: name })}
      >
        <Spoken sentence={phrase('button.remove')} />
      </TouchButton>
    </div>
  )
}
