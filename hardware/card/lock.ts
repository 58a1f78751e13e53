import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'

interface Held {
  readonly taken: Promise<() => Promise<void>>
  holders: number
}

const held = new Map<string, Held>()

/**
 * Waits until no other process of this machine holds the lock of that name, and holds it until all who took it here have
 * released it, or this process ends, however it ends. Linux only: the lock is an abstract socket.
 */
export async function takeLock(name: string): Promise<() => Promise<void>> {
  const lock = held.get(name) ?? { taken: listenInTurn(`\0${name}`), holders: 0 }
  held.set(name, lock)
  lock.holders += 1
  const release = await lock.taken
  return async () => {
    lock.holders -= 1
    if (lock.holders > 0) return
    held.delete(name)
    await release()
  }
}

async function listenInTurn(address: string): Promise<() => Promise<void>> {
  for (;;) {
    const waiting = new Set<Socket>()
    const server = createServer((socket) => {
      waiting.add(socket.on('error', () => {}).unref())
    })
    if (await listens(server, address)) {
      return () => new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of waiting) socket.destroy()
      })
    }
    await letGo(address)
  }
}

function listens(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen(address, () => resolve(true)).unref()
  })
}

/** The holder keeps our connection open as long as it holds the lock. */
function letGo(address: string): Promise<void> {
  return new Promise((resolve) => {
    connect(address).on('error', () => {}).once('close', () => resolve()).resume()
  })
}
