import { toCenter } from '../../../center/reference/control.ts'
import type { FromCenter } from '../../../center/reference/control.ts'
import { openParent } from '../../../electron/process/parent.ts'

/** What stands behind the demo board where the center is served elsewhere: here it knows nobody, and nobody asks it for anything else. */
const parent = openParent()
parent.onGone(() => process.exit(0))
parent.onMessage((message) => parent.send(answerTo(message)))

const nobodysKey = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } as const

function answerTo(message: unknown): FromCenter {
  const order = toCenter.parse(message)
  switch (order.kind) {
    case 'start': return { kind: 'ready', url: 'http://127.0.0.1:9', token: 'nobody'.padEnd(16, '-'), signingKey: nobodysKey }
    case 'residents': return { kind: 'residents', residents: [] }
    case 'issueCard': return { kind: 'card', resident: order.resident, card: null }
    case 'fault': case 'stops': case 'officer': return { kind: 'misunderstood' }
  }
}
