import { expect, test } from 'vitest'
import type { FlowEvent } from '../flow/event.ts'
import type { VaultTold } from '../vault/vault.ts'
import { hearVault } from './vault-ears.ts'

const visit = 'beef'.repeat(8)
const digests = { document: 'd'.repeat(64), holderBinding: 'b'.repeat(64), requestDigest: 'a'.repeat(64) }

test.each<readonly [VaultTold, FlowEvent]>([
  [{ kind: 'progress', received: 1, total: null }, { kind: 'progress', visit, received: 1, total: null }],
  [{ kind: 'held', pages: 3, sheets: 2, fee: 300, ...digests }, { kind: 'held', visit, sheets: 2, fee: 300 }],
  [{ kind: 'refused', reason: 'service.notEligible' }, { kind: 'refused', visit, reason: 'service.notEligible' }],
  [{ kind: 'fault', fault: 'invalidAnswer' }, { kind: 'vaultFailed', visit, fault: 'center.invalidAnswer' }],
  [{ kind: 'mismatch', claim: 'nonce' }, { kind: 'mismatch', visit }],
  [{ kind: 'sheet', sheets: 1 }, { kind: 'sheetOut', visit, sheets: 1 }],
  [{ kind: 'printed', sheets: 2 }, { kind: 'printed', visit }],
  [{ kind: 'nothingOut', fault: 'paperEmpty' }, { kind: 'nothingOut', visit, fault: 'printer.paperEmpty' }],
  [{ kind: 'unknown', sheetsOut: 1, fault: 'offline' }, { kind: 'printUnclear', visit, fault: 'printer.offline' }],
  [{ kind: 'ended', erased: true, killed: false, bytes: 9 }, { kind: 'vaultEnded', visit, gone: true, bytes: 9, killed: false }],
])('%o', (told, event) => expect(hearVault(visit, told, () => true)).toEqual(event))

test('whether it is gone is not for the vault to say', () => {
  expect(hearVault(visit, { kind: 'ended', erased: true, killed: false, bytes: 9 }, () => false)).toMatchObject({ gone: false })
})
