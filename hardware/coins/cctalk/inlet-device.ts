import { Peer } from './peer.ts'
import type { Bus } from './bus.ts'
import type { EventBuffer } from './events.ts'
import type { Done, Told } from './peer.ts'

/** One kind of coin or note that an inlet knows. */
export interface Channel {
  /** From 1, as in its events and masks. */
  readonly channel: number
  /** As the device names it, e.g. `JP500A`. */
  readonly id: string
  /** Null: not Japanese, or no value of money. */
  readonly yen: number | null
}

export interface Inhibited {
  /** All is inhibited, whatever `accepts` says; as after a reset. */
  readonly master: boolean
  /** Channels that are not inhibited by themselves. */
  readonly accepts: readonly number[]
}

/** What a device finds wrong with itself (232); code 0: nothing. `detail`: a part of it, where it says so. */
export interface SelfCheck { readonly code: number; readonly detail: number | null }

/** It may move its parts to find out; nobody hears of coins meanwhile. */
const checkMs = 500

/** What coin and note acceptors have in common: channels, masks, events. */
export abstract class InletDevice {
  protected readonly peer: Peer

  constructor(bus: Bus, address: number) {
    this.peer = new Peer(bus, address)
  }

  /** All channels that it knows. */
  abstract channels(): Promise<Told<readonly Channel[]>>
  /** What it remembers of what happened; asking changes nothing. */
  abstract events(): Promise<Told<EventBuffer>>

  /** Accepts these channels and no others (231, 228). */
  async enable(channels: readonly number[]): Promise<Done> {
    const masked = await this.mask(channels)
    return masked === 'done' ? await this.peer.order(228, [1]) : masked
  }

  /** Says which channels are not inhibited by themselves (231); whether all are, stays as it was. */
  async mask(channels: readonly number[]): Promise<Done> {
    const mask = channels.reduce((bits, channel) => bits | 1 << (channel - 1), 0)
    return await this.peer.order(231, [mask & 0xff, mask >> 8])
  }

  /** Accepts nothing (228). */
  async inhibitAll(): Promise<Done> {
    return await this.peer.order(228, [0])
  }

  /** What it accepts, as it says itself (230, 227): after a reset nothing. */
  async inhibited(): Promise<Told<Inhibited>> {
    const mask = await this.peer.ask(230, [], [2])
    if (mask.kind !== 'told') return mask
    const master = await this.peer.ask(227, [], [1])
    if (master.kind !== 'told') return master
    const [low = 0, high = 0] = mask.value
    const [enabled = 0] = master.value
    const accepts = Array.from({ length: 16 }, (_, bit) => bit + 1).filter(channel => ((high << 8 | low) >> (channel - 1) & 1) === 1)
    return { kind: 'told', value: { master: (enabled & 1) === 0, accepts } }
  }

  /** Whether anybody answers there, asked once (254). */
  async isThere(): Promise<boolean> {
    return await this.peer.isThere()
  }

  /** What it finds wrong with itself (232), asked once; what a code means says `selfCheckWords`. */
  async selfCheck(): Promise<Told<SelfCheck>> {
    const told = await this.peer.askOnce(232, [1, 2], checkMs)
    if (told.kind !== 'told') return told
    const [code = 0, detail = null] = told.value
    return { kind: 'told', value: { code, detail } }
  }
}

/** `[counter][A1][B1]..[A5][B5]`, newest first. */
export function eventBuffer(bytes: Uint8Array): EventBuffer {
  const [counter = 0] = bytes
  const events = Array.from({ length: 5 }, (_, slot) => ({ a: bytes[1 + 2 * slot] ?? 0, b: bytes[2 + 2 * slot] ?? 0 }))
  return { counter, events }
}
