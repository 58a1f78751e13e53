import { coinYen } from './money-id.ts'
import { eventBuffer, InletDevice } from './inlet-device.ts'
import { text } from './peer.ts'
import type { Channel } from './inlet-device.ts'
import type { EventBuffer } from './events.ts'
import type { Told } from './peer.ts'

/** The coin acceptor; address 2 by custom. */
export class CoinAcceptor extends InletDevice {
  /** What each of its 16 channels is (184). */
  async channels(): Promise<Told<readonly Channel[]>> {
    const channels: Channel[] = []
    for (let channel = 1; channel <= 16; channel += 1) {
      const told = await this.peer.ask(184, [channel], [6])
      if (told.kind === 'silent') return told
      // One that is not programmed may be refused.
      const id = told.kind === 'told' ? text(told.value) : ''
      channels.push({ channel, id, yen: coinYen(id) })
    }
    return { kind: 'told', value: channels }
  }

  /** The last five events (229). */
  async events(): Promise<Told<EventBuffer>> {
    const told = await this.peer.ask(229, [], [11])
    return told.kind === 'told' ? { kind: 'told', value: eventBuffer(told.value) } : told
  }

  /** Optical sensors that are covered now (236), by their number from 0; in rest none is. */
  async opto(): Promise<Told<readonly number[]>> {
    const told = await this.peer.ask(236, [], 'any')
    if (told.kind !== 'told') return told
    const { value } = told
    const sensors = Array.from({ length: value.length * 8 }, (_, bit) => bit)
    return { kind: 'told', value: sensors.filter(bit => ((value[bit >> 3] ?? 0) >> (bit & 7) & 1) === 1) }
  }
}
