/** The three parts of 照合番号B in the order they are typed (S2: 生年月日6桁 + 有効期限西暦部分4桁 + セキュリティコード4桁). */
export const numberParts = [
  { name: 'birth', from: 0, length: 6 },
  { name: 'expiry', from: 6, length: 4 },
  { name: 'code', from: 10, length: 4 },
] as const
export type NumberPart = (typeof numberParts)[number]['name']

export const numberLength = 14

/** The part that the next digit belongs to; null when all are there. */
export function partAt(typed: number): NumberPart | null {
  return numberParts.find(({ from, length }) => typed < from + length)?.name ?? null
}
