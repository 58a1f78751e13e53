import type { ReferenceCenter } from './reference-center.ts'

/** Whatever in a question belongs to a terminal. */
export interface Claim {
  readonly terminal?: { readonly terminal: string }
  readonly session?: string
  readonly transaction?: string
  readonly application?: { readonly transaction: string; readonly terminal: string }
  readonly registration?: { readonly transaction: string; readonly terminal: string }
}

/** Whether a question is this terminal's to ask: in its own name, in its own session, about its own transaction or one unheard of. */
export function isOwn(center: ReferenceCenter, own: string, { terminal, session, transaction, application, registration }: Claim): boolean {
  const named = [terminal?.terminal, application?.terminal, registration?.terminal]
  const transactions = [transaction, application?.transaction, registration?.transaction].filter((id) => id !== undefined)
  const owners = [
    session === undefined ? null : center.terminalOf({ session }), ...transactions.map((id) => center.terminalOf({ transaction: id })),
  ]
  return named.every((name) => name === undefined || name === own) && owners.every((owner) => owner === null || owner === own)
}
