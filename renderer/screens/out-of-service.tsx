import type { OutOfServiceView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { SpokenLanguage } from '../language/spoken.ts'
import { Paged } from '../parts/paged.tsx'
import { Screen } from '../parts/screen.tsx'
import { Spoken } from '../parts/spoken.tsx'

const roomOnPage = 1

/** 取扱中止: since when for everybody, and for staff, always in Japanese, what to do. */
export function OutOfServiceScreen({ view: { faults, since } }: { readonly view: OutOfServiceView }) {
  return (
    <Screen
      name="outOfService" layout="stack" question={phrase('outOfService.question')}
      more={[phrase('outOfService.more'), phrase('outOfService.since', { when: new Date(since) })]}
    >
      <SpokenLanguage value="ja">
        <div className="staff-note" lang="ja">
          <h2><Spoken sentence={phrase('outOfService.staff')} /></h2>
          <Paged list={faults} room={roomOnPage} className="remedies">
            {(fault) => (
              <div key={fault} className="remedy">
                <p><Spoken sentence={phrase(`fault.${fault}.what`)} /></p>
                <p><Spoken sentence={phrase(`fault.${fault}.remedy`)} /></p>
                <code>{fault}</code>
              </div>
            )}
          </Paged>
        </div>
      </SpokenLanguage>
    </Screen>
  )
}
