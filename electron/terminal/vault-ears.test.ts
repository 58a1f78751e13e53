import { expect, test } from 'vitest'
import type { Issued } from '../flow/event.ts'
import type { VaultTold } from '../vault/vault.ts'
import { hearVault } from './vault-ears.ts'

const about = { visit: 'beef'.repeat(8), item: 2 }
const digests = { document: 'd'.repeat(64), holderBinding: 'b'.repeat(64), requestDigest: 'a'.repeat(64) }

test.each<readonly [VaultTold, Issued]>([
  [{ kind: 'progress', received: 1, total: null }, { ...about, kind: 'progress', received: 1, total: null }],
  [{ kind: 'held', pages: 3, sheets: 2, fee: 300, ...digests }, { ...about, kind: 'held', sheets: 2, fee: 300 }],
  [{ kind: 'refused', reason: 'koseki.pending' }, { ...about, kind: 'itemRefused', reason: 'koseki.pending' }],
  [{ kind: 'fault', fault: 'invalidAnswer' }, { ...about, kind: 'vaultFailed', fault: 'center.invalidAnswer' }],
  [{ kind: 'mismatch', claim: 'nonce' }, { ...about, kind: 'mismatch' }],
  [{ kind: 'sheet', sheets: 1 }, { ...about, kind: 'sheetOut', sheets: 1 }],
  [{ kind: 'printed', sheets: 2 }, { ...about, kind: 'printed' }],
  [{ kind: 'nothingOut', fault: 'paperEmpty' }, { ...about, kind: 'nothingOut', fault: 'printer.paperEmpty' }],
  [{ kind: 'unknown', sheetsOut: 1, fault: 'offline' }, { ...about, kind: 'printUnclear', fault: 'printer.offline' }],
  [{ kind: 'ended', erased: true, killed: false, bytes: 9 }, { ...about, kind: 'vaultEnded', gone: true, bytes: 9, killed: false }],
])('%o', (told, event) => expect(hearVault(about, told, () => true)).toEqual(event))

test('whether it is gone is not for the vault to say', () => {
  expect(hearVault(about, { kind: 'ended', erased: true, killed: false, bytes: 9 }, () => false)).toMatchObject({ gone: false })
})

test('a certificate that lies in a file is not gone, though its process is', () => {
  expect(hearVault(about, { kind: 'ended', erased: true, killed: false, bytes: 9, left: true }, () => true)).toMatchObject({ gone: false })
})
