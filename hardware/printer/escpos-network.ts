import { connect } from 'node:net'
import type { OpenLine } from '../line/line.ts'

export interface EscposNetwork {
  readonly host: string
  /** 9100 by custom. */
  readonly port: number
}

/** A receipt printer on the network (raw TCP). @param connectMs how long a connection may take, ms. */
export function networkLine({ host, port }: EscposNetwork, connectMs: number): OpenLine {
  return async ear => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const socket = connect({ host, port, noDelay: true, keepAlive: true })
    const bell = setTimeout(() => socket.destroy(), connectMs)
    socket.on('connect', () => resolve(true))
    socket.on('data', bytes => ear.heard(bytes))
    // Whatever went wrong, the end of the line follows.
    socket.on('error', () => {})
    socket.on('end', () => socket.destroy())
    socket.on('close', () => {
      resolve(false)
      ear.gone()
    })
    const connected = await promise
    clearTimeout(bell)
    if (!connected) return null
    return {
      send: bytes => void (socket.destroyed || socket.write(bytes)),
      async close() { socket.destroy() },
    }
  }
}
