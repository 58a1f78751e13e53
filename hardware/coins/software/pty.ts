import { spawn } from 'node:child_process'
import { existsSync, lstatSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { SoftwareBus } from './software-bus.ts'

/** Devices at a path that a program opens as it would a serial port. */
export interface ServedBus {
  /** Resolves when the line is gone, with what `socat` said last; null: because of `end`. */
  readonly ended: Promise<string | null>
  end(): Promise<void>
}

export type Served = { readonly kind: 'served'; readonly served: ServedBus } | { readonly kind: 'wrong'; readonly why: string }

/** What it says once the line can be opened. */
const ready = 'starting data transfer loop'
/** How often motors are looked after, ms. */
const motorsMs = 20

/**
 * Puts devices on a pseudo terminal (`socat`) that `path` names, until they are ended. Programs may open and close it as often as they
 * like.
 */
export async function servePty(bus: SoftwareBus, path: string): Promise<Served> {
  const link = resolve(path)
  const taken = whyTaken(link)
  if (taken !== null) return { kind: 'wrong', why: taken }
  const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${escaped(link)}`, 'STDIO'], { stdio: 'pipe', detached: true })
  const { promise: ended, resolve: end } = Promise.withResolvers<string | null>()
  let heard = ''
  let wanted = false
  const begun = new Promise<boolean>((resolve) => {
    socat.stderr.on('data', (said: Buffer) => {
      heard = `${heard}${said.toString()}`.slice(-4000)
      if (heard.includes(ready)) resolve(true)
    })
    socat.on('close', () => resolve(false))
    socat.on('error', (error) => {
      heard = `${error.message}; socat is needed: apt-get install socat`
      resolve(false)
      end(heard)
    })
  })
  socat.on('close', () => end(wanted ? null : lastError(heard)))
  // It may be gone while we still speak.
  socat.stdin.on('error', () => {})
  socat.stdout.on('data', (bytes: Buffer) => {
    for (const said of bus.hear(bytes)) setTimeout(() => socat.stdin.write(said.bytes), said.afterMs)
  })
  if (!await begun) return { kind: 'wrong', why: `no line at ${path}: ${lastError(heard)}` }
  return {
    kind: 'served',
    served: {
      ended,
      async end() {
        wanted = true
        socat.kill('SIGTERM')
        await ended
      },
    },
  }
}

/** Lets coins fall, and be kept, whether anybody asks or not; the returned function ends that. */
export function runMotors(bus: SoftwareBus): () => void {
  const motors = setInterval(() => bus.run(), motorsMs)
  return () => clearInterval(motors)
}

/** `socat` would put its link in the place of any file. One that a killed `socat` left leads nowhere. */
function whyTaken(link: string): string | null {
  const stat = lstatSync(link, { throwIfNoEntry: false })
  if (stat === undefined) return null
  if (!stat.isSymbolicLink()) return `${link} is something else: choose a path where nothing is`
  if (existsSync(link)) return `${link} is in use: end who uses it, or choose another path`
  rmSync(link)
  return null
}

/** A path in the words of `socat`, where a comma and others mean something. */
function escaped(path: string): string {
  return path.replaceAll(/[\\,:!'"({[]/g, (letter) => `\\${letter}`)
}

/** Without time, name and process of each line. */
function lastError(heard: string): string {
  const lines = heard.trim().split('\n')
  const error = lines.findLast((line) => / [EF] /.test(line)) ?? lines.at(-1) ?? ''
  return error.replace(/^.*\] [A-Z] /, '')
}
