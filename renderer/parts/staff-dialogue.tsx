import { phrase } from '../language/phrase.ts'
import { NamedButton } from './button.tsx'
import { Dialogue } from './dialogue.tsx'
import { Spoken } from './spoken.tsx'

/** Calls a member of staff, or says that the call is out. */
export function StaffDialogue({ called, close }: { readonly called: boolean; readonly close: () => void }) {
  return (
    <Dialogue testid="staff-call" question={phrase(called ? 'staff.called' : 'staff.question')} close={close}>
      {called && <p><Spoken sentence={phrase('staff.wait')} /></p>}
      <NamedButton
        look={called ? 'plain' : 'primary'} name={phrase(called ? 'staff.cancel' : 'staff.call')} touch={{ kind: 'callStaff', on: !called }}
        testid={called ? 'staff-cancel' : 'staff-do'}
      />
    </Dialogue>
  )
}
