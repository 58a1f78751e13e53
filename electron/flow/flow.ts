import type { Answer, CertificateKind, Menu, MenuEntry } from './menu.ts'
import type { FaultCode, Refusal } from './fault.ts'
import type { Holding } from './holding.ts'
import type { Language } from './language.ts'
import type { Denomination, Yen } from './yen.ts'

/** Everything the terminal knows, as plain data: where the customer is, what is held, how the machine is. */
export interface Flow {
  /** Goes up with every new screen; a touch made on an older screen is dropped. */
  readonly epoch: number
  /** Transaction id of the visit (128 random bits, made by the terminal); null between visits. Late answers carry an old one. */
  readonly visit: string | null
  readonly language: Language
  readonly step: Step
  readonly holding: Holding
  readonly machine: Machine
  readonly patience: Patience
}

export interface Machine {
  /** Faults that a device has reported and can take back. */
  readonly faults: readonly FaultCode[]
  /** Faults that only staff can lift. */
  readonly locked: readonly FaultCode[]
  readonly outlet: 'empty' | 'occupied' | 'unknown'
}

/** How long a customer is waited for (EN 301 549: a warning, and ten extensions). */
export interface Patience {
  readonly counting: boolean
  readonly extensionsLeft: number
  /** Extensions a new visit begins with. */
  readonly extensions: number
}

/** What ⑤–⑨ have settled so far. */
export interface Draft {
  readonly menu: Menu
  readonly entry: MenuEntry
  readonly answers: readonly Answer[]
  readonly copies: number
}

/** What was ordered at ⑩; the fee is of all copies together. */
export interface Order {
  readonly kind: CertificateKind
  readonly answers: readonly Answer[]
  readonly copies: number
  readonly fee: Yen
  readonly due: Yen
}

/** Why the customer is being seen off. */
export type Why =
  | { readonly kind: 'finished' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | { readonly kind: 'trouble'; readonly fault: FaultCode }

export type Step =
  /** ① */
  | { readonly kind: 'ready' }
  /** ② `awaiting` says which answer is out. */
  | { readonly kind: 'reading'; readonly awaiting: 'card' | 'session'; readonly triesLeft: number | null }
  /** ③ */
  | { readonly kind: 'pin'; readonly length: number; readonly triesLeft: number; readonly wrong: boolean; readonly checking: boolean }
  /** ④ */
  | { readonly kind: 'takeCard'; readonly menu: Menu | null }
  /** ⑤ */
  | { readonly kind: 'choosing'; readonly menu: Menu; readonly chosen: CertificateKind | null }
  /** ⑥⑦⑧ `caution`: the item whose 番号法 caution is being asked. */
  | { readonly kind: 'asking'; readonly draft: Draft; readonly question: string; readonly chosen: readonly string[]; readonly caution: string | null; readonly editing: boolean }
  /** ⑨ */
  | { readonly kind: 'copies'; readonly draft: Draft; readonly editing: boolean }
  /** ⑩ */
  | { readonly kind: 'confirming'; readonly draft: Draft }
  /** ⑪ */
  | { readonly kind: 'downloading'; readonly order: Order; readonly received: number; readonly total: number | null }
  /** ⑫ `sheets` of all copies. */
  | { readonly kind: 'paying'; readonly order: Order; readonly sheets: number; readonly accepts: readonly Denomination[] | null; readonly change: boolean }
  /** ⑬ */
  | { readonly kind: 'printing'; readonly order: Order; readonly sheets: number; readonly done: number }
  /** ⑭ */
  | { readonly kind: 'handing'; readonly order: Order; readonly sheets: number; readonly paperTaken: boolean }
  /** ⑮ */
  | { readonly kind: 'receipt'; readonly order: Order; readonly receiptTaken: boolean }
  /** Every way out. `told`: the closing message has been read or has stood long enough. */
  | { readonly kind: 'settling'; readonly why: Why; readonly told: boolean }
  | { readonly kind: 'outOfService' }

export type StepKind = Step['kind']
