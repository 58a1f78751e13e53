import type { ChooseEntry, ChooseView } from '../../electron/contract/view.ts'
import { isJapaneseOnly } from '../language/japanese-only.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { useAids } from '../parts/aids.ts'
import { TouchButton } from '../parts/button.tsx'
import { CertificateName } from '../parts/certificate-name.tsx'
import { Check } from '../parts/icons.tsx'
import { OriginOffer } from '../parts/origin-offer.tsx'
import { Paged } from '../parts/paged.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Amount, Remark, Spoken, Words } from '../parts/spoken.tsx'

const mostOnPage = 6
/** A longer description runs on beneath the fee. */
const lettersBesideFee = 16

/** ⑤ 証明書選択. */
export function ChooseScreen({ view: { municipality, entries, chosen, origin, basket, back } }: { readonly view: ChooseView }) {
  const { language } = useSpeech()
  const { textSize, reach } = useAids()
  const inJapanese = language !== 'ja' && entries.some(({ kind }) => isJapaneseOnly(kind))
  const remarks = [
    ...(basket > 0 ? [phrase('choose.basket', { count: basket })] : []),
    ...(inJapanese ? [phrase('choose.japaneseOnly')] : []),
  ]
  // Where little finds room at a time, the 本籍地 takes its turn after the certificates.
  const listed = textSize !== 'normal' || reach === 'low'
  const offer = origin !== null && <OriginOffer key="origin" offer={origin} />
  const rows = [...entries, ...(origin !== null && listed ? ['origin' as const] : [])]
  return (
    <Screen
      name="choose" layout="stack" question={phrase('choose.question')}
      about={<Spoken sentence={phrase('choose.where', { municipality })} />}
      reading={remarks.length > 0 && <p className="more">{remarks.map((remark) => <span key={remark.key}><Remark sentence={remark} /></span>)}</p>}
      band={{ leave: back ? 'cancel' : 'finish', back, act: <Act ready={chosen !== null} /> }}
    >
      <Paged list={rows} most={mostOnPage} start={Math.max(0, entries.findIndex(({ id }) => id === chosen))} className="entries">
        {(row) => (row === 'origin' ? offer : <Entry key={row.id} entry={row} on={row.id === chosen} />)}
      </Paged>
      {!listed && offer}
    </Screen>
  )
}

/** What the municipality says of an entry stands in one language, for there is much of it: the name stands in both. */
function Entry({ entry, on }: { readonly entry: ChooseEntry; readonly on: boolean }) {
  const { say } = useSpeech()
  const { id, kind, issuer, description, fee, unavailable } = entry
  const told = unavailable === null ? description : null
  return (
    <TouchButton
      look="choice" touch={{ kind: 'choose', entry: id }} testid={`${issuer === null ? 'certificate' : 'origin'}-${kind}`}
      unavailable={unavailable !== null} pressed={on} words={phrase(`certificate.${kind}`)}
    >
      <span className={issuer !== null || (told !== null && say(told).length > lettersBesideFee) ? 'entry-words wordy' : 'entry-words'}>
        {issuer !== null && <span className="entry-issuer"><Words sentence={phrase('choose.issuer', { municipality: issuer })} /></span>}
        <span className="entry-name"><CertificateName kind={kind} /></span>
        {unavailable !== null && <span className="entry-unavailable"><Words sentence={unavailable.note ?? phrase('choose.unavailable')} /></span>}
        {told !== null && <span className="entry-description"><Words sentence={told} /></span>}
      </span>
      {on && <Check />}
      {unavailable === null && <Amount yen={fee} />}
    </TouchButton>
  )
}
