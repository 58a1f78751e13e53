import { z } from 'zod'
import { signOfCoins } from './coins-finding.ts'
import type { CoinsFinding } from './coins-finding.ts'

const channel = z.strictObject({ channel: z.int(), id: z.string(), yen: z.int().nullable() })

/** One address that answers. Null: does not belong to such a device, or could not be learned. */
const device = z.strictObject({
  address: z.int(),
  role: z.enum(['coins', 'hopper', 'notes', 'other']),
  manufacturer: z.string(), product: z.string(), serial: z.int(),
  channels: z.array(channel).nullable(),
  /** Fault code of ccTalk 232; 0: well. */
  selfCheck: z.int().nullable(),
  coveredSensors: z.array(z.int()).nullable(),
  /** Ids of what it takes right now. */
  takes: z.array(z.string()).nullable(),
  eventCounter: z.int().nullable(),
  flags: z.array(z.string()).nullable(),
  level: z.strictObject({ low: z.boolean().nullable(), high: z.boolean().nullable() }).nullable(),
  orders: z.strictObject({ counter: z.int(), remaining: z.int(), paid: z.int(), unpaid: z.int() }).nullable(),
})

/** What `--json` prints, on one line: for programs that look after many terminals. */
export const coinsResult = z.strictObject({
  /** Why the line can't be opened; null: it can. */
  noLine: z.enum(['missing', 'denied', 'busy', 'notSerial', 'silent', 'other']).nullable(),
  /** What was heard where nobody answers; null: somebody does, or there is no line. */
  nobody: z.enum(['nothing', 'echo', 'noise']).nullable(),
  devices: z.array(device),
  /** Addresses where a device should be, and nobody answers. */
  missing: z.array(z.int()),
  line: z.strictObject({ asked: z.int(), repeated: z.int() }).nullable(),
  /** What is bad, by the kind of finding; empty when all is well. */
  bad: z.array(z.string()),
})
export type CoinsResult = z.infer<typeof coinsResult>

/** What an examination learned, for programs. */
export function coinsResultOf(findings: readonly CoinsFinding[]): CoinsResult {
  const result: CoinsResult = {
    noLine: null, nobody: null, devices: [], missing: [], line: null,
    bad: findings.filter((finding) => signOfCoins(finding) === 'bad').map(({ kind }) => kind),
  }
  for (const finding of findings) learn(result, finding)
  return result
}

function learn(result: CoinsResult, finding: CoinsFinding): void {
  const put = (changed: Partial<CoinsResult['devices'][number]>): void => {
    result.devices = result.devices.map((device) => ('address' in finding && device.address === finding.address ? { ...device, ...changed } : device))
  }
  switch (finding.kind) {
    case 'lineLost': case 'chatter': case 'echo': case 'noHopper': case 'foreign': case 'unused': case 'mum': case 'unknownMoney': return
    case 'noLine': return void (result.noLine = finding.why)
    case 'nobody': return void (result.nobody = finding.heard)
    case 'device': return void result.devices.push(newDevice(finding))
    case 'missing': return void result.missing.push(finding.address)
    case 'channels': return put({ channels: finding.channels.map((known) => ({ ...known })) })
    case 'selfCheck': return put({ selfCheck: finding.code })
    case 'sensors': return put({ coveredSensors: [...finding.covered] })
    case 'gate': return put({ takes: [...finding.takes] })
    case 'events': return put({ eventCounter: finding.counter })
    case 'flags': return put({ flags: [...finding.flags] })
    case 'level': return put({ level: { ...finding.level } })
    case 'orders': return put({ orders: { ...finding.status } })
    case 'quality': return void (result.line = { asked: finding.asked, repeated: finding.repeated })
  }
}

function newDevice({ address, role, identity: { manufacturer, product, serial } }: Extract<CoinsFinding, { kind: 'device' }>): CoinsResult['devices'][number] {
  return {
    address, role, manufacturer, product, serial,
    channels: null, selfCheck: null, coveredSensors: null, takes: null, eventCounter: null, flags: null, level: null, orders: null,
  }
}
