import { openHttpCenter } from '../../center/http-center.ts'
import { fromCenter } from '../../center/reference/control.ts'
import { startNodeChild } from '../process/node-child.ts'
import { visit } from './visit.ts'
import type { FromCenter, ToCenter } from '../../center/reference/control.ts'
import type { FaultName } from '../../center/reference/faults.ts'
import type { VaultCenter } from './vault-message.ts'
import type { VaultJob } from './vault.ts'

/** A reference center in a process of its own, for the tests that look for certificates in the memory of others. */
export async function serveCenter() {
  const child = startNodeChild(new URL('../../center/reference/process.ts', import.meta.url))
  const asked: ((answer: FromCenter) => void)[] = []
  child.onMessage((message) => asked.shift()?.(fromCenter.parse(message)))

  async function ask(order: ToCenter): Promise<FromCenter> {
    const { promise, resolve } = Promise.withResolvers<FromCenter>()
    asked.push(resolve)
    child.send(order)
    return await promise
  }

  const ready = await ask({ kind: 'start' })
  if (ready.kind !== 'ready') throw new Error('the center did not start')
  const address: VaultCenter = { url: ready.url, token: ready.token, signingKeys: [ready.signingKey] }
  const center = openHttpCenter(address)

  return {
    address,
    /** The job of a resident who has come with a card. */
    async visit(resident: string, copies = 1): Promise<VaultJob> {
      const answer = await ask({ kind: 'issueCard', resident })
      if (answer.kind !== 'card' || answer.card === null) throw new Error('no such card')
      const { certificate, privateKey } = answer.card
      const card = { certificate: Buffer.from(certificate, 'base64url'), privateKey: Buffer.from(privateKey, 'base64url') }
      return await visit(center, card, copies)
    },
    async fault(name: FaultName, on: boolean): Promise<void> {
      await ask({ kind: 'fault', name, on })
    },
    close: () => child.kill(),
  }
}
