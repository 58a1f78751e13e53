import { eventBuffer, InletDevice } from './inlet-device.ts'
import { noteYen } from './money-id.ts'
import { text } from './peer.ts'
import type { Channel } from './inlet-device.ts'
import type { EventBuffer } from './events.ts'
import type { Done, Told } from './peer.ts'

/** `empty`: there is no note in escrow, perhaps since an order whose answer was lost. `failed`: it is stuck there. */
export type Routed = Done | 'empty' | 'failed'

/** Where it says how notes are named (156): value in an id × scale / 10 ^ decimals. */
interface Scaling { readonly scale: number; readonly decimals: number }

/** A note acceptor on the coins' bus; address 40 by custom. */
export class NoteAcceptor extends InletDevice {
  /** What each of its channels is (157, 156). */
  async channels(): Promise<Told<readonly Channel[]>> {
    const scaling = await this.#scaling()
    const channels: Channel[] = []
    for (let channel = 1; channel <= 16; channel += 1) {
      const told = await this.peer.ask(157, [channel], [7])
      if (told.kind === 'silent') return told
      const id = told.kind === 'told' ? text(told.value) : ''
      channels.push({ channel, id, yen: noteYen(id, scaling.scale, scaling.decimals) })
    }
    return { kind: 'told', value: channels }
  }

  /** The last five events (159): A > 0 and B = 0 is stacked and credited, A > 0 and B = 1 held in escrow. */
  async events(): Promise<Told<EventBuffer>> {
    const told = await this.peer.ask(159, [], [11])
    return told.kind === 'told' ? { kind: 'told', value: eventBuffer(told.value) } : told
  }

  /** Notes wait in escrow, and go to the stacker when told so (153). After a reset it may do neither. */
  async useEscrow(): Promise<Done> {
    return await this.peer.order(153, [0b11])
  }

  /** Where the note in escrow goes (154): it is credited when an event says so, and not before. */
  async route(way: 'stack' | 'return'): Promise<Routed> {
    const told = await this.peer.ask(154, [way === 'stack' ? 1 : 0], [0, 1])
    if (told.kind !== 'told') return told.kind
    const [error] = told.value
    if (error === undefined) return 'done'
    return error === 254 ? 'empty' : 'failed'
  }

  async #scaling(): Promise<Scaling> {
    const told = await this.peer.ask(156, [0x4a, 0x50], [3])
    // Not all know this command: then an id says its value as it is.
    if (told.kind !== 'told') return { scale: 1, decimals: 0 }
    const [low = 0, high = 0, decimals = 0] = told.value
    return { scale: high << 8 | low, decimals }
  }
}
