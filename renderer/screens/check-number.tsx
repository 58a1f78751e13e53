import type { CheckNumberView } from '../../electron/contract/origin-view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'
import { CardFront } from '../parts/card-front.tsx'
import { numberLength, partAt } from '../parts/check-number-parts.ts'
import { Keypad } from '../parts/keypad.tsx'
import { Note } from '../parts/note.tsx'
import { NumberParts } from '../parts/number-parts.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

/** 本籍地 利用登録: 照合番号B, read off the card while it lies on the reader. Shown as typed: it stands on the card in print. */
export function CheckNumberScreen({ view }: { readonly view: CheckNumberView }) {
  const { digits, checking } = view
  const full = digits.length >= numberLength
  return (
    <Screen
      name="checkNumber" layout="sides" question={phrase('checkNumber.question')}
      reading={<><NumberParts digits={digits} /><Remark view={view} /></>}
      band={{ leave: 'cancel', back: !checking, act: <Act ready={full && !checking} /> }}
    >
      <CardFront current={partAt(digits.length)} />
      <Keypad open={!full && !checking} correctable={digits.length > 0 && !checking} />
    </Screen>
  )
}

function Remark({ view: { digits, triesLeft, wrong, checking } }: { readonly view: CheckNumberView }) {
  if (checking) return <Note kind="information" lines={[phrase('checkNumber.checking')]} />
  const warnings: readonly Phrase[] = [
    ...(wrong ? [phrase('checkNumber.wrong')] : []),
    ...(triesLeft === null ? [] : [phrase('checkNumber.triesLeft', { count: triesLeft })]),
  ]
  if (warnings.length > 0) return <Note kind="warning" lines={warnings} strong={triesLeft !== null} vital />
  const part = partAt(digits.length)
  return <p className="hint"><Spoken sentence={phrase(part === null ? 'checkNumber.check' : `checkNumber.${part}.hint`)} /></p>
}
