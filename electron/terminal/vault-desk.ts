import type { Vault, VaultTold } from '../vault/vault.ts'
import type { FlowEvent } from '../flow/event.ts'
import type { Loop } from './loop.ts'
import type { ItemPapers } from './papers.ts'
import type { Ports } from './ports.ts'
import type { Deadlines } from './settings.ts'
import { hearVault } from './vault-ears.ts'
import type { About } from './vault-ears.ts'

type Stage = 'vault' | 'print' | 'end'

export interface VaultDeskParts {
  readonly vault: Vault
  readonly about: About
  readonly papers: ItemPapers
  readonly ports: Pick<Ports, 'clock' | 'wipe'>
  readonly times: Deadlines
  readonly loop: Loop
}

/** Deals with the vault of one certificate: hears it, and sees that each stage is answered in time. */
export class VaultDesk {
  readonly #parts: VaultDeskParts
  readonly #deadlines = new Map<Stage, () => void>()
  #printing = false
  #ended = false

  constructor(parts: VaultDeskParts) {
    this.#parts = parts
    const { vault, about, loop } = parts
    this.#expect('vault', { ...about, kind: 'vaultFailed', fault: 'center.late' })
    vault.watch((told) => loop.guard(() => this.#hear(told)))
  }

  print(): void {
    const { vault, about } = this.#parts
    this.#printing = true
    this.#expect('print', { ...about, kind: 'printUnclear', fault: 'printer.other' })
    vault.print()
  }

  erase(): void {
    const { vault, about, times } = this.#parts
    const late = { ...about, kind: 'vaultEnded', gone: false, bytes: 0, killed: false } as const
    this.#expect('end', late, this.#printing ? times.giveUp : times.end)
    vault.erase()
  }

  #hear(told: VaultTold): void {
    const { vault, about, papers, ports, loop } = this.#parts
    for (const stage of stagesEndedBy(told)) this.#met(stage)
    if (stagesEndedBy(told).includes('print')) this.#printing = false
    if (told.kind === 'held') papers.held ??= told
    if (told.kind === 'ended') this.#ended = true
    // A process that never got an id never held anything.
    const gone = () => vault.pid === null || ports.wipe.gone(vault.pid)
    loop.tell(hearVault(about, told, gone))
  }

  #expect(stage: Stage, late: FlowEvent, within = this.#parts.times[stage]): void {
    // Its last word has been said: it waits in the queue and settles everything.
    if (this.#ended) return
    const { ports: { clock }, loop } = this.#parts
    this.#met(stage)
    this.#deadlines.set(stage, clock.after(within, () => loop.tell(late)))
  }

  #met(stage: Stage): void {
    this.#deadlines.get(stage)?.()
    this.#deadlines.delete(stage)
  }
}

function stagesEndedBy(told: VaultTold): readonly Stage[] {
  switch (told.kind) {
    case 'progress': case 'sheet': return []
    case 'held': case 'refused': case 'fault': return ['vault']
    case 'mismatch': return ['vault', 'print']
    case 'printed': case 'nothingOut': case 'unknown': return ['print']
    case 'ended': return ['vault', 'print', 'end']
  }
}
