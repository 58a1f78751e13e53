/** Check digit of a 個人番号 over its first 11 digits (総務省令第85号, 第5条). */
export function checkDigit(first11: string): number {
  const sum = first11.split('').toReversed().reduce((total, digit, index) => total + Number(digit) * (index < 6 ? index + 2 : index - 4), 0)
  return sum % 11 <= 1 ? 0 : 11 - (sum % 11)
}

/** A 12-digit number with a wrong check digit: no living person can have it. */
export function impossibleNumber(serial: number): string {
  const first11 = `990000${String(serial).padStart(5, '0')}`
  return `${first11}${(checkDigit(first11) + 1) % 10}`
}
