import { serveCards } from './card-service.ts'
import type { ParentPipe } from './card-service.ts'
import { learnToForget } from '../wipe/forgetting.ts'
import { PcscCardReader } from './pcsc.ts'
import { systemTimer } from './timer.ts'

/** What Electron puts into a utility process in the place of Node's channel. */
interface ElectronPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void
}

function isElectronPort(port: unknown): port is ElectronPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && 'on' in port
}

const bug = 70

// Electron's processes only warn of an unhandled rejection. Nothing is said of what went wrong: its words could carry a PIN to a log.
process.on('uncaughtException', () => process.exit(bug))
process.on('unhandledRejection', () => process.exit(bug))

function end(): void {
  process.exit(0)
}

function parentPipe(): ParentPipe {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (isElectronPort(port)) {
    return { end, send: (reply) => port.postMessage(reply), onMessage: (listener) => port.on('message', ({ data }) => listener(data)) }
  }
  // Ctrl-C at a keyboard reaches the terminal and all its processes: it is the terminal that ends this one, once the card is without power.
  process.on('SIGINT', () => {})
  // Without its terminal this process must not go on holding the reader.
  process.once('disconnect', end)
  // With a callback a message that finds nobody any more is no 'error' of this process: 'disconnect' tells of it.
  return {
    end,
    send: (reply) => process.send?.(reply, undefined, undefined, () => {}),
    onMessage: (listener) => process.on('message', listener),
  }
}

serveCards(parentPipe(), ({ reader, profiles, extended }, telling) => (
  new PcscCardReader({ reader, profiles, extended, now: () => new Date(), timer: systemTimer, ...telling })
), learnToForget())
