import { CoinAcceptor } from '../../hardware/coins/cctalk/acceptor.ts'
import { Bus } from '../../hardware/coins/cctalk/bus.ts'
import { coinEvent, noteEvent } from '../../hardware/coins/cctalk/event-code.ts'
import type { EventBuffer } from '../../hardware/coins/cctalk/events.ts'
import { Hopper } from '../../hardware/coins/cctalk/hopper.ts'
import type { Channel } from '../../hardware/coins/cctalk/inlet-device.ts'
import type { OpenLine } from '../../hardware/line/line.ts'
import { NoteAcceptor } from '../../hardware/coins/cctalk/note-acceptor.ts'
import { Peer } from '../../hardware/coins/cctalk/peer.ts'
import type { Told } from '../../hardware/coins/cctalk/peer.ts'
import { wait } from '../../hardware/coins/timer.ts'
import type { Timer } from '../../hardware/coins/timer.ts'
import { signOfCoins } from './coins-finding.ts'
import type { About, CoinsFinding, Role } from './coins-finding.ts'
import { LineTap } from './coins-line-tap.ts'

/** What should be on the bus. */
export interface CoinsWished {
  /** Addresses of devices that have to be there, and what each should be. */
  readonly devices: readonly { readonly address: number; readonly role: Role }[]
  /** Whether nothing else should be there; otherwise all that answers is examined. */
  readonly complete: boolean
  /** Ids of coins and notes that have to be known. */
  readonly takes: readonly string[]
}

export interface CoinsExamination {
  readonly open: OpenLine
  readonly timer: Timer
  readonly wished: CoinsWished
  readonly tell: (finding: CoinsFinding) => void
}

/** Addresses that devices have by custom (ccTalk part 3, appendix): coin acceptors, hoppers, more acceptors, note acceptors, changers. */
const customary = [...from(2, 17), ...from(40, 47), 55]
/** How long it is listened to before anything is said, ms. */
const listeningMs = 300
/** How long one may take to answer who need not be there, ms. */
const strangerMs = 60

/** Examines the coins' bus as a terminal uses it. Nothing is changed by it: no coin is taken in, none paid out. True when all is well. */
export async function examineCoins({ open, timer, wished, tell }: CoinsExamination): Promise<boolean> {
  const tap = new LineTap(open)
  const bus = new Bus({ open: tap.open, timer })
  let well = true
  const say = (finding: CoinsFinding): void => {
    well &&= signOfCoins(finding) !== 'bad'
    tell(finding)
  }
  try {
    await wait(timer, listeningMs)
    if (tap.heard > 0) say({ kind: 'chatter', bytes: tap.heard })
    await new Examiner(bus, tap, timer, wished, say).examine()
    if (tap.lost) say({ kind: 'lineLost' })
  } finally {
    await bus.close()
  }
  return well
}

class Examiner {
  readonly #bus: Bus
  readonly #tap: LineTap
  readonly #timer: Timer
  readonly #wished: CoinsWished
  readonly #say: (finding: CoinsFinding) => void
  #known: readonly string[] = []

  constructor(bus: Bus, tap: LineTap, timer: Timer, wished: CoinsWished, say: (finding: CoinsFinding) => void) {
    this.#bus = bus
    this.#tap = tap
    this.#timer = timer
    this.#wished = wished
    this.#say = say
  }

  async examine(): Promise<void> {
    const there = await this.#poll()
    if (this.#tap.lost) return
    if (there.length === 0) {
      const heard = this.#tap.heard > 0 ? 'noise' : this.#tap.echoes ? 'echo' : 'nothing'
      return this.#say({ kind: 'nobody', heard })
    }
    if (this.#tap.echoes) this.#say({ kind: 'echo' })
    for (const { address, role } of this.#wished.devices) if (!there.includes(address)) this.#say({ kind: 'missing', address, role })
    const before = this.#tap.sent
    const roles: Role[] = []
    for (const address of there) roles.push(await this.#device(address))
    if (this.#tap.lost) return
    if (!roles.includes('hopper')) this.#say({ kind: 'noHopper' })
    for (const id of this.#wished.takes) if (!this.#known.includes(id)) this.#say({ kind: 'unknownMoney', id })
    const { asked, repeated } = this.#tap.sent
    this.#say({ kind: 'quality', asked: asked - before.asked, repeated: repeated - before.repeated })
  }

  /** Addresses that answer (254). */
  async #poll(): Promise<readonly number[]> {
    const needed = this.#wished.devices.map(({ address }) => address)
    const there: number[] = []
    for (const address of [...new Set([...needed, ...customary])].toSorted((one, other) => one - other)) {
      const patience = needed.includes(address) ? { repeatable: true } : { repeatable: false, answerMs: strangerMs }
      const answer = await this.#bus.request({ to: address, header: 254, answers: [0], ...patience })
      if (answer.kind !== 'silent') there.push(address)
    }
    for (const address of this.#tap.speakers) if (!there.includes(address) && await this.#answersAtLast(address)) there.push(address)
    return there.toSorted((one, other) => one - other)
  }

  /** It was heard after its time, or garbled: with more patience it may be heard well. */
  async #answersAtLast(address: number): Promise<boolean> {
    const answer = await this.#bus.request({ to: address, header: 254, answers: [0], repeatable: true })
    return answer.kind !== 'silent'
  }

  async #device(address: number): Promise<Role> {
    const identity = await this.#ask(address, 'its name', new Peer(this.#bus, address).identify())
    if (identity === null) return 'other'
    const role = roleOf(identity.category)
    this.#say({ kind: 'device', address, role, identity })
    const wished = this.#wished.devices.find((device) => device.address === address)
    if (wished !== undefined && wished.role !== role) this.#say({ kind: 'foreign', address, role: wished.role, category: identity.category })
    else if (wished === undefined && this.#wished.complete) this.#say({ kind: 'unused', address })
    else await this.#lookAt(role, address)
    return role
  }

  async #lookAt(role: Role, address: number): Promise<void> {
    switch (role) {
      case 'coins': return this.#coins(address)
      case 'hopper': return this.#hopper(address)
      case 'notes': return this.#notes(address)
      case 'other': return
    }
  }

  async #coins(address: number): Promise<void> {
    const acceptor = new CoinAcceptor(this.#bus, address)
    await this.#inlet(address, acceptor, (code) => coinEvent(code))
    const covered = await this.#ask(address, 'its sensors', acceptor.opto())
    if (covered !== null) this.#say({ kind: 'sensors', address, covered })
  }

  async #notes(address: number): Promise<void> {
    await this.#inlet(address, new NoteAcceptor(this.#bus, address), (code) => noteEvent(code))
  }

  async #inlet(address: number, device: CoinAcceptor | NoteAcceptor, meaning: typeof coinEvent): Promise<void> {
    const all = await this.#ask(address, 'its channels', device.channels())
    const channels = (all ?? []).filter(({ id }) => /[A-Za-z0-9]/.test(id))
    if (all !== null) this.#say({ kind: 'channels', address, channels })
    this.#known = [...this.#known, ...channels.map(({ id }) => id)]
    const check = await this.#ask(address, 'its self check', device.selfCheck())
    if (check !== null) this.#say({ kind: 'selfCheck', address, ...check })
    const inhibited = await this.#ask(address, 'what it takes', device.inhibited())
    if (inhibited !== null) this.#say({ kind: 'gate', address, takes: inhibited.master ? [] : inhibited.accepts.flatMap((channel) => idOf(channels, channel)) })
    const events = await this.#ask(address, 'its events', device.events())
    if (events !== null) this.#say({ kind: 'events', address, counter: events.counter, ...lastOf(events, meaning) })
  }

  async #hopper(address: number): Promise<void> {
    const hopper = new Hopper(this.#bus, address, this.#timer)
    const flags = await this.#ask(address, 'its flags', hopper.flags())
    if (flags !== null) this.#say({ kind: 'flags', address, flags: [...flags] })
    const level = await this.#ask(address, 'its level', hopper.level())
    if (level !== null) this.#say({ kind: 'level', address, level })
    const status = await this.#ask(address, 'its orders', hopper.status())
    if (status !== null) this.#say({ kind: 'orders', address, status })
  }

  /** Null: it was not told, which is said. */
  async #ask<T>(address: number, about: About, asked: Promise<Told<T>>): Promise<T | null> {
    const told = await asked
    if (told.kind === 'told') return told.value
    if (!this.#tap.lost) this.#say({ kind: 'mum', address, about, how: told.kind })
    return null
  }
}

function from(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** By the categories of the specification (part 3, table 1). */
function roleOf(category: string): Role {
  if (/coin acceptor/i.test(category)) return 'coins'
  if (/payout|hopper/i.test(category)) return 'hopper'
  return /bill validator|note/i.test(category) ? 'notes' : 'other'
}

/** A channel without a name is no money, whatever its bit says. */
function idOf(channels: readonly Channel[], channel: number): readonly string[] {
  return channels.filter((known) => known.channel === channel).map(({ id }) => id)
}

/** The last thing that happened, if it was no money. */
function lastOf({ counter, events }: EventBuffer, meaning: typeof coinEvent): { readonly last: string | null; readonly trouble: boolean } {
  const [newest] = events
  if (counter === 0 || newest === undefined || newest.a !== 0) return { last: null, trouble: false }
  const { group, words } = meaning(newest.b)
  return { last: words, trouble: group === 'jam' || group === 'fraud' || group === 'broken' }
}
