import { randomBytes } from 'node:crypto'
import { centerContract } from '../center.contract.ts'
import { MemoryKeep } from './keep.ts'
import { centerBehind } from './reached-center.fixture.ts'
import { serveSecurely } from './serve-securely.ts'
import { TlsAuthority } from './tls-authority.ts'
import type { TlsIdentity } from './tls-authority.ts'

const tls = new TlsAuthority(Date.now, randomBytes, new MemoryKeep())
const authority = await tls.certificate()
const terminals = new Map<string, TlsIdentity>()
for (const id of ['T-1', 'T-2', 'T-3']) terminals.set(id, await tls.terminal(id))

centerContract({
  name: 'reference center over mutual TLS',
  open: centerBehind(async (center) => {
    const parties = { authority, revocations: await tls.revocations([]), identity: await tls.server(['127.0.0.1']) }
    const served = await serveSecurely(center, { host: '127.0.0.1', port: 0, ...parties })
    return {
      wayOf(id) {
        const identity = terminals.get(id)
        if (identity === undefined) throw new Error(`no certificate for ${id}`)
        return { url: served.url, authority, ...identity }
      },
      close: () => served.close(),
    }
  }),
})
