import { z } from 'zod'
import { startNodeChild } from '../process/node-child.ts'
import { openParent } from '../process/parent.ts'
import { toVault } from './vault-message.ts'
import { openVaults } from './vault-host.ts'
import type { Vault } from './vault.ts'

/** For the tests: the terminal's side of a vault in a process of its own, which can be looked into and killed. */
const order = z.union([toVault, z.strictObject({ kind: z.literal('plant'), words: z.string() })])
const parent = openParent()
parent.onGone(() => process.exit(0))
const planted: string[] = []
let vault: Vault | null = null

parent.onMessage((message) => {
  const asked = order.parse(message)
  switch (asked.kind) {
    case 'start':
      vault = openVaults({
        start: startNodeChild, entry: new URL('vault-process.ts', import.meta.url), center: asked.center, printer: asked.printer,
        timer(ms, due) {
          const timer = setTimeout(due, ms)
          return () => clearTimeout(timer)
        },
        deadlines: { erase: 30_000, giveUp: 60_000 },
      })(asked.job)
      vault.watch((told) => parent.send(told))
      return parent.send({ kind: 'started', pid: vault.pid })
    case 'print':
      return vault?.print()
    case 'erase':
      return vault?.erase()
    case 'plant':
      planted.push(asked.words)
      return parent.send({ kind: 'planted', words: planted.length })
  }
})
