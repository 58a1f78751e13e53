import { importJWK } from 'jose'
import { openHttpCenter } from '../../../center/http-center.ts'
import { issueOne } from './issue.ts'
import type { CryptoKey } from 'jose'
import type { Ready } from './control.ts'
import type { Customer, Issue } from './issue.ts'
import type { LoadedCenter, Memory } from './loaded-center.ts'

export interface Wanted {
  /** At the same time. */
  readonly sessions: number
  /** ms; what was begun within it is ended. Every session issues at least once. */
  readonly time: number
}

export interface Measured {
  readonly sessions: number
  /** Of the measured time; and, whenever it was, the one with which a session ended for good. */
  readonly issues: readonly Issue[]
  /** ms from the first of them until the last has ended. */
  readonly took: number
  /** After the warm-up, and at the end. */
  readonly memory: { readonly before: Memory; readonly after: Memory }
}

/**
 * Lets so many sessions get one certificate after another from a center, each with a client of its own and no pause. All share the center's
 * terminals and cards in turn. First, unmeasured, everybody gets one. A session ends with the first thing that goes wrong in it.
 */
export async function load(center: LoadedCenter, { sessions, time }: Wanted): Promise<Measured> {
  const customers = await customersOf(center.ready, sessions)
  const warm = await Promise.all(customers.map((customer, at) => issueOne(customer, at)))
  const before = await center.memory()
  const began = performance.now()
  const runs = await Promise.all(customers.map(async (customer, at): Promise<readonly Issue[]> => {
    const first = warm[at]
    return first === undefined || first.kind === 'issued' ? issuing(customer, at, began + time) : [first]
  }))
  const took = performance.now() - began
  const after = await center.memory()
  await Promise.all(customers.map(({ client }) => client.close()))
  return { sessions, issues: runs.flat(), took, memory: { before, after } }
}

async function issuing(customer: Customer, at: number, until: number): Promise<readonly Issue[]> {
  const issues: Issue[] = []
  do {
    const issue = await issueOne(customer, at + 1 + issues.length)
    issues.push(issue)
    if (issue.kind !== 'issued') break
  } while (performance.now() < until)
  return issues
}

async function customersOf({ url, authority, signingKey, terminals, cards }: Ready, sessions: number): Promise<readonly Customer[]> {
  const key = await importJWK({ ...signingKey }, 'ES256')
  const centerKeys: readonly CryptoKey[] = key instanceof Uint8Array ? [] : [key]
  return Array.from({ length: sessions }, (_, at) => {
    const [papers, card] = [terminals[at % terminals.length], cards[at % cards.length]]
    if (papers === undefined || card === undefined) throw new Error('nobody to be')
    const { terminal, certificate, key: own } = papers
    return { client: openHttpCenter({ url, authority, certificate, key: own }), terminal, card, centerKeys }
  })
}
