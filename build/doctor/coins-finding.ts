import type { HopperFlag } from '../../hardware/coins/cctalk/hopper-flags.ts'
import { isStuck } from '../../hardware/coins/cctalk/hopper-flags.ts'
import type { HopperLevel, HopperStatus } from '../../hardware/coins/cctalk/hopper.ts'
import type { Channel } from '../../hardware/coins/cctalk/inlet-device.ts'
import type { LineTrouble } from '../../hardware/line/line-trouble.ts'
import type { Identity } from '../../hardware/coins/cctalk/peer.ts'
import type { Sign } from '../../hardware/card/finding.ts'

/** What a device on the bus is there for; `other`: nothing that a terminal needs. */
export type Role = 'coins' | 'hopper' | 'notes' | 'other'

/** What a device was asked, in words. */
export type About = 'its name' | 'its channels' | 'its self check' | 'its sensors' | 'what it takes' | 'its events' | 'its flags' | 'its level' | 'its orders'

/** One thing that an examination of the coins' bus found out. `address`: of the device it is about. */
export type CoinsFinding =
  | { readonly kind: 'noLine'; readonly path: string; readonly why: LineTrouble }
  /** The line has ended under our hands. */
  | { readonly kind: 'lineLost' }
  /** Bytes came before anything was asked; on this bus nobody speaks unasked. */
  | { readonly kind: 'chatter'; readonly bytes: number }
  /** No address answers. `heard`: what came instead. */
  | { readonly kind: 'nobody'; readonly heard: 'nothing' | 'echo' | 'noise' }
  | { readonly kind: 'echo' }
  | { readonly kind: 'device'; readonly address: number; readonly role: Role; readonly identity: Identity }
  | { readonly kind: 'missing'; readonly address: number; readonly role: Role }
  | { readonly kind: 'noHopper' }
  /** Another kind of device than the one that should be there. */
  | { readonly kind: 'foreign'; readonly address: number; readonly role: Role; readonly category: string }
  /** It answers, and the configuration does not name it. */
  | { readonly kind: 'unused'; readonly address: number }
  | { readonly kind: 'mum'; readonly address: number; readonly about: About; readonly how: 'refused' | 'silent' }
  /** Those that are programmed. */
  | { readonly kind: 'channels'; readonly address: number; readonly channels: readonly Channel[] }
  /** The configuration takes it, and no inlet knows it. */
  | { readonly kind: 'unknownMoney'; readonly id: string }
  | { readonly kind: 'selfCheck'; readonly address: number; readonly code: number; readonly detail: number | null }
  /** Sensors that are covered, with nothing on its way. */
  | { readonly kind: 'sensors'; readonly address: number; readonly covered: readonly number[] }
  /** What it takes right now, by id; with no terminal at work nothing should be. */
  | { readonly kind: 'gate'; readonly address: number; readonly takes: readonly string[] }
  /** `last`: in words, what was the last of all that happened, if it was no money; `trouble`: a jam, fraud, or a broken part. */
  | { readonly kind: 'events'; readonly address: number; readonly counter: number; readonly last: string | null; readonly trouble: boolean }
  | { readonly kind: 'flags'; readonly address: number; readonly flags: readonly HopperFlag[] }
  | { readonly kind: 'level'; readonly address: number; readonly level: HopperLevel }
  | { readonly kind: 'orders'; readonly address: number; readonly status: HopperStatus }
  /** How often the devices had to be asked again. */
  | { readonly kind: 'quality'; readonly asked: number; readonly repeated: number }

/** Flags of a hopper that wants a PIN or encryption: our driver can't pay with it. */
const locks: readonly HopperFlag[] = ['pin', 'encrypted', 'wrongPin', 'wrongKey']
/** More than this share asked again: something is wrong with the line. */
const mostRepeated = 0.1

/** An examination is well when none of its findings is bad. */
export function signOfCoins(finding: CoinsFinding): Sign {
  switch (finding.kind) {
    case 'noLine': case 'lineLost': case 'chatter': case 'nobody': case 'missing': case 'foreign': case 'mum': case 'unknownMoney': return 'bad'
    case 'echo': case 'unused': case 'noHopper': return 'note'
    case 'device': return finding.role === 'other' ? 'note' : 'good'
    case 'channels': return finding.channels.some(({ yen }) => yen !== null) ? 'good' : 'bad'
    case 'selfCheck': return finding.code === 0 ? 'good' : 'bad'
    case 'sensors': return finding.covered.length === 0 ? 'good' : 'bad'
    case 'gate': return finding.takes.length === 0 ? 'good' : 'bad'
    case 'flags': return flagsAreBad(finding.flags) ? 'bad' : finding.flags.includes('timeout') ? 'note' : 'good'
    case 'level': case 'events': return 'note'
    case 'orders': return finding.status.remaining > 0 ? 'bad' : 'note'
    case 'quality': return finding.repeated > finding.asked * mostRepeated ? 'bad' : finding.repeated > 0 ? 'note' : 'good'
  }
}

function flagsAreBad(flags: readonly HopperFlag[]): boolean {
  return isStuck(new Set(flags)) || isLocked(flags)
}

/** Whether a hopper pays only with what our driver does not have: PIN or encryption. */
export function isLocked(flags: readonly HopperFlag[]): boolean {
  return flags.some((flag) => locks.includes(flag))
}
