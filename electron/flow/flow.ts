import type { Aids } from './aids.ts'
import type { Answer, CertificateKind, Issuer, Menu, MenuEntry } from './menu.ts'
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
  readonly aids: Aids
  /** As the next customer is to find them. */
  readonly usualAids: Aids
  readonly step: Step
  readonly holding: Holding
  readonly machine: Machine
  readonly standing: Standing
  readonly patience: Patience
}

export interface Machine {
  /** Faults that a device has reported and can take back. */
  readonly faults: readonly FaultCode[]
  /** Faults that only staff can lift. */
  readonly locked: readonly FaultCode[]
  readonly outlet: 'empty' | 'occupied' | 'unknown'
}

/** What may be done now, as the terminal works it out from clock, hours and stops (B10, I-17). */
export interface Standing {
  /** Why nobody is served; null: there is service. */
  readonly service: Closed | null
  /** Entries of this visit's menu that can't be had now. */
  readonly barred: readonly Bar[]
}
/** Hours end politely: what is past ⑪ may finish. A stop ends everything before ⑬. */
export type Closed = 'service.closed' | 'service.stopped'
export interface Bar { readonly entry: string; readonly reason: Closed }

/** How long a customer is waited for (EN 301 549: a warning, and ten extensions). */
export interface Patience {
  readonly counting: boolean
  readonly extensionsLeft: number
  /** Extensions a new visit begins with. */
  readonly extensions: number
}

/** 公的個人認証 and 条例利用 (A1). */
export type Method = 'jpki' | 'cardAp'
/** What lies on the reader. */
export type Medium = 'card' | 'juki' | 'android' | 'iphone'

/** What was seen of it without a PIN. */
export interface Seen {
  readonly medium: Medium
  readonly jpki: { readonly triesLeft: number; readonly expired: boolean; readonly ownerVerified: boolean } | null
  /** It holds a 利用者ID. */
  readonly cardAp: boolean
}

/** What the customer, once let in, is about: the menu, and what was put aside by 「ほかの証明書も申請する」. */
export interface Errand {
  readonly menu: Menu
  readonly method: Method
  /** カードAP: types whose PIN was right in this visit. */
  readonly proven: readonly CertificateKind[]
  readonly basket: readonly Draft[]
}

/** What ⑤–⑨ have settled so far of one certificate. */
export interface Draft {
  readonly entry: MenuEntry
  readonly answers: readonly Answer[]
  readonly copies: number
}

/** One certificate as ordered at ⑩; `fee` is of one copy, `due` of all its copies. */
export interface Order {
  readonly entry: string
  readonly kind: CertificateKind
  /** 市区町村コード. */
  readonly issuer: string
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
  /** ② `awaiting` says which answer is out; `proof`: of a phone that has verified its owner. */
  | { readonly kind: 'reading'; readonly awaiting: 'card' | 'session' | 'proof'; readonly seen: Seen | null }
  /** ③; `type`: ⑤ of カードAP, the PIN of the type that was chosen. */
  | {
    readonly kind: 'pin'; readonly medium: Medium; readonly type: { readonly errand: Errand; readonly entry: MenuEntry } | null
    readonly length: number; readonly triesLeft: number; readonly wrong: boolean; readonly checking: boolean
  }
  /** ④; ③ of カードAP */
  | { readonly kind: 'takeCard'; readonly medium: Medium; readonly method: Method; readonly menu: Menu | null }
  /** ⑤; `returning`: what ⑩ goes back to when nothing else is chosen after all. */
  | { readonly kind: 'choosing'; readonly errand: Errand; readonly chosen: string | null; readonly returning: Draft | null }
  /** Why an entry can't be had. */
  | { readonly kind: 'explaining'; readonly errand: Errand; readonly entry: MenuEntry; readonly reason: Refusal }
  /** ⑥⑦⑧ `caution`: the item whose 番号法 caution is being asked. */
  | {
    readonly kind: 'asking'; readonly errand: Errand; readonly draft: Draft; readonly question: string; readonly chosen: readonly string[]
    readonly caution: string | null; readonly editing: boolean
  }
  /** ⑨ */
  | { readonly kind: 'copies'; readonly errand: Errand; readonly draft: Draft; readonly editing: boolean }
  /** ⑩ */
  | { readonly kind: 'confirming'; readonly errand: Errand; readonly draft: Draft }
  /** 本籍地 利用登録: prefecture while `prefecture` is null, then municipality. */
  | { readonly kind: 'origin'; readonly errand: Errand; readonly prefecture: string | null; readonly chosen: string | null }
  /** 本籍地: the same card again. `again`: it is being looked at for the second time running. */
  | { readonly kind: 'sameCard'; readonly errand: Errand; readonly municipality: Issuer; readonly reading: boolean; readonly again: boolean }
  /** 本籍地: 照合番号B. `triesLeft` null: not known yet. */
  | {
    readonly kind: 'checkNumber'; readonly errand: Errand; readonly municipality: Issuer
    readonly length: number; readonly triesLeft: number | null; readonly wrong: boolean; readonly checking: boolean
  }
  | { readonly kind: 'registering'; readonly errand: Errand; readonly municipality: Issuer }
  | { readonly kind: 'registered'; readonly errand: Errand; readonly municipality: Issuer; readonly number: string }
  /** ⑪ of the nth certificate. */
  | { readonly kind: 'downloading'; readonly item: number; readonly received: number; readonly total: number | null }
  /** ⑫ */
  | {
    readonly kind: 'paying'; readonly accepts: readonly Denomination[] | null; readonly change: boolean
    /** A terminal beside has been seen that can be paid at; `declined`: the last time in vain. */
    readonly cashless: boolean; readonly declined: boolean
  }
  /** Paid: the stops are asked for once more before the first sheet (I-17). */
  | { readonly kind: 'clearing' }
  /** ⑬ of the nth certificate; `done`: its sheets out so far. */
  | { readonly kind: 'printing'; readonly item: number; readonly done: number }
  /** ⑭ */
  | { readonly kind: 'handing' }
  /** ⑮ */
  | { readonly kind: 'receipt' }
  /** Every way out. `told`: the closing message has been read or has stood long enough. `medium`: of what may still lie on the reader. */
  | { readonly kind: 'settling'; readonly why: Why; readonly told: boolean; readonly medium: Medium }
  | { readonly kind: 'outOfService' }

export type StepKind = Step['kind']
/** One step by its name. */
export type At<Kind extends StepKind> = Extract<Step, { kind: Kind }>
