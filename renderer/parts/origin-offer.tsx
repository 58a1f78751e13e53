import type { ChooseView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Key } from '../language/keys.ts'
import { TouchButton } from './button.tsx'
import { Done, Information, Plus, Warning } from './icons.tsx'
import { Spoken } from './spoken.tsx'

type Offer = NonNullable<ChooseView['origin']>

/** A hyphen that ends no line. */
const unbroken = '\u2011'

/** ⑤ 本籍地: how the 利用登録 stands, and the way to apply for it where that is open. */
export function OriginOffer({ offer: { status, number, municipality } }: { readonly offer: Offer }) {
  const where = { municipality: municipality ?? phrase('origin.home') }
  const numbered = number !== null && <p><Spoken sentence={phrase('origin.number', { number: number.replaceAll('-', unbroken) })} /></p>
  switch (status) {
    case 'none': return <Register name="origin.register" />
    case 'inWork': return <div className="origin"><Information /><p><Spoken sentence={phrase('origin.inWork', where)} /></p>{numbered}</div>
    case 'registered': return <div className="origin"><Done /><p><Spoken sentence={phrase('origin.registered', where)} /></p></div>
    case 'refused': return (
      <div className="origin">
        <Warning />
        <div><p><Spoken sentence={phrase('origin.refused', where)} /></p>{numbered}</div>
        <Register name="origin.again" />
      </div>
    )
  }
}

function Register({ name }: { readonly name: Extract<Key, 'origin.register' | 'origin.again'> }) {
  return (
    <TouchButton look="choice" touch={{ kind: 'register' }} testid="register" words={phrase(name)}>
      <Plus />
      <span className="register-name"><Spoken sentence={phrase(name)} /></span>
    </TouchButton>
  )
}
