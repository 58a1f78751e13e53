import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { CupsQueue } from './cups-queue.ts'
import { systemTimer } from './timer.ts'

const queue = 'kiosk'
const needed = ['cupsd', 'lpadmin']
const packages = 'cups-daemon cups-client cups-filters-core-drivers cups-core-drivers'

/** A cupsd of one's own: its configuration, spool and port are in a temporary folder, and the system's is left alone. */
export interface CupsServer {
  readonly uri: string
  /** Files of the spool, and of CUPS's temporary folder, that hold a PDF. */
  documents(): readonly string[]
  /** Ends it at once, as a crash would. Returns when the process is gone. */
  kill(): Promise<void>
  /** Starts it again. `emptied`: as README asks for, without anything in its spool; otherwise with what the last one left there. */
  start(spool: 'emptied' | 'kept'): Promise<void>
}

/**
 * @param options.folder absent or empty; everybody may go through the folders above it, for CUPS's filters run as another user.
 * @param options.printer address of the IPP printer behind the queue.
 */
export async function startCups(options: { readonly folder: string; readonly printer: string; readonly policy: string }): Promise<CupsServer> {
  const missing = needed.filter(program => spawnSync('which', [program]).status !== 0)
  if (missing.length > 0) throw new Error(`${missing.join(', ')} not found; on Debian: apt-get install ${packages}`)
  const folder = resolve(options.folder)
  const place = (name: string): string => join(folder, name)
  for (const name of ['root', 'spool', 'temp', 'cache', 'state']) mkdirSync(place(name), { recursive: true })
  chmodSync(folder, 0o755)
  const port = await freePort()
  writeFileSync(place('cups-files.conf'), [
    `ServerRoot ${place('root')}`, `RequestRoot ${place('spool')}`, `TempDir ${place('temp')}`, `CacheDir ${place('cache')}`,
    `StateDir ${place('state')}`, `AccessLog ${place('access.log')}`, `ErrorLog ${place('error.log')}`, `PageLog ${place('page.log')}`,
    'SystemGroup lpadmin', '',
  ].join('\n'))
  writeFileSync(place('cupsd.conf'), [
    `Listen 127.0.0.1:${port}`, `Listen ${place('socket')}`, 'Browsing No', 'WebInterface No', 'PreserveJobFiles No', 'PreserveJobHistory 120',
    // Jobs are written to disk at once, where CUPS usually waits for half a minute: a killed cupsd finds them again.
    'DirtyCleanInterval 0', ...['/', '/admin'].flatMap(at => [`<Location ${at}>`, 'Order allow,deny', 'Allow all', '</Location>']),
    // Jobs as in the configuration that CUPS ships; queues may be added without a password.
    '<Policy default>', '<Limit Send-Document Cancel-Job>', 'Require user @OWNER @SYSTEM', 'Order deny,allow', '</Limit>',
    '<Limit All>', 'Order deny,allow', '</Limit>', '</Policy>', '',
  ].join('\n'))

  const uri = `ipp://127.0.0.1:${port}/printers/${queue}`
  let ended = (): Promise<void> => Promise.resolve()
  const start = async (): Promise<void> => {
    const cupsd = spawn('cupsd', ['-f', '-c', place('cupsd.conf'), '-s', place('cups-files.conf')], { stdio: ['ignore', 'ignore', 'pipe'] })
    const said: string[] = []
    cupsd.stderr.on('data', (line: Buffer) => said.push(line.toString()))
    const gone = new Promise<void>(done => { cupsd.once('exit', () => done()) })
    const endWithUs = (): void => { cupsd.kill('SIGKILL') }
    process.once('exit', endWithUs)
    ended = async () => {
      process.off('exit', endWithUs)
      cupsd.kill('SIGKILL')
      await gone
    }
    await until(() => existsSync(place('socket')) || cupsd.exitCode !== null, 'cupsd does not start')
    if (cupsd.exitCode !== null) throw new Error(`cupsd ended: ${said.join('')}`)
  }
  /** A cupsd whose queue does not come up has nobody else who ends it. */
  const fail = async (why: string): Promise<never> => {
    await ended()
    throw new Error(why)
  }
  await start()
  const added = spawnSync('lpadmin', [
    '-h', place('socket'), '-p', queue, '-E', '-v', options.printer, '-m', 'everywhere', '-o', `printer-error-policy=${options.policy}`,
  ], { encoding: 'utf8' })
  if (added.status !== 0) return await fail(`lpadmin: ${added.stderr}`)
  const asking = new CupsQueue(uri, 2_000)
  // It asks the printer what it can do, and knows only then.
  await until(async () => {
    const seen = await asking.queue()
    return seen.kind === 'seen' && seen.queue['sides-supported'].length > 1 && seen.queue['printer-error-policy'] === options.policy
  }, 'the queue does not come up').catch((error: unknown) => fail(String(error)))

  return {
    uri,
    documents: () => [place('spool'), place('temp')]
      .flatMap(where => readdirSync(where, { recursive: true, withFileTypes: true }))
      .filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)).filter(file => holdsPdf(file)),
    kill: () => ended(),
    async start(spool) {
      if (spool === 'emptied') rmSync(place('spool'), { recursive: true })
      mkdirSync(place('spool'), { recursive: true })
      rmSync(place('socket'), { force: true })
      await start()
    },
  }
}

/** Files of a spool come and go while it is looked at. */
function holdsPdf(file: string): boolean {
  try {
    return readFileSync(file).includes('%PDF-')
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve: listening } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', listening)
  await promise
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}

async function until(condition: () => boolean | Promise<boolean>, complaint: string): Promise<void> {
  const begun = systemTimer.now()
  while (!await condition()) {
    if (systemTimer.now() - begun > 60_000) throw new Error(complaint)
    await systemTimer.wait(20)
  }
}
