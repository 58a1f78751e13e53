import type { CertificateRequest } from '../../center/protocol.ts'
import type { FlowEvent } from '../flow/event.ts'
import type { Entry } from '../journal/entry.ts'
import type { Vault, VaultTold } from '../vault/vault.ts'
import type { Papers } from './papers.ts'
import type { Ports } from './ports.ts'
import type { Settings } from './settings.ts'
import { hearVault } from './vault-ears.ts'

type Stage = 'vault' | 'print' | 'end'

/** Deals with the one vault there is: starts it, hears it, and sees that each stage is answered in time. */
export class VaultDesk {
  readonly #ports: Ports
  readonly #settings: Settings
  readonly #tell: (event: FlowEvent) => void
  readonly #write: (...entries: readonly Entry[]) => void
  readonly #deadlines = new Map<Stage, () => void>()
  #vault: Vault | null = null
  #visit = ''

  constructor(ports: Ports, settings: Settings, tell: (event: FlowEvent) => void, write: (...entries: readonly Entry[]) => void) {
    this.#ports = ports
    this.#settings = settings
    this.#tell = tell
    this.#write = write
  }

  open(papers: Papers, request: CertificateRequest): void {
    const { session, holder, visit } = papers
    if (session === null || holder === null) throw new Error('an order before anybody was authenticated')
    const nonce = Buffer.from(this.#ports.random(32)).toString('base64url')
    const vault = this.#ports.openVault({ session, transaction: visit, terminal: this.#settings.terminal, nonce, request, holder })
    this.#vault = vault
    this.#visit = visit
    this.#expect('vault', { kind: 'vaultFailed', visit, fault: 'center.late' })
    vault.watch((told) => this.#heard(papers, vault, told))
  }

  print(): void {
    if (this.#vault === null) throw new Error('nothing to print from')
    this.#expect('print', { kind: 'printUnclear', visit: this.#visit, fault: 'printer.other' })
    this.#vault.print()
  }

  erase(): void {
    if (this.#vault === null) return
    this.#expect('end', { kind: 'vaultEnded', visit: this.#visit, gone: false, bytes: 0, killed: false })
    this.#vault.erase()
  }

  #heard(papers: Papers, vault: Vault, told: VaultTold): void {
    for (const stage of stagesEndedBy(told)) this.#met(stage)
    if (told.kind === 'held') {
      const { pages, sheets, fee, document, holderBinding, requestDigest } = told
      papers.document = document
      this.#write({ kind: 'held', transaction: papers.visit, document, holderBinding, requestDigest, pages, sheets, fee })
    }
    if (told.kind === 'ended') this.#vault = null
    // A process that never got an id never held anything.
    const gone = () => vault.pid === null || this.#ports.wipe.gone(vault.pid)
    this.#tell(hearVault(papers.visit, told, gone))
  }

  #expect(stage: Stage, late: FlowEvent): void {
    this.#met(stage)
    this.#deadlines.set(stage, this.#ports.clock.after(this.#settings.times.deadlines[stage], () => this.#tell(late)))
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
