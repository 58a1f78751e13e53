/** What is wrong with a card for as long as it is. Pulling, swapping and resetting happen once and are no faults of the card. */
export type Fault =
  | { readonly kind: 'well' }
  /** Takes commands and never answers. */
  | { readonly kind: 'mute' }
  /** Every answer comes so many ms late. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Half of the data is missing from every answer that has some, and the status word says nothing of it. */
  | { readonly kind: 'short' }
  /** Every answer with data has 16 bytes more than there are. */
  | { readonly kind: 'long' }
  /** Every answer is 2 to 257 random bytes. */
  | { readonly kind: 'garbage' }

/** So many unpredictable bytes. */
export type Random = (bytes: number) => Uint8Array

const statusBytes = 2
const surplus = new Uint8Array(16)

/** What becomes of a right answer on its way out. */
export function bent(answer: Uint8Array, fault: Fault, random: Random): Uint8Array {
  switch (fault.kind) {
    case 'well': case 'mute': case 'slow': return answer
    case 'short': return parted(answer, (data) => data.subarray(0, data.length >> 1))
    case 'long': return parted(answer, (data) => (data.length === 0 ? data : Buffer.concat([data, surplus])))
    case 'garbage': return random(statusBytes + (random(1)[0] ?? 0))
  }
}

function parted(answer: Uint8Array, change: (data: Uint8Array) => Uint8Array): Uint8Array {
  const end = Math.max(0, answer.length - statusBytes)
  return Uint8Array.from([...change(answer.subarray(0, end)), ...answer.subarray(end)])
}
