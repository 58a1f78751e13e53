import { usualAids } from './aids.ts'
import type { Aids } from './aids.ts'
import type { FaultCode } from './fault.ts'
import type { Flow } from './flow.ts'
import { nothingHeld } from './holding.ts'

/**
 * The machine at power-on: no service until every device has been asked once.
 * @param locked what an interrupted run left for staff.
 * @param extensions how often a customer may ask for more time (EN 301 549: ten).
 * @param aids as every customer finds the machine.
 */
export function begin(locked: readonly FaultCode[], extensions: number, aids: Aids = usualAids): Flow {
  return {
    epoch: 0, visit: null, language: 'ja', aids, usualAids: aids, step: { kind: locked.length > 0 ? 'outOfService' : 'ready' },
    holding: nothingHeld,
    machine: { faults: [], locked, outlet: 'unknown' },
    standing: { service: null, barred: [] },
    patience: { counting: false, extensions, extensionsLeft: extensions },
  }
}
