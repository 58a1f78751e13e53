/** 委託手数料 (A9-04): yen for one copy that was handed out, from that day on; the latest that has begun counts. */
export interface CommissionRate {
  /** ISO day, in Japan. */
  readonly from: string
  readonly yen: number
}

/** The one rate that is published with its time. It changes by agreement: a new one is a line more, and leaves what was settled alone. */
export const commissionRates: readonly CommissionRate[] = [{ from: '2014-04-01', yen: 123 }]

/** Yen for one copy on that ISO day. Throws for a day before the first rate: nothing can be settled for it. */
export function commissionOn(day: string, rates: readonly CommissionRate[] = commissionRates): number {
  const begun = rates.filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
  if (begun === undefined) throw new Error(`no commission is agreed for ${day}`)
  return begun.yen
}
