import { z } from 'zod'
import { openHttpCenter } from '../../center/http-center.ts'
import { vaultKey } from '../../center/protocol.ts'
import { startNodeChild } from '../process/node-child.ts'
import { visit } from './visit.ts'
import type { VaultCenter } from './vault-message.ts'
import type { VaultJob } from './vault.ts'

const ready = z.object({ kind: z.literal('ready'), url: z.string(), token: z.string(), signingKey: vaultKey })
const issued = z.object({ kind: z.literal('card'), card: z.object({ certificate: z.string(), privateKey: z.string() }) })

/** The reference center (`entry`) in a process of its own, for the tests that look for certificates in the memory of others. */
export async function serveCenter(entry: URL) {
  const child = startNodeChild(entry)
  const asked: ((answer: unknown) => void)[] = []
  child.onMessage((answer) => asked.shift()?.(answer))

  async function ask(order: object): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    asked.push(resolve)
    child.send(order)
    return await promise
  }

  const { url, token, signingKey } = ready.parse(await ask({ kind: 'start' }))
  const address: VaultCenter = { url, token, signingKeys: [signingKey] }
  const center = openHttpCenter(address)

  return {
    address,
    /** The job of a resident who has come with a card. */
    async visit(resident: string, copies = 1): Promise<VaultJob> {
      const { certificate, privateKey } = issued.parse(await ask({ kind: 'issueCard', resident })).card
      const card = { certificate: Buffer.from(certificate, 'base64url'), privateKey: Buffer.from(privateKey, 'base64url') }
      return await visit(center, card, copies)
    },
    async fault(name: 'slow' | 'swap', on: boolean): Promise<void> {
      await ask({ kind: 'fault', name, on })
    },
    close: () => child.kill(),
  }
}
