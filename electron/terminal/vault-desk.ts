import type { Vault, VaultTold } from '../vault/vault.ts'
import type { FlowEvent } from '../flow/event.ts'
import type { Loop } from './loop.ts'
import type { Papers } from './papers.ts'
import type { Ports } from './ports.ts'
import type { Deadlines } from './settings.ts'
import { hearVault } from './vault-ears.ts'

type Stage = 'vault' | 'print' | 'end'

/** Deals with the vault of one visit: hears it, and sees that each stage is answered in time. */
export class VaultDesk {
  readonly #vault: Vault
  readonly #papers: Papers
  readonly #ports: Pick<Ports, 'clock' | 'wipe'>
  readonly #times: Deadlines
  readonly #loop: Loop
  readonly #deadlines = new Map<Stage, () => void>()
  #ended = false

  constructor(vault: Vault, papers: Papers, ports: Pick<Ports, 'clock' | 'wipe'>, times: Deadlines, loop: Loop) {
    this.#vault = vault
    this.#papers = papers
    this.#ports = ports
    this.#times = times
    this.#loop = loop
    this.#expect('vault', { kind: 'vaultFailed', visit: papers.visit, fault: 'center.late' })
    vault.watch((told) => loop.guard(() => this.#hear(told)))
  }

  print(): void {
    this.#expect('print', { kind: 'printUnclear', visit: this.#papers.visit, fault: 'printer.other' })
    this.#vault.print()
  }

  erase(): void {
    this.#expect('end', { kind: 'vaultEnded', visit: this.#papers.visit, gone: false, bytes: 0, killed: false })
    this.#vault.erase()
  }

  #hear(told: VaultTold): void {
    for (const stage of stagesEndedBy(told)) this.#met(stage)
    if (told.kind === 'held') this.#papers.held ??= told
    if (told.kind === 'ended') this.#ended = true
    // A process that never got an id never held anything.
    const gone = () => this.#vault.pid === null || this.#ports.wipe.gone(this.#vault.pid)
    this.#loop.tell(hearVault(this.#papers.visit, told, gone))
  }

  #expect(stage: Stage, late: FlowEvent): void {
    // Its last word has been said: it waits in the queue and settles everything.
    if (this.#ended) return
    this.#met(stage)
    this.#deadlines.set(stage, this.#ports.clock.after(this.#times[stage], () => this.#loop.tell(late)))
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
