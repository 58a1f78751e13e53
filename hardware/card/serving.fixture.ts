import type { CardReader } from './card.ts'
import type { CardProcess } from './card-client.ts'
import { serveCards } from './card-service.ts'
import type { Telling } from './card-service.ts'

/** The card process in this one: a service over a pipe that copies. */
export function serving(open: (telling: Telling) => CardReader, ended: () => void, forget: () => Promise<void> = () => Promise.resolve()): () => CardProcess {
  return () => {
    const toService: ((message: unknown) => void)[] = []
    const toClient: ((message: unknown) => void)[] = []
    const onExit: ((code: number | null) => void)[] = []
    const end = () => { ended(); for (const listener of onExit) listener(0) }
    const reply = (message: object) => {
      const copy: unknown = structuredClone(message)
      toClient.forEach((listener) => listener(copy))
    }
    serveCards({ send: reply, onMessage: (listener) => toService.push(listener), end }, (_, telling) => open(telling), forget)
    return {
      send: (message) => {
        const copy: unknown = structuredClone(message)
        queueMicrotask(() => toService.forEach((listener) => listener(copy)))
      },
      onMessage: (listener) => toClient.push(listener),
      onExit: (listener) => onExit.push(listener),
      kill: end,
    }
  }
}
