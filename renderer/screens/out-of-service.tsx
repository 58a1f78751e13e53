import type { OutOfServiceView } from '../../electron/contract/view.ts'
import type { FaultCode } from '../../electron/contract/words.ts'
import { phrase } from '../language/phrase.ts'
import { SpokenLanguage } from '../language/spoken.ts'
import { Note } from '../parts/note.tsx'
import { Paged } from '../parts/paged.tsx'
import { NotNow, RemoveCard, Stopped, TakeSheet } from '../parts/pictures.tsx'
import { Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

/** 取扱中止, or 時間外 while the machine is well. */
export function OutOfServiceScreen({ view }: { readonly view: OutOfServiceView }) {
  const { closed, faults, card, paper } = view
  if (faults.length > 0) return <OutOfOrder view={view} />
  if (closed !== null) return <Closed view={view} closed={closed} />
  return card || paper ? <InTheWay view={view} /> : <OutOfOrder view={view} />
}

/** Nothing is wrong but that something lies in the machine: whoever takes it can begin. */
function InTheWay({ view: { card, paper, announcement } }: { readonly view: OutOfServiceView }) {
  return (
    <Screen
      name="outOfService" layout="sides" question={phrase(card ? 'outOfService.card' : 'outOfService.paper')}
      more={[...(card && paper ? [phrase('outOfService.paperToo')] : []), phrase('outOfService.free')]}
      reading={announcement !== null && <Note kind="information" lines={[announcement]} />}
    >
      {card ? <RemoveCard /> : <TakeSheet />}
    </Screen>
  )
}

interface ClosedProps { readonly view: OutOfServiceView; readonly closed: NonNullable<OutOfServiceView['closed']> }

function Closed({ view: { announcement, card, paper }, closed: { reason, opensAt } }: ClosedProps) {
  const when = opensAt === null ? phrase(`refusal.${reason}.why`) : phrase('outOfService.opensAt', { when: new Date(opensAt) })
  const left = [...(card ? [phrase('outOfService.card')] : []), ...(paper ? [phrase('outOfService.paper')] : [])]
  return (
    <Screen
      name="outOfService" layout="sides" question={phrase(`refusal.${reason}.what`)} more={[when, phrase(`refusal.${reason}.go`)]}
      reading={(
        <>
          {left.length > 0 && <Note vital kind="warning" lines={left} brief={announcement !== null} />}
          {announcement !== null && <Note kind="information" lines={[announcement]} />}
        </>
      )}
    >
      {reason === 'service.closed' ? <NotNow /> : <Stopped />}
    </Screen>
  )
}

/** Since when for everybody, and for staff, always in Japanese, what to do. */
function OutOfOrder({ view: { faults, announcement, since } }: { readonly view: OutOfServiceView }) {
  const announced = announcement === null ? [] : [announcement]
  return (
    <Screen
      name="outOfService" layout="stack" question={phrase('outOfService.question')}
      more={[phrase('outOfService.more'), phrase('outOfService.since', { when: new Date(since) }), ...announced]}
    >
      <SpokenLanguage value="ja"><StaffNote faults={faults} /></SpokenLanguage>
    </Screen>
  )
}

function StaffNote({ faults }: { readonly faults: readonly FaultCode[] }) {
  return (
    <div className="staff-note" lang="ja">
      <h2><Spoken sentence={phrase('outOfService.staff')} /></h2>
      <Paged list={faults} most={1} className="remedies">
        {(fault) => (
          <div key={fault} className="remedy">
            <p><Spoken sentence={phrase(`fault.${fault}.what`)} /></p>
            <p><Spoken sentence={phrase(`remedy.${fault}`)} /></p>
            <code>{fault}</code>
          </div>
        )}
      </Paged>
    </div>
  )
}
