import type { StaffCall } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { NamedButton } from './button.tsx'
import { Dialogue } from './dialogue.tsx'
import { Note } from './note.tsx'
import { Spoken } from './spoken.tsx'

/** Calls a member of staff, or says that one is coming; who called can call off, who came after can't. */
export function StaffDialogue({ staffCall, close }: { readonly staffCall: StaffCall; readonly close: () => void }) {
  const out = staffCall === 'called' || staffCall === 'coming'
  // Calling off stands elsewhere than calling: two quick touches must not undo each other.
  const callOff = staffCall === 'called' && (
    <NamedButton look="plain" name={phrase('staff.cancel')} touch={{ kind: 'callStaff', on: false }} testid="staff-cancel" />
  )
  return (
    <Dialogue testid="staff-call" question={phrase(out ? 'staff.called' : 'staff.question')} close={close} buttons={callOff}>
      {out && <p><Spoken sentence={phrase('staff.wait')} /></p>}
      {staffCall === 'failed' && <Note kind="warning" lines={[phrase('staff.failed')]} />}
      {!out && <NamedButton look="primary" name={phrase('staff.call')} touch={{ kind: 'callStaff', on: true }} testid="staff-do" />}
    </Dialogue>
  )
}
