import { openPrinter } from '../../hardware/printer/open-printer.ts'
import { openProcessWipe } from '../../hardware/wipe/process-wipe.ts'
import { openParent } from '../process/parent.ts'
import { openCertificateVault } from './certificate-vault.ts'
import { pinnedKeys } from './pinned-keys.ts'
import { reachCenter } from './reach-center.ts'
import { toVault } from './vault-message.ts'
import type { CertificateVault } from './certificate-vault.ts'
import type { ToVault } from './vault-message.ts'

/** Entry of the process that holds one certificate. It ends with it, and with whoever started it. */
const bug = 70
const parent = openParent()

// Nothing is said of what went wrong: an error's words and stack could carry the certificate to a log.
process.on('uncaughtException', () => process.exit(bug))
process.on('unhandledRejection', () => process.exit(bug))
parent.onGone(() => process.exit(0))

let vault: CertificateVault | null = null
let erasing = false

parent.onMessage((message) => void obey(toVault.parse(message)))

async function obey(order: ToVault): Promise<void> {
  switch (order.kind) {
    case 'start':
      return await run(order)
    case 'print':
      if (vault === null) throw new Error('print before start')
      return vault.print()
    case 'erase':
      erasing = true
      return vault?.erase()
  }
}

async function run({ job, center, printer }: Extract<ToVault, { kind: 'start' }>): Promise<void> {
  vault = openCertificateVault({
    job,
    center: await reachCenter(center),
    centerKeys: await pinnedKeys(center),
    printer: openPrinter(printer),
    wipe: openProcessWipe(),
    now: () => Date.now(),
    tell: (word) => parent.send(word),
  })
  if (erasing) vault.erase()
  await vault.over
  parent.exit(0)
}
