import { describe, onTestFinished } from 'vitest'
import { applyingContract } from './applying.contract.ts'
import { cardApContract } from './card-ap.contract.ts'
import { issuingContract } from './issuing.contract.ts'
import { ledgerContract } from './ledger.contract.ts'
import { mismatchContract } from './mismatch.contract.ts'
import { originContract } from './origin.contract.ts'
import { reportingContract } from './reporting.contract.ts'
import { sessionContract } from './session.contract.ts'
import { standingContract } from './standing.contract.ts'
import type { OpenCenter } from './contract-visitor.ts'

/** What every implementation of the port has to keep. */
export function centerContract({ name, open }: { readonly name: string; readonly open: OpenCenter }): void {
  const start: OpenCenter = async (wanted) => {
    const world = await open(wanted)
    onTestFinished(() => world.close())
    return world
  }
  describe(`center contract: ${name}`, () => {
    standingContract(start)
    sessionContract(start)
    cardApContract(start)
    applyingContract(start)
    issuingContract(start)
    reportingContract(start)
    ledgerContract(start)
    mismatchContract(start)
    originContract(start)
  })
}
