import { faultNames } from '../../center/reference/faults.ts'
import { figuresOf } from '../../center/reference/figures.ts'
import { figuresTable, settlementTable } from '../../center/reference/figures-table.ts'
import { settlementsOf } from '../../center/reference/settlement.ts'
import type { Faults } from '../../center/reference/faults.ts'
import type { ReferenceCenter } from '../../center/reference/reference-center.ts'

/** Does what somebody typed: makes something go wrong at the center, or well again; `figures` counts. Says what was done, or what could be. */
export function obey(faults: Faults, center: Pick<ReferenceCenter, 'ledger'>, line: string): string {
  if (line.trim() === 'figures') return figuresText(center)
  const [, word = '', state] = /^(\w+) (on|off)$/.exec(line.trim()) ?? []
  const name = faultNames.find((known) => known === word)
  if (name === undefined) return `figures, NAME on or NAME off; names: ${faultNames.join(', ')}`
  faults.set(name, state === 'on')
  return `fault     ${name} ${state}`
}

/** Statistics (A9-05) and settlement (A9-02) of what the center has issued since it was started. */
export function figuresText({ ledger }: Pick<ReferenceCenter, 'ledger'>): string {
  const figures = figuresOf(ledger.lines())
  if (figures.length === 0) return 'figures   nothing was applied for yet'
  return ['', figuresTable(figures), '', settlementTable(settlementsOf(figures)), ''].join('\n')
}
