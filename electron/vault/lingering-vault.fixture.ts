import { openPrinter } from '../../hardware/printer/open-printer.ts'
import { openProcessWipe } from '../../hardware/wipe/process-wipe.ts'
import { openParent } from '../process/parent.ts'
import { openCertificateVault } from './certificate-vault.ts'
import { pinnedKeys } from './pinned-keys.ts'
import { reachCenter } from './reach-center.ts'
import { toVault } from './vault-message.ts'
import type { ToVault } from './vault-message.ts'

/** For the tests: a vault that stays when it is over, so that it can be seen what was left for its process's end to take away. */
const parent = openParent()
parent.onGone(() => process.exit(0))

parent.onMessage((message) => {
  const order = toVault.parse(message)
  if (order.kind === 'start') void live(order)
})

async function live({ job, center, printer }: Extract<ToVault, { kind: 'start' }>): Promise<void> {
  const vault = openCertificateVault({
    job, center: await reachCenter(center), centerKeys: await pinnedKeys(center), printer: openPrinter(printer), wipe: openProcessWipe(),
    now: () => Date.now(), tell: (word) => parent.send(word),
  })
  parent.onMessage(() => vault.print())
  await vault.over
  parent.send({ kind: 'over' })
}
