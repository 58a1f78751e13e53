import { z } from 'zod'
import type { Readable, Writable } from 'node:stream'

/** Chromium's DevTools protocol over two pipes of the child: no port that anybody else on the machine could open. */
export interface DevtoolsPipe {
  /** The `result` of a command, for a schema to parse; rejects when the browser says no or goes away. */
  call(method: string, params?: Readonly<Record<string, unknown>>, session?: string): Promise<unknown>
  onEvent(listener: (method: string, params: unknown) => void): void
}

const message = z.union([
  z.object({ id: z.number(), result: z.unknown().optional(), error: z.object({ message: z.string() }).optional() }),
  z.object({ method: z.string(), params: z.unknown().optional() }),
])

/** Speaks NUL-separated JSON; `end` of `from` fails every call still open, so nobody waits for a browser that is gone. */
export const openDevtoolsPipe = (to: Writable, from: Readable): DevtoolsPipe => {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const listeners: ((method: string, params: unknown) => void)[] = []
  let ids = 0
  let ended = false
  let rest = ''

  const take = (text: string): void => {
    const said = message.parse(JSON.parse(text))
    if ('method' in said) {
      for (const listener of listeners) listener(said.method, said.params)
      return
    }
    const call = waiting.get(said.id)
    waiting.delete(said.id)
    if (said.error === undefined) call?.resolve(said.result)
    else call?.reject(new Error(said.error.message))
  }
  const end = (): void => {
    ended = true
    for (const call of waiting.values()) call.reject(new Error('the browser is gone'))
    waiting.clear()
  }

  from.setEncoding('utf8')
  from.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) take(part)
  })
  from.on('close', end)
  from.on('error', end)
  to.on('error', end)
  return {
    call: (method, params = {}, session) => {
      if (ended) return Promise.reject(new Error('the browser is gone'))
      ids += 1
      const call = Promise.withResolvers<unknown>()
      waiting.set(ids, call)
      to.write(`${JSON.stringify({ id: ids, method, params, ...(session === undefined ? {} : { sessionId: session }) })}\0`)
      return call.promise
    },
    onEvent: (listener) => {
      listeners.push(listener)
    },
  }
}
