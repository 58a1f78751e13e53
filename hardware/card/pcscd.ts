import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { connect } from 'node:net'
import { takeLock } from './lock.ts'
import { portInUse } from './port-in-use.ts'
import { virtualReaderPort } from './virtual-card.ts'

/** Who holds this lock has the machine's PC/SC service and virtual readers to itself. */
export const pcscdLock = 'madoguchi-pcscd'

const socketPath = '/run/pcscd/pcscd.comm'
const readyLine = 'daemon ready'
/** Longer than a connection that has ended keeps its port, and how often one is looked at, ms. */
const portPatience = 90_000
const look = 200

export interface Pcscd {
  /** Whether this program started it. */
  readonly ours: boolean
  /** Ends the service if it was started here; one that ran before is left alone. */
  stop(): Promise<void>
}

/**
 * Makes sure that a PC/SC service runs, where no service manager starts it: for development machines and tests, as root.
 * Rejects with the remedy when the program is missing. There is one service and one set of virtual readers on a machine, so
 * programs that come here take turns: this waits until the one before has stopped or ended.
 * @param patience with a port of the virtual readers that somebody else has, ms; then it rejects.
 */
export async function startPcscd(patience = portPatience): Promise<Pcscd> {
  const release = await takeLock(pcscdLock)
  try {
    const service = await joinPcscd(patience)
    const stop = async (): Promise<void> => {
      await service.stop()
      await release()
    }
    return { ours: service.ours, stop }
  } catch (error) {
    await release()
    throw error
  }
}

/**
 * As `startPcscd`, for who only lays a card on one of the readers: takes no turn, so it works beside whoever holds one, and others may
 * take theirs meanwhile. A service that was started here ends with `stop`, whoever uses it then.
 */
export async function joinPcscd(patience = portPatience): Promise<Pcscd> {
  if (await runs(patience)) return { ours: false, stop: async () => {} }
  // No more than `info`: a PC/SC service that logs commands logs PINs.
  const service = spawn('pcscd', ['--foreground', '--info'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` },
  })
  const ended = new Promise<void>((resolve) => { service.once('close', () => resolve()) })
  try {
    await ready(service)
  } catch (error) {
    await ended
    // Somebody else's service may have come up in the meantime.
    if (await answers()) return { ours: false, stop: async () => {} }
    throw error
  }
  const kill = (): void => { service.kill() }
  process.once('exit', kill)
  return {
    ours: true,
    stop: async () => {
      process.off('exit', kill)
      service.kill()
      await ended
    },
  }
}

/**
 * Whether a service runs; if none does, one can be started. Their driver listens for virtual cards when the service starts, or has no
 * reader as long as it runs, and says nothing; and any connection of this machine may have been given one of its ports.
 */
async function runs(patience: number): Promise<boolean> {
  for (let waited = 0; ; waited += look) {
    if (await answers()) return true
    const port = await portInUse(Object.values(virtualReaderPort))
    if (port === null) return false
    if (waited >= patience) throw new Error(`port ${port} is in use, and the virtual card readers (vsmartcard-vpcd) need it`)
    await new Promise((resolve) => setTimeout(resolve, look))
  }
}

function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    socket.once('connect', () => { socket.destroy(); resolve(true) })
    socket.once('error', () => resolve(false))
  })
}

function ready(service: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-4000)
      if (said.includes(readyLine)) resolve()
    }
    // The streams are read to the end, or the service would block on a full pipe.
    service.stdout?.on('data', listen)
    service.stderr?.on('data', listen)
    service.once('error', (error) => reject(new Error('pcscd is missing: apt-get install pcscd vsmartcard-vpcd', { cause: error })))
    service.once('exit', (code) => reject(new Error(`pcscd ended with ${code ?? 'a signal'}: ${said}`)))
  })
}
