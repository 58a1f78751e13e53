import type { OpenLine } from '../../line/line.ts'
import type { Timer } from '../timer.ts'
import type { SoftwareBus } from './software-bus.ts'

export interface MemoryLine {
  /** As often as the host likes; the devices go on between two lines. */
  readonly open: OpenLine
  /** Pulls the cable: the line ends, and none opens until it is `plugged` again. */
  plugged: boolean
}

/** Joins a host to devices in software without any port. Both have to go by the same `timer`. */
export function memoryLine(bus: SoftwareBus, timer: Timer): MemoryLine {
  let plugged = true
  let end = (): void => {}
  return {
    async open(ear) {
      if (!plugged) return null
      let open = true
      end = () => {
        if (open) ear.gone()
        open = false
      }
      return {
        send(bytes) {
          if (!open) return
          for (const said of bus.hear(bytes)) timer.after(said.afterMs, () => void (open && ear.heard(said.bytes)))
        },
        async close() { end() },
      }
    },
    get plugged() { return plugged },
    set plugged(now) {
      plugged = now
      if (!now) end()
    },
  }
}
