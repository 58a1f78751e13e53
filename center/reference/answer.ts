import type { Answer, CenterFault, CenterRefusal } from '../center.ts'

export type Declined = Exclude<Answer<never>, { kind: 'ok' }>

export const ok = <T>(value: T): Answer<T> => ({ kind: 'ok', value })
export const refused = (reason: CenterRefusal): Declined => ({ kind: 'refused', reason })
export const fault = (fault: CenterFault): Declined => ({ kind: 'fault', fault })
