import type { Faults } from '../faults.ts'

/** The envelope as it leaves the center. */
export function posted(envelope: string, transaction: string, faults: Faults): string {
  const sent = again(envelope, transaction, faults)
  if (!faults.isOn('bitFlip')) return sent
  faults.strike('bitFlip', transaction)
  return flipped(sent)
}

/** With `replayed` the first envelope is kept, and sent to everybody after. */
function again(envelope: string, transaction: string, faults: Faults): string {
  const place = faults.place('replayed')
  if (place === null) return envelope
  if (place.envelope === null) {
    place.envelope = envelope
    return envelope
  }
  faults.strike('replayed', transaction)
  return place.envelope
}

/** Another letter of the same alphabet, in the middle of the ciphertext. */
function flipped(envelope: string): string {
  const middle = Math.floor(envelope.length / 2)
  return envelope.slice(0, middle) + (envelope[middle] === 'A' ? 'B' : 'A') + envelope.slice(middle + 1)
}
