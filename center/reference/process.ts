import { randomBytes } from 'node:crypto'
import { openControlRoom } from './control-room.ts'
import type { Pipe } from './control-room.ts'

/** Entry of the reference center's own process. It ends with whoever started it: nobody else has a use for it. */
interface ElectronPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
}

const isElectronPort = (port: unknown): port is ElectronPort => typeof port === 'object' && port !== null && 'postMessage' in port

/** Electron's utilityProcess gives its child a port, Node's fork a channel. */
function openPipe(): Pipe {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (isElectronPort(port))
    return { send: (message) => port.postMessage(message), onMessage: (listener) => port.on('message', ({ data }) => listener(data)) }
  process.on('disconnect', () => process.exit(0))
  // With a callback a message that finds nobody any more is no 'error' of this process: 'disconnect' tells of it.
  return {
    send: (message) => void process.send?.(message, undefined, undefined, () => {}),
    onMessage: (listener) => void process.on('message', listener),
  }
}

openControlRoom(openPipe(), { now: Date.now, random: randomBytes })
