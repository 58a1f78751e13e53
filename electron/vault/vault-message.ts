import { z } from 'zod'
import { application, certificateRequest, claims, holder } from '../../center/protocol.ts'
import { centerRefusals } from '../../center/refusals.ts'
import { loopback, mutualTls } from '../../center/way.ts'
import type { CenterFault } from '../../center/center.ts'
import type { PrinterFault } from '../../hardware/printer/printer.ts'
import type { VaultJob } from './vault.ts'

/** What goes over the pipe between terminal and vault, each way. Figures and names of faults; never a byte of a document. */
const count = z.number().int().min(0).max(100_000_000)

const signingKeys = z.array(z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() })).min(1).max(2)
/** A center client of one's own, which each vault loads by itself: its file, absolute, and what it is opened with. */
const ownModule = z.strictObject({ file: z.string().min(1), options: z.json(), signingKeys })
/** The center as a vault reaches it: `signingKeys` are the pinned public keys, one, or two while the center changes keys. */
export const vaultCenter = z.union([loopback.extend({ signingKeys }), mutualTls.extend({ signingKeys }), ownModule])
export type VaultCenter = z.infer<typeof vaultCenter>

export const vaultPrinter = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('demo'), folder: z.string().min(1) }),
  z.strictObject({ kind: z.literal('ipp'), uri: z.string().min(1), certificate: z.string().min(1).nullable() }),
  z.strictObject({ kind: z.literal('cups'), queue: z.string().min(1) }),
  z.strictObject({ kind: z.literal('windows'), name: z.string().min(1), folder: z.string().min(1) }),
])
export type VaultPrinter = z.infer<typeof vaultPrinter>

const job = z.strictObject({
  session: z.string().min(1),
  transaction: application.shape.transaction,
  terminal: application.shape.terminal,
  nonce: application.shape.nonce,
  request: certificateRequest,
  holder,
}) satisfies z.ZodType<VaultJob>

export const toVault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), job, center: vaultCenter, printer: vaultPrinter }),
  z.strictObject({ kind: z.literal('print') }),
  z.strictObject({ kind: z.literal('erase') }),
])
export type ToVault = z.infer<typeof toVault>

const centerFault = z.enum({
  unreachable: 'unreachable', late: 'late', invalidAnswer: 'invalidAnswer', suspended: 'suspended',
} satisfies { [Fault in CenterFault]: Fault })

const printerFault = z.enum({
  offline: 'offline', paperEmpty: 'paperEmpty', jam: 'jam', coverOpen: 'coverOpen', tonerEmpty: 'tonerEmpty', busy: 'busy', other: 'other',
} satisfies { [Fault in PrinterFault]: Fault })

export const fromVault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), received: count, total: count.nullable() }),
  z.strictObject({
    kind: z.literal('held'),
    pages: count,
    sheets: count,
    fee: claims.shape.fee,
    document: claims.shape.document,
    holderBinding: claims.shape.holderBinding,
    requestDigest: claims.shape.requestDigest,
  }),
  z.strictObject({ kind: z.literal('refused'), reason: z.enum(centerRefusals) }),
  z.strictObject({ kind: z.literal('fault'), fault: centerFault }),
  z.strictObject({ kind: z.literal('mismatch'), claim: z.string().regex(/^[A-Za-z]{1,30}$/) }),
  z.strictObject({ kind: z.literal('sheet'), sheets: count }),
  z.strictObject({ kind: z.literal('printed'), sheets: count }),
  z.strictObject({ kind: z.literal('nothingOut'), fault: printerFault }),
  z.strictObject({ kind: z.literal('unknown'), sheetsOut: count, fault: printerFault }),
  /** The last word: so many bytes were overwritten, and the process ends. */
  z.strictObject({ kind: z.literal('erased'), bytes: count }),
])
export type FromVault = z.infer<typeof fromVault>
