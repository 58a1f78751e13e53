import { openHttpCenter } from '../../center/http-center.ts'
import { signOf } from './center-finding.ts'
import { examineLine } from './center-line.ts'
import { examineStanding } from './center-standing.ts'
import { ownFinding } from './own-certificate.ts'
import type { MutualTls } from '../../center/way.ts'
import type { CenterFinding } from './center-finding.ts'
import type { LineNeeds } from './center-line.ts'
import type { StandingNeeds } from './center-standing.ts'

export interface CenterExamination extends LineNeeds, StandingNeeds {
  readonly way: MutualTls
}

/** Own certificate, the way to the center, and what it says of itself, in this order and as far as it goes. True: all of it is well. */
export async function examineCenter({ way, ...needs }: CenterExamination): Promise<boolean> {
  let well = true
  function tell(finding: CenterFinding): void {
    well &&= signOf(finding) !== 'bad'
    needs.tell(finding)
  }
  const { timer, now } = needs
  tell(ownFinding(way, now()))
  if (!(await examineLine(way, { ...needs, tell }))) return false
  const center = openHttpCenter({ ...way, timer })
  await examineStanding(center, { ...needs, tell })
  await center.close()
  return well
}
