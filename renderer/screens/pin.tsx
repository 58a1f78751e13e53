import type { PinView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Keypad } from '../parts/keypad.tsx'
import { Note } from '../parts/note.tsx'
import { Act, Screen } from '../parts/screen.tsx'

const pinLength = 4
const places = [0, 1, 2, 3] as const

/** ③ 暗証番号. The screen knows how many digits there are, and no digit. From the PIN of one certificate 戻る leads back to ⑤. */
export function PinScreen({ view }: { readonly view: PinView }) {
  const full = view.length >= pinLength
  const remark = remarkOf(view)
  const { question, help } = wordsOf(view)
  return (
    <Screen
      name="pin" layout="sides" question={question} long={help !== null} more={help !== null && remark === null ? [help] : []}
      reading={<><Dots length={view.length} />{remark}</>}
      band={{ leave: 'cancel', back: view.certificate !== null && !view.checking, act: <Act ready={full && !view.checking} /> }}
    >
      <Keypad open={!full && !view.checking} correctable={view.length > 0 && !view.checking} />
    </Screen>
  )
}

/** Which of the customer's numbers is meant: of the card, of the phone, or of one certificate (カードAP). */
function wordsOf({ certificate, holding }: PinView): { readonly question: Phrase; readonly help: Phrase | null } {
  if (certificate !== null) {
    const name = phrase(`certificate.${certificate}`)
    return { question: phrase('pin.certificate', { certificate: name }), help: phrase('pin.certificate.more') }
  }
  if (holding === 'phone') return { question: phrase('pin.phone'), help: phrase('pin.phone.more') }
  return { question: phrase('pin.question'), help: null }
}

function Dots({ length }: { readonly length: number }) {
  const { say } = useSpeech()
  return (
    <div className="dots" role="img" aria-label={say(phrase('pin.entered', { count: length }))} data-testid="dots">
      {places.map((place) => <span key={place} className={place === length ? 'next' : ''}>{place < length && <i />}</span>)}
    </div>
  )
}

function remarkOf({ wrong, triesLeft, checking }: PinView) {
  if (checking) return <Note kind="information" lines={[phrase('pin.checking')]} />
  const lines: readonly Phrase[] = [
    ...(wrong ? [phrase('pin.wrong')] : []),
    ...(triesLeft === null ? [] : [phrase('pin.triesLeft', { count: triesLeft })]),
  ]
  return lines.length > 0 ? <Note kind="warning" lines={lines} strong vital /> : null
}
