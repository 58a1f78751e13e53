/** Longest that is looked at; a number with every way of setting it apart is shorter. */
export const longestTyped = 100

/** A typed 申請番号 as the offices write it: full-width, small letters, blanks and dashes of any sort are no mistakes. */
export function numberFrom(typed: string): string {
  const characters = typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}\u2212\u30fc]/gu, '')
  return characters.replace(/(.{4})(?=.)/gu, '$1-')
}
