import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { vi } from 'vitest'
import type { Server, Socket } from 'node:net'
import { patience } from '../../build/patience.ts'
import type { EscposMachine } from './escpos-machine.fixture.ts'

/** A machine that can be reached, and whose plug can be pulled. */
export interface ReachableMachine<Address> {
  readonly at: Address
  unplug(): Promise<void>
  plug(): Promise<void>
  end(): Promise<void>
}

/** The machine on the network. */
export async function onNetwork(machine: EscposMachine): Promise<ReachableMachine<{ readonly host: string; readonly port: number }>> {
  const host = '127.0.0.1'
  const sockets = new Set<Socket>()
  let server = listen(machine, sockets)
  await once(server.listen(0, host), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  const { port } = address
  const unplug = async (): Promise<void> => {
    machine.lose()
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return {
    at: { host, port }, unplug,
    async plug() {
      server = listen(machine, sockets)
      await once(server.listen(port, host), 'listening')
    },
    async end() { if (server.listening) await unplug() },
  }
}

function listen(machine: EscposMachine, sockets: Set<Socket>): Server {
  return createServer(socket => {
    sockets.add(socket)
    machine.answer = bytes => void socket.write(bytes)
    socket.on('data', bytes => machine.receive(bytes)).on('error', () => {}).on('close', () => sockets.delete(socket))
  })
}

/** The machine on a serial line: a pty whose other end is the machine on the network. */
export async function onSerial(machine: EscposMachine): Promise<ReachableMachine<{ readonly path: string }>> {
  const network = await onNetwork(machine)
  const folder = mkdtempSync(join(tmpdir(), 'receipt-line-'))
  const path = join(folder, 'tty')
  let cable = await plugged(path, network.at)
  const unplug = async (): Promise<void> => {
    const gone = once(cable, 'exit')
    cable.kill('SIGKILL')
    await gone
    rmSync(path, { force: true })
    machine.lose()
  }
  return {
    at: { path }, unplug,
    async plug() { cable = await plugged(path, network.at) },
    async end() {
      if (cable.exitCode === null && cable.signalCode === null) await unplug()
      await network.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function plugged(path: string, { host, port }: { readonly host: string; readonly port: number }): Promise<ReturnType<typeof spawn>> {
  const cable = spawn('socat', [`pty,raw,echo=0,link=${path}`, `tcp:${host}:${port}`], { stdio: 'ignore' })
  await once(cable, 'spawn')
  await vi.waitUntil(() => existsSync(path), patience)
  return cable
}
