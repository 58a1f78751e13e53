import type { FaultCode } from './fault.ts'
import type { Flow, Machine } from './flow.ts'

/** Faults no device can take back by itself: somebody has to come and look. */
const staffOnly: readonly FaultCode[] = [
  'coins.payoutStuck', 'coins.short', 'coins.fraud', 'coins.uncounted', 'printer.unknownResult', 'certificate.mismatch', 'wipe.failed', 'terminal.restarted', 'terminal.bug',
]

/** Faults that are worth a trace or a notice, but do not keep anybody from being served. */
const harmless: readonly FaultCode[] = ['receipt.failed', 'center.late', 'cashless.unknown', 'vault.died', 'certificate.invalid']

export function raise(machine: Machine, code: FaultCode): Machine {
  if (harmless.includes(code)) return machine
  if (staffOnly.includes(code)) return machine.locked.includes(code) ? machine : { ...machine, locked: [...machine.locked, code] }
  return machine.faults.includes(code) ? machine : { ...machine, faults: [...machine.faults, code] }
}

export function clear(machine: Machine, code: FaultCode): Machine {
  return { ...machine, faults: machine.faults.filter((fault) => fault !== code) }
}

/** Whether a new customer may begin: it is open, nothing is wrong, nothing of the last one left in reader or outlet (I-10). */
export function canServe(flow: Flow): boolean {
  const { machine, holding, standing } = flow
  return standing.service === null && machine.faults.length === 0 && machine.locked.length === 0 && machine.outlet !== 'occupied' && holding.card === 'none'
}
