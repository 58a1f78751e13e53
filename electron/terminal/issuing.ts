import type { IssueOutcome } from '../flow/holding.ts'
import { itemOf } from './papers.ts'
import type { ItemPapers, Papers } from './papers.ts'
import type { Tools } from './performer.ts'
import { VaultDesk } from './vault-desk.ts'

/** Deals with the certificates of a visit, each in a vault of its own, bound and reported for itself. */
export class Issuing {
  readonly #tools: Tools

  constructor(tools: Tools) {
    this.#tools = tools
  }

  openVault(papers: Papers, item: number): void {
    const { ports, settings: { identity, times }, loop } = this.#tools
    const { visit, session, holder } = papers
    if (session === null || holder === null) throw new Error('an application of somebody who was not let in')
    const own = itemOf(papers, item)
    const { certificate: transaction, nonce, request } = own
    const vault = ports.openVault({ session, transaction, terminal: identity.terminal, holder, nonce, request })
    own.desk = new VaultDesk({ vault, about: { visit, item }, papers: own, ports, times: times.deadlines, loop })
  }

  print(papers: Papers, item: number): void {
    deskOf(itemOf(papers, item)).print()
  }

  erase(papers: Papers, item: number): void {
    deskOf(itemOf(papers, item)).erase()
  }

  eraseAll({ items }: Papers): void {
    for (const { desk } of items.values()) desk?.erase()
  }

  /** The journal has it as unacknowledged: a center that does not answer well is told again at the next start. */
  report(papers: Papers, item: number, outcome: IssueOutcome): void {
    const { ports: { center }, books, loop } = this.#tools
    const { visit, session } = papers
    const { certificate } = itemOf(papers, item)
    if (session === null) throw new Error('an outcome without a session')
    const acknowledge = ({ kind }: { readonly kind: string }): void => {
      if (kind === 'ok') loop.guard(() => books.acknowledged(visit, certificate, outcome))
    }
    void center.report(session, certificate, outcome).then(acknowledge, () => undefined)
  }
}

function deskOf({ desk }: ItemPapers): VaultDesk {
  if (desk === null) throw new Error('a certificate without a vault')
  return desk
}
