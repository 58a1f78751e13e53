import type { ChooseEntry, ChooseView } from '../../electron/contract/view.ts'
import type { CertificateKind } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { TouchButton } from '../parts/button.tsx'
import { Check } from '../parts/icons.tsx'
import { Paged } from '../parts/paged.tsx'
import { Act, Screen } from '../parts/screen.tsx'
import { Amount, Spoken } from '../parts/spoken.tsx'

const roomOnPage = 6

/** ⑤ 証明書選択. */
export function ChooseScreen({ view: { municipality, entries, chosen } }: { readonly view: ChooseView }) {
  const { language } = useSpeech()
  const foreign = language !== 'ja'
  return (
    <Screen
      name="choose" layout="stack" about={phrase('choose.where', { municipality })} question={phrase('choose.question')}
      more={foreign ? [phrase('choose.japaneseOnly')] : []}
      band={{ leave: 'finish', act: <Act ready={chosen !== null} /> }}
    >
      <Paged list={entries} room={roomOnPage} className="entries">
        {(entry) => <Entry key={entry.kind} entry={entry} chosen={chosen} />}
      </Paged>
    </Screen>
  )
}

function Entry({ entry, chosen }: { readonly entry: ChooseEntry; readonly chosen: CertificateKind | null }) {
  const { kind, description, fee, unavailable } = entry
  return (
    <TouchButton
      look="choice" touch={{ kind: 'choose', certificate: kind }} testid={`certificate-${kind}`}
      disabled={unavailable !== null} pressed={kind === chosen}
    >
      <span className="entry-words">
        <span className="entry-name"><Spoken sentence={phrase(`certificate.${kind}`)} /></span>
        {unavailable && <span className="entry-unavailable"><Spoken sentence={unavailable} /></span>}
        {!unavailable && description && <span className="entry-description"><Spoken sentence={description} /></span>}
      </span>
      {kind === chosen && <Check />}
      {!unavailable && <Amount yen={fee} />}
    </TouchButton>
  )
}
