import { z } from 'zod'

/** Every coin of yen that is struck. Each value divides the next, which change counts on. */
const struck = [1, 5, 10, 50, 100, 500] as const
/** Those that the demo device knows; 1000 is a note. */
const demoTubeValues = [10, 50, 100, 500] as const
const demoValues = [...demoTubeValues, 1_000] as const
/** Frames to 0 are for everybody, and 1 is this machine's own (ccTalk). */
const firstAddress = 2

const oneOf = (values: readonly number[]): string => `must be one of ${values.join(', ')}`
const coins = (least: number, missing = 'must be a number of coins') => {
  return z.number({ error: ({ input }) => input === undefined ? missing : 'must be a number of coins' }).int().min(least).max(10_000)
}
const address = z.number().int().min(firstAddress, `must be from ${firstAddress} to 255: 0 and 1 are nobody’s device`).max(255, `must be from ${firstAddress} to 255`)

interface Sized { readonly capacity: number; readonly low: number }

/** Fewer coins than this are few. */
const low = coins(0, 'is missing: fewer coins than this are few, e.g. 10')
const lowFits = ({ low, capacity }: Sized): boolean => low <= capacity
const lowTooHigh = { path: ['low'], error: 'must not be above capacity' }

/** 通貨法7条: nobody has to take more than 20 coins of a kind; fewer may be taken of one visit. */
const mostOfAKind = z.number().int().min(1).max(20, 'must be at most 20 (通貨法7条)').default(20)

const demoTube = z.strictObject({
  value: z.literal(demoTubeValues, oneOf(demoTubeValues)),
  /** What lies in it when the device has never been used. */
  count: coins(0), capacity: coins(1), low,
}).refine(lowFits, lowTooHigh).refine(({ count, capacity }) => count <= capacity, { path: ['count'], error: 'must not be above capacity' })

/** A till's worth of change. */
const demoTubes: z.infer<typeof demoTube>[] = [
  { value: 10, count: 50, capacity: 100, low: 10 }, { value: 50, count: 20, capacity: 80, low: 5 },
  { value: 100, count: 40, capacity: 100, low: 10 }, { value: 500, count: 10, capacity: 60, low: 2 },
]

const capacity = coins(1, 'is missing: how many coins fit in')
const tube = z.strictObject({ value: z.literal(struck, oneOf(struck)), address, capacity, low }).refine(lowFits, lowTooHigh)

/** Letters of the country, value, and which of its coins or notes it is, as the devices name them (ccTalk 184, 157), e.g. JP500A, JP1000A. */
const id = z.string().regex(/^JP[0-9K]{3,4}[A-Z0-9]$/, 'must be a coin or note of yen as the device names it, e.g. JP500A')

const cctalk = z.strictObject({
  kind: z.literal('cctalk'),
  path: z.string().regex(/^(\/.+|COM\d+)$/, 'must be a serial device, e.g. /dev/ttyUSB0 or COM3'),
  /** Address of the coin acceptor. */
  acceptor: address.default(2),
  /** Old and new 500 yen are two coins of one value; without a list all that the devices know are taken. */
  takes: z.array(id).min(1, 'at least one; leave the key out to take all that the devices know').refine(isDistinct, 'names one twice').optional(),
  /** Hoppers, each full of coins of one value; several may hold the same. */
  tubes: z.array(tube, { error: 'must list the tubes that pay out, each with value, address, capacity and low; [] where there are none' }).max(16),
  notes: z.strictObject({ address: address.default(40) }).nullable().default(null),
  mostOfAKind,
}).superRefine(({ acceptor, takes, tubes, notes }, context) => {
  const note = notes === null ? takes?.find(isNote) : undefined
  if (note !== undefined) context.addIssue({ code: 'custom', path: ['takes'], message: `names the note ${note}, but notes says that no note acceptor is fitted` })
  const taken = [{ path: ['acceptor'], address: acceptor }]
  const judge = (path: (string | number)[], address: number): void => {
    const other = taken.find(device => device.address === address)
    if (other !== undefined) context.addIssue({ code: 'custom', path, message: `${address} is the address of ${other.path.join('.')} already; each device has its own` })
    taken.push({ path: path.map(String), address })
  }
  for (const [at, { address }] of tubes.entries()) judge(['tubes', at, 'address'], address)
  if (notes !== null) judge(['notes', 'address'], notes.address)
})

/** No coin of yen is worth a thousand; K stands for three zeros. */
function isNote(id: string): boolean {
  const value = id.slice('JP'.length, -1)
  return value.includes('K') || Number(value) >= 1_000
}

/** What money is taken in and paid out with. */
export const coinsChoice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('demo'),
    values: z.array(z.literal(demoValues, oneOf(demoValues))).min(1).refine(isDistinct, 'names one twice').default([...demoValues]),
    tubes: z.array(demoTube).refine(tubes => isDistinct(tubes.map(({ value }) => value)), 'the demo device has one tube of each value').default(demoTubes),
    mostOfAKind,
  }),
  cctalk,
])

function isDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}
