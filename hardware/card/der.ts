/**
 * Length in bytes of the whole DER object (tag and length included) that begins with `start`.
 * `more`: the length itself is not complete yet. `notDer`: long tags, indefinite or non-minimal lengths, or 4 GiB and more.
 */
export function derLength(start: Uint8Array): number | 'more' | 'notDer' {
  const [tag, first] = start
  if (tag === undefined) return 'more'
  if ((tag & 0x1f) === 0x1f) return 'notDer'
  if (first === undefined) return 'more'
  if (first < 0x80) return 2 + first
  const count = first - 0x80
  if (count > 4) return 'notDer'
  const digits = start.subarray(2, 2 + count)
  if (digits.length < count) return 'more'
  const content = digits.reduce((sum, digit) => sum * 256 + digit, 0)
  // No digits at all, the indefinite form, count as zero here and are refused with it.
  const minimal = content >= 0x80 && digits[0] !== 0
  return minimal ? 2 + count + content : 'notDer'
}
