import { fromVault } from './vault-message.ts'
import type { Child, StartChild } from '../process/child.ts'
import type { FromVault, ToVault, VaultCenter, VaultPrinter } from './vault-message.ts'
import type { OpenVault, Vault, VaultDeadlines, VaultJob, VaultTold } from './vault.ts'

/** Calls `due` once after so many milliseconds, unless the returned function is called before. */
export type Timer = (ms: number, due: () => void) => () => void

export interface VaultHostParts {
  readonly start: StartChild
  /** The vault's process entry. */
  readonly entry: URL
  readonly center: VaultCenter
  readonly printer: VaultPrinter
  readonly timer: Timer
  readonly deadlines: VaultDeadlines
}

type Stage = 'fetching' | 'held' | 'printing' | 'told' | 'erased'

/** What a vault may say when; anything else means that it is no longer what was started. */
const sayable = {
  fetching: ['progress', 'held', 'refused', 'fault', 'mismatch', 'erased'],
  held: ['erased'],
  printing: ['sheet', 'printed', 'nothingOut', 'unknown', 'mismatch', 'erased'],
  told: ['erased'],
  erased: [],
} as const satisfies Record<Stage, readonly FromVault['kind'][]>

/** The terminal's side: one process a transaction, believed only as far as its words parse, and always seen to its end. */
export function openVaults(parts: VaultHostParts): OpenVault {
  return (job) => openHostedVault(parts, job)
}

function openHostedVault({ start, entry, center, printer, timer, deadlines }: VaultHostParts, job: VaultJob): Vault {
  const listeners: ((told: VaultTold) => void)[] = []
  const child: Child = start(entry)
  let stage: Stage = 'fetching'
  let bytes = 0
  let killed = false
  let ended = false
  let erasing = false
  let cancelDeadline: (() => void) | null = null

  child.onMessage((message) => {
    if (ended || killed) return
    const parsed = fromVault.safeParse(message)
    if (!parsed.success || !isSayable(parsed.data.kind)) return kill()
    hear(parsed.data)
  })
  child.onExit((code) => {
    ended = true
    cancelDeadline?.()
    tell({ kind: 'ended', erased: stage === 'erased', killed: killed || code === null, bytes })
  })
  send({ kind: 'start', job, center, printer })

  function isSayable(kind: FromVault['kind']): boolean {
    return sayable[stage].some((allowed) => allowed === kind)
  }

  function hear(word: FromVault): void {
    switch (word.kind) {
      case 'erased':
        stage = 'erased'
        bytes = word.bytes
        armDeadline()
        return
      case 'held':
        stage = 'held'
        break
      case 'refused': case 'fault': case 'mismatch': case 'printed': case 'nothingOut': case 'unknown':
        stage = 'told'
        armDeadline()
        break
      case 'progress': case 'sheet':
        break
    }
    tell(word)
  }

  function tell(told: VaultTold): void {
    for (const listener of listeners) listener(told)
  }

  function send(order: ToVault): void {
    child.send(order)
  }

  function armDeadline(): void {
    cancelDeadline ??= timer(stage === 'printing' ? deadlines.giveUp : deadlines.erase, kill)
  }

  function kill(): void {
    killed = true
    child.kill()
  }

  return {
    get pid() {
      return child.pid
    },
    watch(listener) {
      listeners.push(listener)
    },
    print() {
      // It may have died since it said `held`; then its end is on the way and says so.
      if (ended || killed) return
      if (stage !== 'held' || erasing) throw new Error(`print() while ${erasing ? 'erasing' : stage}`)
      stage = 'printing'
      send({ kind: 'print' })
    },
    erase() {
      if (ended || erasing) return
      erasing = true
      send({ kind: 'erase' })
      armDeadline()
    },
  }
}
