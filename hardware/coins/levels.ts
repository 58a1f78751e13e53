import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const count = z.number().int().min(0)
/** An event counter of ccTalk. */
const counter = z.number().int().min(0).max(255)

/** Of one pay-out, by who ordered it. */
const payOutId = z.string().min(1).max(64)

/** Coins ordered from a tube, written down before: whether it paid them, says its counter. `before`: what that was then. */
const order = z.strictObject({ of: payOutId, coins: count, before: counter })
export type TubeOrder = z.infer<typeof order>

/** The last pay-out: how much of its yen has been counted out. `blurred`: more may have come out, and nobody will ever know. */
const lastPayOut = z.strictObject({ order: payOutId, yen: count, paid: count, blurred: z.boolean() })
export type LastPayOut = z.infer<typeof lastPayOut>

/** A tube is known by the address of its hopper, and by its value: with another value it is another tube. */
const held = z.strictObject({ address: z.number().int().min(2).max(255), value: z.number().int().min(1), count, order: order.nullable() })
export type HeldTube = z.infer<typeof held>

/** What lies in the machine by our own count. */
const heldMoney = z.strictObject({
  version: z.literal(1),
  tubes: z.array(held).refine(tubes => new Set(tubes.map(({ address, value }) => `${address} ${value}`)).size === tubes.length, 'names a tube twice'),
  /** Yen that can't be paid out. */
  cashbox: count,
  /** Up to which event of each inlet this is counted; null: nothing was counted yet. */
  counted: z.strictObject({ coins: counter.nullable(), notes: counter.nullable() }),
  /** Null: nothing was ever ordered. `forgotten`: something may have been, and what was written of it is lost. */
  payOut: z.union([lastPayOut, z.literal('forgotten')]).nullable(),
})
export type HeldMoney = z.infer<typeof heldMoney>

export const nothingHeld: HeldMoney = { version: 1, tubes: [], cashbox: 0, counted: { coins: null, notes: null }, payOut: null }

/** Where no count can be read: nothing, and nobody knows what was ordered last. */
export const nothingKnown: HeldMoney = { ...nothingHeld, payOut: 'forgotten' }

/** `none`: there is no file yet. `broken`: it can't be read, or is none of ours; `why` in words for staff, with the file. */
export type ReadLevels = { readonly kind: 'read'; readonly money: HeldMoney } | { readonly kind: 'none' } | { readonly kind: 'broken'; readonly why: string }

/** Its file in the data folder. */
export const levelsName = 'levels.json'

/** Where the count is kept. */
export interface Levels {
  /** For people. */
  readonly where: string
  /** Only looks. */
  read(): ReadLevels
  /** Replaces it as a whole, on disk before it returns: a cut leaves the old or the new. Throws what the disk refuses. */
  write(money: HeldMoney): void
  /** Keeps what can't be read beside it, where nothing overwrites it. Throws what the disk refuses. */
  setAside(): void
}

/** The count as a file of the data folder. */
export function levelsFile(file: string): Levels {
  return {
    where: file,
    read: () => readLevels(file),
    write: money => writeLevels(file, money),
    setAside: () => renameSync(file, `${file}.broken`),
  }
}

function readLevels(file: string): ReadLevels {
  const text = textOf(file)
  if (text === null) return { kind: 'none' }
  if (typeof text !== 'string') return { kind: 'broken', why: `${file}: can’t be read (${text.code})` }
  const parsed = heldMoney.safeParse(jsonOf(text))
  if (parsed.success) return { kind: 'read', money: parsed.data }
  const [issue] = parsed.error.issues
  return { kind: 'broken', why: `${file}: is not what a terminal wrote (${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'unknown'})` }
}

function writeLevels(file: string, money: HeldMoney): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const aside = openSync(`${file}.new`, 'w', 0o600)
  try {
    writeFileSync(aside, `${JSON.stringify(money)}\n`)
    fsyncSync(aside)
  } finally {
    closeSync(aside)
  }
  renameSync(`${file}.new`, file)
  syncFolder(dirname(file))
}

function syncFolder(folder: string): void {
  // Windows opens no folders and needs none opened: NTFS logs its names.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function textOf(file: string): string | null | { readonly code: string } {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const refused = z.object({ code: z.string() }).safeParse(error)
    if (!refused.success) throw error
    return refused.data.code === 'ENOENT' ? null : refused.data
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
