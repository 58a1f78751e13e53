import type { StaffCall } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { NamedButton } from './button.tsx'
import { Dialogue } from './dialogue.tsx'
import { Spoken } from './spoken.tsx'

/** Calls a member of staff, or says that one is coming; who called can call off, who came after can't. */
export function StaffDialogue({ staffCall, close }: { readonly staffCall: StaffCall; readonly close: () => void }) {
  const out = staffCall === 'called' || staffCall === 'coming'
  return (
    <Dialogue testid="staff-call" question={phrase(out ? 'staff.called' : 'staff.question')} close={close}>
      {out && <p><Spoken sentence={phrase('staff.wait')} /></p>}
      {staffCall === 'offered' && <NamedButton look="primary" name={phrase('staff.call')} touch={{ kind: 'callStaff', on: true }} testid="staff-do" />}
      {staffCall === 'called' && <NamedButton look="plain" name={phrase('staff.cancel')} touch={{ kind: 'callStaff', on: false }} testid="staff-cancel" />}
    </Dialogue>
  )
}
