/** Bits of the three bytes that a hopper says of itself (163, ccTalk generic specification 4.7), from bit 0 of the first. */
const flags = [
  'overcurrent', 'timeout', 'reversed', 'pathBlocked', 'shortIdle', 'optoBlocked', 'powerUp', 'disabled',
  'shortPayout', 'singleCoin', 'otherHopper', 'finger', 'reverseLimit', 'coil', 'memory', 'pin',
  'powerDown', 'unknownCoin', 'wrongPin', 'wrongKey', 'encrypted',
] as const

export type HopperFlag = (typeof flags)[number]

/** Why coins do not come out, other than that there are none: then all that it says is `timeout`. */
const stuck: ReadonlySet<HopperFlag> = new Set([
  'overcurrent', 'pathBlocked', 'shortIdle', 'optoBlocked', 'shortPayout', 'finger', 'reverseLimit', 'coil', 'memory', 'powerDown',
])

/** For staff and logs. */
export const hopperFlagWords: Readonly<Record<HopperFlag, string>> = {
  overcurrent: 'motor draws too much current', timeout: 'no coin came in time', reversed: 'motor went back to clear a jam',
  pathBlocked: 'coin exit is blocked', shortIdle: 'light on the exit sensor', optoBlocked: 'exit sensor was blocked while paying',
  powerUp: 'power came on', disabled: 'not enabled', shortPayout: 'light on the exit sensor while paying', singleCoin: 'one coin at a time',
  otherHopper: 'wants another hopper to pay', finger: 'coin finger does not fit the sensor', reverseLimit: 'motor went back too often',
  coil: 'coil is faulty', memory: 'memory is corrupt', pin: 'protected by a PIN', powerDown: 'power failed while paying',
  unknownCoin: 'unknown coin paid', wrongPin: 'wrong PIN', wrongKey: 'wrong key', encrypted: 'wants encrypted orders',
}

/** The flags that are set, in one to three bytes. */
export function hopperFlags(bytes: Uint8Array): ReadonlySet<HopperFlag> {
  return new Set(flags.filter((_, bit) => ((bytes[bit >> 3] ?? 0) >> (bit & 7) & 1) === 1))
}

/** Whether something other than a lack of coins keeps a hopper from paying. */
export function isStuck(said: ReadonlySet<HopperFlag>): boolean {
  return [...said].some(flag => stuck.has(flag))
}
