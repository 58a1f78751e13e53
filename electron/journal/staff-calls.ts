import type { Row } from './journal.ts'

/** Whether somebody has called staff, and nobody has called off or answered since. A start goes on calling: staff are still wanted. */
export function isStaffCalled(rows: Iterable<Pick<Row, 'entry'>>): boolean {
  let called = false
  for (const { entry } of rows) {
    if (entry.kind === 'staffCalled') called = true
    if (entry.kind === 'staffCallEnded') called = false
  }
  return called
}
