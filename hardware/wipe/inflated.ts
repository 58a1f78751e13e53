import { constants, gunzipSync, inflateSync } from 'node:zlib'

/** No more is taken of one stream, bytes: packed, and unpacked. */
export const longestPacked = 64 * 1024
const longestUnpacked = 4 * 1024 * 1024

/** Where packed content begins in a PDF. */
export const openings: readonly Uint8Array[] = [Buffer.from('stream\n'), Buffer.from('stream\r\n')]

/** What is packed at the beginning of these bytes, as far as it can be unpacked; null when there is no packed content. */
export function inflated(packed: Uint8Array): Buffer | null {
  const zlib = isZlib(packed)
  if (!zlib && !isGzip(packed)) return null
  try {
    const unpack = zlib ? inflateSync : gunzipSync
    // The end may be cut off, or stand beyond what was given.
    return unpack(packed.subarray(0, longestPacked), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: longestUnpacked })
  } catch {
    return null
  }
}

/** RFC 1950: method 8, and a check over the first two bytes. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0
}

/** RFC 1952. */
function isGzip([first, second, method]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b && method === 8
}
