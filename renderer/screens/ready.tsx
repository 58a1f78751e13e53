import type { ReadyView } from '../../electron/contract/view.ts'
import { hoursText } from '../language/moment.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'
import { useSpeech } from '../language/spoken.ts'
import { Done } from '../parts/icons.tsx'
import { LanguageButtons } from '../parts/language-buttons.tsx'
import { Note } from '../parts/note.tsx'
import { PlaceCard } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'
import { Spoken, Words } from '../parts/spoken.tsx'

const noticesInFull = 2

/** ① カードかざし. */
export function ReadyScreen({ view }: { readonly view: ReadyView }) {
  const { announcement } = view
  const notices = view.notices.map((notice) => phrase(`notice.${notice}`))
  return (
    <Screen
      name="ready" layout="sides" question={phrase('ready.question')}
      more={view.notices.includes('jpkiStopped') ? [] : [phrase('ready.more')]}
      reading={(
        <>
          <PlaceCard />
          {inPairs(notices).map((lines) => <Note key={lines[0]?.key} kind="warning" lines={lines} brief={notices.length > noticesInFull} />)}
          {announcement !== null && <Note kind="information" lines={[announcement]} brief={notices.length > 0} />}
          {notices.length === 0 && announcement === null && <Needs />}
        </>
      )}
      band={{ note: <Service view={view} /> }}
    >
      <LanguageButtons />
    </Screen>
  )
}

/** Few enough to a note that it can be read in pages. */
function inPairs(notices: readonly Phrase[]): readonly (readonly Phrase[])[] {
  return notices.length === 0 ? [] : [notices.slice(0, noticesInFull), ...inPairs(notices.slice(noticesInFull))]
}

/** What to have in the hand before anything begins; a notice that something is missing takes its place. */
function Needs() {
  const { say } = useSpeech()
  return (
    <ul className="needs" aria-label={say(phrase('ready.needs'))}>
      {(['card', 'pin', 'fee'] as const).map((need) => (
        <li key={need}><Done /><span><Spoken sentence={phrase(`ready.needs.${need}`)} /></span></li>
      ))}
    </ul>
  )
}

function Service({ view: { hours, accepts, notices } }: { readonly view: ReadyView }) {
  const means = accepts.includes(1000) ? 'coinsAndNotes' : 'coins'
  const change = notices.includes('exactMoneyOnly') ? 'exact' : 'change'
  return (
    <div className="service">
      <p className="available"><span className="lamp" /><span><Spoken sentence={phrase('ready.available')} /></span></p>
      {hours && (
        <p className="hours">
          <span className="hours-name"><Spoken sentence={phrase('ready.hours')} /></span>
          <strong><Words sentence={phrase('ready.fromTo', hoursText(hours))} /></strong>
        </p>
      )}
      {accepts.length > 0 && <p><Spoken sentence={phrase(`ready.${means}.${change}`)} /></p>}
    </div>
  )
}
