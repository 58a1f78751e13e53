/** Opus counts in 48,000ths of a second, whatever it was made from. */
const rate = 48_000

/** How long an Ogg/Opus file plays, s; null when it is none: the last page's granule position, less what is skipped (RFC 7845). */
export function oggSeconds(bytes: Buffer): number | null {
  const head = bytes.indexOf('OpusHead')
  const last = bytes.lastIndexOf('OggS')
  if (!bytes.subarray(0, 4).equals(Buffer.from('OggS')) || head < 0 || bytes.length < Math.max(head + 12, last + 14)) return null
  return (Number(bytes.readBigInt64LE(last + 6)) - bytes.readUInt16LE(head + 10)) / rate
}
