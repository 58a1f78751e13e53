import { openParent } from '../process/parent.ts'
import { toVault } from './vault-message.ts'
import type { FromVault } from './vault-message.ts'

/** For the tests: a vault that seems to hold something and, told to print, does nothing else any more; it hears nobody. */
const parent = openParent()
const digest = '0'.repeat(64)
const held: FromVault = { kind: 'held', pages: 2, sheets: 1, fee: 300, document: digest, holderBinding: digest, requestDigest: digest }

parent.onMessage((message) => {
  if (toVault.parse(message).kind === 'start') return parent.send(held)
  for (;;);
})
