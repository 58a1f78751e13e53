import { cardHolderOf } from '../../../center/reference/card-holders.ts'
import { householdOf, personOf } from '../../../center/reference/residents.ts'
import { bytesMarker, pinMarker, textMarker } from '../../../hardware/wipe/marker.ts'
import type { Marker } from '../../../hardware/wipe/marker.ts'
import { copyFrom } from '../../../hardware/wipe/process-memory.ts'

/** What a marker is about; each may be several. */
export const subjects = ['names', 'pin', 'certificate'] as const
export type Subject = (typeof subjects)[number]

/** Known of a customer before they come. */
export interface Secrets {
  readonly pin: string
  /** Everybody of the household. */
  readonly names: readonly Marker[]
  readonly pins: readonly Marker[]
}

/** @param id of what is held to the reader. */
export function secretsOf(id: string): Secrets {
  const holder = cardHolderOf(id)
  const household = holder === null ? null : householdOf(holder.person)
  const pin = holder?.pin ?? null
  if (holder === null || household === null || pin === null || personOf(holder.person) === null) throw new Error(`nobody presents ${id} with a PIN`)
  return { pin, names: household.members.map(({ name }) => textMarker('names', name)), pins: [pinMarker('pin', pin)] }
}

/** The first bytes of every document that the reference center makes. No marker: what makes PDFs has them too, in its program text. */
const opening = Buffer.from('%PDF-1.7\n%\x81\x81\x81\x81\n', 'latin1')
const pieceBytes = 48
/** Where pieces are taken, bytes from the opening: within the first packed streams. */
const pieces = [1024, 4096, 12_288] as const

/** Pieces of the certificate, which no other document has, out of the vault that holds it. Null: it isn't there. */
export function certificateIn(vault: number): readonly Marker[] | null {
  const document = copyFrom(vault, opening, (pieces.at(-1) ?? 0) + pieceBytes)
  if (document === null) return null
  return pieces.map((at) => bytesMarker('certificate', document.subarray(at, at + pieceBytes)))
}
