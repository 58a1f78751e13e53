import { z } from 'zod'

export const boardCenterFaults = ['down', 'swap', 'revoked', 'slow', 'ocspDown', 'oldStops', 'clockSkew'] as const
export const boardPrinterFaults = ['offline', 'paperEmpty', 'jam', 'coverOpen', 'tonerEmpty'] as const
export const boardCoinFaults = ['offline', 'jam', 'payoutStuck', 'short'] as const
export const boardCashlessFaults = ['offline', 'silentAuthorise', 'silentCapture', 'silentRelease', 'declines'] as const
export const boardMedia = ['card', 'juki', 'android', 'iphone'] as const
/** Which stop the center gives notice of: none, everything, everything with JPKI, everything of 戸籍. */
export const boardStops = ['none', 'all', 'jpki', 'koseki'] as const
/** What the 戸籍 officers do with every 利用登録申請 in work. */
export const boardDecisions = ['approve', 'refuse'] as const

/** What the hand on the demo board can do to the demo devices. */
export const boardCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('placeCard'), resident: z.string().min(1).max(64), faceDown: z.boolean() }),
  z.strictObject({ kind: z.literal('removeCard') }),
  z.strictObject({ kind: z.literal('insertMoney'), yen: z.union([z.literal(10), z.literal(50), z.literal(100), z.literal(500), z.literal(1000)]) }),
  z.strictObject({ kind: z.literal('takeChange') }),
  z.strictObject({ kind: z.literal('takePaper') }),
  z.strictObject({ kind: z.literal('takeReceipt') }),
  z.strictObject({ kind: z.literal('reader'), plugged: z.boolean() }),
  z.strictObject({ kind: z.literal('printer'), fault: z.enum(boardPrinterFaults), on: z.boolean() }),
  z.strictObject({ kind: z.literal('receiptPrinter'), broken: z.boolean() }),
  z.strictObject({ kind: z.literal('coins'), fault: z.enum(boardCoinFaults), on: z.boolean() }),
  /** Whoever is asked to pay without money holds their card or phone to the terminal. */
  z.strictObject({ kind: z.literal('payCashless') }),
  z.strictObject({ kind: z.literal('refuseCashless') }),
  z.strictObject({ kind: z.literal('cashless'), fault: z.enum(boardCashlessFaults), on: z.boolean() }),
  z.strictObject({ kind: z.literal('center'), fault: z.enum(boardCenterFaults), on: z.boolean() }),
  z.strictObject({ kind: z.literal('officer'), decision: z.enum(boardDecisions) }),
  z.strictObject({ kind: z.literal('stops'), preset: z.enum(boardStops) }),
  z.strictObject({ kind: z.literal('serviceDone') }),
  z.strictObject({ kind: z.literal('lamp'), broken: z.boolean() }),
  /** 係員呼出: a member of staff is there. */
  z.strictObject({ kind: z.literal('answerCall') }),
])
export type BoardCommand = z.infer<typeof boardCommand>

/** Something that can be held to the reader, and what has to be typed for it; null = nothing of the kind is asked. */
const boardResident = z.strictObject({
  id: z.string(),
  label: z.string(),
  medium: z.enum(boardMedia),
  pin: z.string().nullable(),
  /** カードAP: the kinds of certificate and the PIN of each. */
  pins: z.string().nullable(),
  /** 照合番号B, 14 digits. */
  checkNumber: z.string().nullable(),
  note: z.string(),
})
export type BoardResident = z.infer<typeof boardResident>

const picture = z.string().startsWith('data:image/png;base64,')

/** What the board shows of the demo devices. */
export const boardView = z.strictObject({
  residents: z.array(boardResident),
  card: z.strictObject({ resident: z.string(), faceDown: z.boolean() }).nullable(),
  reader: z.boolean(),
  accepting: z.array(z.number()),
  /** Money lying in the return tray, yen. */
  changeTray: z.number(),
  /** The terminal for payment without money; null: there is none, or a real one. */
  cashless: z.strictObject({
    /** What it asks for now, yen. */
    asking: z.number().nullable(),
    /** Where the money of the last references is, yen; newest first. */
    payments: z.array(z.strictObject({ reference: z.string(), setAside: z.number(), captured: z.number(), released: z.number() })),
  }).nullable(),
  /** Sheets lying in the printer's outlet. */
  outlet: z.number(),
  /** Those of them that are whole documents, as they look on both sides. */
  sheets: z.array(z.strictObject({ front: picture, back: picture.nullable() })),
  /** Sheets printed since start. */
  printed: z.number(),
  receipt: z.array(z.string()).nullable(),
  faults: z.array(z.string()),
  /** The stop in force. */
  stops: z.enum(boardStops),
  /** 係員呼出; `none`: the terminal has no lamp, or a real one. */
  lamp: z.enum(['none', 'dark', 'lit']),
})
export type BoardView = z.infer<typeof boardView>
