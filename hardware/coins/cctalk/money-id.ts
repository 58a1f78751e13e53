const coins: readonly number[] = [1, 5, 10, 50, 100, 500]
const notes: readonly number[] = [1000, 2000, 5000, 10_000]

/** Yen of a coin by its ccTalk id: country, three characters of value, issue, e.g. `JP500A`; null: no coin of Japan. */
export function coinYen(id: string): number | null {
  const yen = /^JP[0-9]{3}.$/.test(id) ? value(id.slice(2, 5)) : null
  return yen !== null && coins.includes(yen) ? yen : null
}

/** Yen of a note by its ccTalk id: country, four characters of value, issue, e.g. `JP1000A`; null: no note of Japan. */
export function noteYen(id: string, scale: number, decimals: number): number | null {
  const plain = /^JP[0-9K]{3,4}.$/.test(id) ? value(id.slice(2, -1)) : null
  const yen = plain === null ? null : plain * scale / 10 ** decimals
  return yen !== null && notes.includes(yen) ? yen : null
}

/** `0500`, or with K in the place of the decimal point of thousands: `1K0`, `10K`, `1K0A`. */
function value(characters: string): number | null {
  const [whole = '', part] = characters.split('K')
  if (part === undefined) return Number(whole)
  return whole === '' || part.includes('K') ? null : Number(`${whole}.${part}`) * 1000
}
