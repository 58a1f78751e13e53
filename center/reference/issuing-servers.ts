import { inkanServer } from './inkan/inkan-server.ts'
import { jukiServer } from './juki/juki-server.ts'
import { kosekiServer } from './koseki/koseki-server.ts'
import { taxServer } from './tax/tax-server.ts'
import type { IssuingServer } from './issuing-server.ts'

/** Each with its own data; a stop or a fault of one leaves the others be (A5-06). Their kinds do not overlap. */
export const issuingServers: readonly IssuingServer[] = [jukiServer, inkanServer, taxServer, kosekiServer]

export function issuingServerFor(kind: string): IssuingServer | null {
  return issuingServers.find(({ kinds }) => kinds.includes(kind)) ?? null
}
