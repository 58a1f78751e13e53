import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { IppQueue } from './ipp-queue.ts'
import { a4 } from './ipp-values.ts'
import { systemTimer } from './timer.ts'

/** State reasons that the simulated printer can be given. */
export type IppPrinterReason = 'media-jam' | 'media-empty' | 'cover-open' | 'toner-empty'

/** A real IPP Everywhere printer in software: `ippeveprinter` of CUPS, with mechanics of ours behind it. */
export interface IppPrinterProcess {
  readonly uri: string
  /** Documents as the printer received them, NNN.pdf, NNN = its job id. */
  readonly received: string
  /** Paths of the received documents, oldest first. */
  papers(): readonly string[]
  /** The attributes of the last job as the printer understood them, `IPP_SIDES=...` a line. */
  attributes(): string
  /**
   * Sets or clears a fault. It stops the mechanics before the next impression; an empty tray is also seen while the printer is
   * idle (and a job begun in spite of it waits for paper).
   * @param after impressions of the job that still come out.
   */
  fault(reason: IppPrinterReason, on: boolean, after?: number): Promise<void>
  /** What lies in every tray: a PWG 5101.1 name, and how many sheets. */
  load(media: string, sheets: number): Promise<void>
  /** How full the box for waste toner and the toner are, percent. */
  supply(percent: { readonly waste: number; readonly toner: number }): Promise<void>
  /** Keeps a job from making more than so many impressions, without any fault to be seen; null lets it go on. */
  hold(impressions: number | null): void
  /** Sides printed since the start, over all jobs. */
  impressions(): number
  /** Ends the printer at once, as if its plug were pulled. Returns when the process is gone. */
  stop(): Promise<void>
}

export interface IppPrinterWish {
  /** An empty or absent folder for what the printer keeps. */
  readonly folder: string
  /** Time of one side, ms. */
  readonly impressionMs?: number
  /** Where it stands, when that matters: otherwise anywhere that is free. */
  readonly port?: number
  /** It prints on one side only. */
  readonly oneSided?: boolean
  /** A folder with `localhost.crt` and `localhost.key`, in PEM: what it shows of itself at an `ipps` address. */
  readonly keys?: string
}

const needed = ['ippeveprinter', 'dbus-daemon', 'avahi-daemon', 'pdfinfo']
/** More impressions than any job has. */
const unheld = 1_000_000
const packages = 'cups-ipp-utils dbus avahi-daemon poppler-utils'

/**
 * Starts a duplex A4 printer and waits until it answers; `ipp` and `ipps` go to the same port. D-Bus and Avahi, without which it does
 * not start, are started where they are not running, and left running: they belong to the system.
 */
export async function startIppPrinter(wish: IppPrinterWish): Promise<IppPrinterProcess> {
  const folder = resolve(wish.folder)
  const missing = needed.filter(program => spawnSync('which', [program]).status !== 0)
  if (missing.length > 0) throw new Error(`${missing.join(', ')} not found; on Debian: apt-get install ${packages}`)
  await startBus()

  const state = join(folder, 'state')
  const received = join(folder, 'received')
  for (const part of [join(state, 'faults'), join(folder, 'spool'), received]) mkdirSync(part, { recursive: true })
  writeFileSync(join(state, 'after'), '0')
  writeFileSync(join(state, 'hold'), String(unheld))
  writeFileSync(join(state, 'impressions'), '')
  writeFileSync(join(state, 'pace'), String((wish.impressionMs ?? 20) / 1000))
  const engine = join(folder, 'engine.sh')
  copyFileSync(fileURLToPath(new URL('ippeveprinter-engine.sh', import.meta.url)), engine)
  chmodSync(engine, 0o755)

  const port = wish.port ?? await freePort()
  const printer = spawn('ippeveprinter', [
    '-v', ...(wish.oneSided === true ? [] : ['-2']),
    '-r', 'off', '-p', String(port), '-n', 'localhost', '-f', 'application/pdf', '-d', join(folder, 'spool'), '-c', engine,
    ...(wish.keys === undefined ? [] : ['-K', resolve(wish.keys)]),
    `Kiosk ${port}`,
  ], { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = new Promise<void>(done => { printer.once('exit', () => done()) })
  const endWithUs = (): void => { printer.kill('SIGKILL') }
  process.once('exit', endWithUs)
  const said: string[] = []
  createInterface({ input: printer.stderr }).on('line', line => {
    said.push(line)
    // The simulator does not tell its mechanics that a job was cancelled.
    if (line.includes('Create-Job successful-ok')) rmSync(join(state, 'cancelled'), { force: true })
    if (line.includes('Cancel-Job successful-ok')) writeFileSync(join(state, 'cancelled'), '')
  })

  const uri = `ipp://localhost:${port}/ipp/print`
  const queue = new IppQueue({ uri, certificate: null, quietMs: 2_000 })
  await until(() => printer.exitCode !== null || answers(port), () => `ippeveprinter does not answer: ${said.join(' | ')}`)
  if (printer.exitCode !== null) throw new Error(`ippeveprinter ended: ${said.join(' | ')}`)
  await loadTrays(port, a4, 25)
  await until(async () => {
    const seen = await queue.printer()
    return seen.kind === 'seen' && seen.printer['media-ready']?.includes(a4) === true
  }, () => 'ippeveprinter takes no A4')

  return {
    uri,
    received,
    papers: () => readdirSync(received).toSorted().map(name => join(received, name)),
    attributes: () => readFileSync(join(state, 'attributes'), 'utf8'),
    async fault(reason, on, after = 0) {
      replaceFile(join(state, 'after'), String(after))
      if (on) writeFileSync(join(state, 'faults', reason), '')
      else rmSync(join(state, 'faults', reason), { force: true })
      if (reason === 'media-empty' && after === 0) await loadTrays(port, a4, on ? 0 : 25)
    },
    load: (media, sheets) => loadTrays(port, media, sheets),
    supply: ({ waste, toner }) => fill(port, 'supplies', `supply0=${waste}&supply1=${toner}`),
    hold(impressions) {
      replaceFile(join(state, 'hold'), String(impressions ?? unheld))
    },
    impressions: () => readFileSync(join(state, 'impressions'), 'utf8').split('\n').length - 1,
    async stop() {
      process.off('exit', endWithUs)
      printer.kill('SIGKILL')
      await gone
    },
  }
}

/** The mechanics may read it at any instant, and never half. */
function replaceFile(file: string, content: string): void {
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

/** Puts paper into every tray; level 0 takes it out. */
async function loadTrays(port: number, media: string, level: number): Promise<void> {
  await fill(port, 'media', [1, 2, 3].map(tray => `size${tray}=${media}&type${tray}=stationery&level${tray}=${level}`).join('&'))
}

/** The simulator's own forms for who stands before it. */
async function fill(port: number, form: 'media' | 'supplies', fields: string): Promise<void> {
  const response = await fetch(`http://localhost:${port}/${form}?${fields}`)
  await response.text()
}

async function startBus(): Promise<void> {
  const bus = '/run/dbus/system_bus_socket'
  const avahi = '/run/avahi-daemon/socket'
  if (!await answers(bus)) {
    mkdirSync('/run/dbus', { recursive: true })
    if (spawnSync('dbus-daemon', ['--system', '--fork']).status !== 0 && !await answers(bus)) {
      // A dead daemon's pid file keeps the next one from starting.
      rmSync('/run/dbus/pid', { force: true })
      spawnSync('dbus-daemon', ['--system', '--fork'])
    }
    await until(() => answers(bus), () => 'dbus-daemon does not answer')
  }
  if (!await answers(avahi)) {
    mkdirSync('/run/avahi-daemon', { recursive: true })
    spawnSync('avahi-daemon', ['--daemonize', '--no-chroot', '--no-drop-root'])
    await until(() => answers(avahi), () => 'avahi-daemon does not answer')
  }
}

function answers(at: number | string): Promise<boolean> {
  const socket = typeof at === 'number' ? connect(at, 'localhost') : connect(at)
  const { promise, resolve } = Promise.withResolvers<boolean>()
  socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  return promise.finally(() => socket.destroy())
}

async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}

async function until(condition: () => boolean | Promise<boolean>, complaint: () => string): Promise<void> {
  const begun = systemTimer.now()
  while (!await condition()) {
    if (systemTimer.now() - begun > 60_000) throw new Error(complaint())
    await systemTimer.wait(20)
  }
}
