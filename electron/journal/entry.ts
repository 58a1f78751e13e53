import { z } from 'zod'
import {
  endWords, eventWords, faultWords, issueWords, kindWords, methodWords, pinOfWords, pinWords, refusalWords, serviceWords, stepWords,
} from './vocabulary.ts'

// No field may take a free text (I-21): every string is a closed word, a digest, a random id or a reference made from one.
/** The visit's own id. */
const transaction = z.string().regex(/^[0-9a-f]{32}$/)
/** The transaction id of one certificate at the center, drawn when its vault is opened (I-01). */
const certificate = z.string().regex(/^[0-9a-f]{32}$/)
/** 市区町村コード of who issues: what settlement is made by. */
const municipality = z.string().regex(/^\d{5}$/)
/** Of one pay-out, drawn before the tubes are told: by it they say afterwards what came of it. */
const order = z.string().regex(/^[0-9a-f]{32}$/)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const reference = z.string().regex(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
const build = z.string().regex(/^\d{1,3}\.\d{1,3}\.\d{1,3}(\+[0-9a-f]{40})?$/)
const fault = z.enum(faultWords)
const dropWords = { ...refusalWords, ...faultWords }
// Bounds stay below twelve digits, so that no 個人番号 fits into a number either.
const yen = z.number().int().min(0).max(1_000_000)
const someYen = yen.min(1)
const tries = z.number().int().min(0).max(15)
const sheets = z.number().int().min(0).max(9_999)
const stops = z.number().int().min(0).max(9_999)
const copies = z.number().int().min(1).max(99)
const count = z.number().int().min(0).max(10_000_000_000)
const float = z.number().int().min(0).max(100_000_000)
const inlet = z.enum(['coins', 'notes'])
/** An inlet's own counter of its events (ccTalk 229, 159): one byte. */
const event = z.number().int().min(0).max(255)

const attempt = z.number().int().min(1).max(99)
/** `unknown`: to be asked again; `refused`: staff has to look. */
const settledWords = ['done', 'unknown', 'refused'] as const

const printEnded = z.discriminatedUnion('outcome', [
  /**
   * The fee of this certificate becomes ours in the same record: a crash can't part paper from fee. `kept` in yen, 0 where it
   * is free or paid cashless; `charged`: the fee where it is to be taken by the cashless terminal, else 0. Never both.
   */
  z.strictObject({ kind: z.literal('printEnded'), outcome: z.literal('printed'), transaction, certificate, sheets, kept: yen, charged: yen }),
  z.strictObject({ kind: z.literal('printEnded'), outcome: z.literal('nothingOut'), transaction, certificate, fault }),
  z.strictObject({ kind: z.literal('printEnded'), outcome: z.literal('unknown'), transaction, certificate, sheets, fault }),
])

const payOutEnded = z.discriminatedUnion('outcome', [
  z.strictObject({ kind: z.literal('payOutEnded'), outcome: z.literal('paid'), transaction, paid: yen }),
  /** What did not come out is owed in the same record, under the reference the customer is shown. */
  z.strictObject({ kind: z.literal('payOutEnded'), outcome: z.literal('short'), transaction, paid: yen, owed: yen, reference }),
  z.strictObject({ kind: z.literal('payOutEnded'), outcome: z.literal('stuck'), transaction, paid: yen, owed: yen, reference }),
])

/** Why money was written down as owed without being counted out; `printUnknown`: the due of the certificate that is in doubt. */
export const owedReasons = ['payOutUnknown', 'printUnknown', 'customerGone', 'coinsSilent', 'fraud'] as const

/**
 * Everything the journal can say. A visit (`transaction`) holds the money; each certificate (`certificate`) of it is applied
 * for, held, printed, erased and reported on its own. Strict and flat: a field that is not named here can't be written.
 * Amounts in whole yen.
 */
export const entry = z.discriminatedUnion('kind', [
  /**
   * `terminal`: digest of the terminal's id (an id could be any text). `configuration`: digest of what it was configured with
   * (I-16). Written before recovery looks at what was open.
   */
  z.strictObject({ kind: z.literal('terminalStarted'), build, configuration: digest, terminal: digest, demo: z.boolean() }),
  /** Recovery is through; nothing is open. */
  z.strictObject({ kind: z.literal('terminalRecovered'), obligations: count }),
  z.strictObject({ kind: z.literal('outOfService'), code: fault }),
  z.strictObject({ kind: z.literal('inService') }),
  /** Hours or stops have changed what may be done (B10). */
  z.strictObject({ kind: z.literal('standing'), service: z.enum(serviceWords) }),
  /** A newer signed notice has come into force, with so many stops; no older one is taken from now on, restart or not (I-17). */
  z.strictObject({ kind: z.literal('stopsSeen'), version: count, stops }),
  z.strictObject({ kind: z.literal('fault'), code: fault }),
  z.strictObject({ kind: z.literal('faultCleared'), code: fault }),
  /** The inlet's own counter from which events are counted on: at the first start, or after it was reset, forgot (`overrun`) or was changed. */
  z.strictObject({ kind: z.literal('acceptorAdopted'), why: z.enum(['first', 'reset', 'overrun']), inlet, counter: event }),
  /** The inlet's counter has gone on without a credit: what it refused is not to be taken for money by the next start. */
  z.strictObject({ kind: z.literal('coinsPassed'), inlet, counter: event }),
  /** What the coin device counts itself to hold: to pay out from, and in the cash box. At a start, and whenever money has moved. */
  z.strictObject({ kind: z.literal('float'), tubes: float, cashbox: float }),
  /** 係員呼出: staff can see it. `transaction`, of these three: the visit that was on; null: none was. */
  z.strictObject({ kind: z.literal('staffCalled'), transaction: transaction.nullable() }),
  /** Called off by whoever called, or answered by staff. */
  z.strictObject({ kind: z.literal('staffCallEnded'), transaction: transaction.nullable(), by: z.enum(['customer', 'staff']) }),
  /** The signal to staff could not be switched on, or off. */
  z.strictObject({ kind: z.literal('staffSignalFailed'), transaction: transaction.nullable(), on: z.boolean() }),
  z.strictObject({ kind: z.literal('ignored'), transaction: transaction.nullable(), event: z.enum(eventWords), step: z.enum(stepWords) }),

  z.strictObject({ kind: z.literal('visitOpened'), transaction }),
  z.strictObject({ kind: z.literal('refused'), transaction, reason: z.enum(refusalWords) }),
  z.strictObject({
    kind: z.literal('pinTried'), transaction, of: z.enum(pinOfWords), outcome: z.enum(pinWords), triesLeft: tries.nullable(),
  }),
  z.strictObject({ kind: z.literal('authenticated'), transaction, method: z.enum(methodWords), holderDigest: digest }),
  /** 利用登録申請 was taken by the center (A3); its 申請番号 is the customer's. */
  z.strictObject({ kind: z.literal('registered'), transaction }),
  /**
   * Before the application leaves and the vault's process begins: from here on the center has to be told an outcome.
   * `holderBinding` (I-03) and `requestDigest` (I-04) as the terminal works them out itself, to be held against what comes
   * back. `due`: of all copies; after a crash it says what is owed if nobody saw the printing end.
   */
  z.strictObject({
    kind: z.literal('applied'), transaction, certificate, municipality, type: z.enum(kindWords), copies, holderBinding: digest, requestDigest: digest, due: yen,
  }),
  /** As the center has signed it. */
  z.strictObject({
    kind: z.literal('held'), transaction, certificate, document: digest, holderBinding: digest, requestDigest: digest,
    pages: sheets, sheets, fee: yen,
  }),
  /** It is not issued after all, and not charged; `certificate` is null when it was never applied for. */
  z.strictObject({ kind: z.literal('dropped'), transaction, certificate: certificate.nullable(), reason: z.enum(dropWords) }),

  /** Before the inlet opens. */
  z.strictObject({ kind: z.literal('inletOpened'), transaction, due: yen }),
  z.strictObject({ kind: z.literal('inletClosed'), transaction }),
  /** Credit and device counter in one record: a crash can't part them, so nothing is counted twice or never. */
  z.strictObject({ kind: z.literal('credited'), transaction, yen: someYen, inlet, counter: event }),
  /** Cashless, before the terminal beside is asked. Its reference is made of `transaction` and `attempt`, the nth asking of the visit. */
  z.strictObject({ kind: z.literal('authorisationBegun'), transaction, attempt, yen: someYen }),
  z.strictObject({ kind: z.literal('authorisationEnded'), transaction, attempt, outcome: z.enum(['authorised', 'declined', 'cancelled', 'unknown']) }),
  /** Before it is told to take what was printed, and again once it has said something. */
  z.strictObject({ kind: z.literal('captureBegun'), transaction, attempt, yen: someYen }),
  z.strictObject({ kind: z.literal('captureEnded'), transaction, attempt, yen: someYen, outcome: z.enum(settledWords) }),
  /** Before it is told to let go of what it has set aside, or may have. */
  z.strictObject({ kind: z.literal('releaseBegun'), transaction, attempt }),
  z.strictObject({ kind: z.literal('releaseEnded'), transaction, attempt, outcome: z.enum(settledWords) }),
  /** Before the first byte goes to the printer. `sheets` of all copies. */
  z.strictObject({ kind: z.literal('printBegun'), transaction, certificate, document: digest, copies, sheets }),
  printEnded,
  /** Before the hoppers are told. */
  z.strictObject({ kind: z.literal('payOutBegun'), transaction, yen: someYen, order }),
  payOutEnded,
  /** Nobody saw it end, and the tubes say what of it came out (0: the order never reached them); the rest is inside as before. */
  z.strictObject({ kind: z.literal('payOutRecalled'), transaction, paid: yen }),
  /** Written down for staff to pay; with `payOutUnknown` it also ends the pay-out that nobody saw end. */
  z.strictObject({ kind: z.literal('owed'), transaction, yen: someYen, reference, why: z.enum(owedReasons) }),

  z.strictObject({ kind: z.literal('eraseBegun'), transaction, certificate }),
  z.strictObject({ kind: z.literal('erased'), transaction, certificate, bytes: count, processGone: z.boolean(), killed: z.boolean() }),
  /**
   * What a crash may have left of any certificate of the visit was looked for; `files` overwritten and removed. `transaction` null: they
   * were found by a start that had no such visit to put in order.
   */
  z.strictObject({ kind: z.literal('swept'), transaction: transaction.nullable(), files: count }),
  /** Before the center is told, unacknowledged; and again once it has taken note. One outcome for each certificate (I-22). */
  z.strictObject({ kind: z.literal('reported'), transaction, certificate, outcome: z.enum(issueWords), acknowledged: z.boolean() }),
  z.strictObject({ kind: z.literal('visitClosed'), transaction, outcome: z.enum(endWords) }),
])
export type Entry = z.infer<typeof entry>
export type OwedReason = (typeof owedReasons)[number]

/** The visit an entry belongs to; null for the terminal's own. */
export function transactionOf(entry: Entry): string | null {
  return 'transaction' in entry ? entry.transaction : null
}

/** The number under which a customer asks staff for money owed: the head of the transaction id, e.g. `3FA9-0C21`. */
export function referenceOf(transaction: string): string {
  const head = transaction.slice(0, 8).toUpperCase()
  return `${head.slice(0, 4)}-${head.slice(4)}`
}
