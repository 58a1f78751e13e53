import { createInterface } from 'node:readline'
import { readKept, writeKept } from '../../hardware/coins/kept-file.ts'
import { runMotors, servePty } from '../../hardware/coins/software/pty.ts'
import { SoftwareBus, usualTubes } from '../../hardware/coins/software/software-bus.ts'
import { newTill, tillState } from '../../hardware/coins/software/till.ts'
import { lineOf, stateOf } from './bus-state.ts'
import { obey } from './hand.ts'
import { readOptions } from './options.ts'
import type { Options } from './options.ts'

/**
 * `npm run coins -- --pty PATH`: a coin acceptor, hoppers and a note acceptor in software on a pseudo terminal, until it is told to end
 * (SIGINT, SIGTERM, or the end of its standard input). Lines on standard input are the hand.
 *
 * With `--json` each line on standard output is one object, `state` being a `BusState`:
 * * `{"kind":"ready","pty":PATH,"state":…}` once, when the line can be opened;
 * * for each line of the hand, in their order, `{"kind":"done","line":…,"said":…,"state":…}` or `{"kind":"wrong","line":…,"why":…}`.
 *   `said` of `insert` is a word a coin, with a space between: `credited`, `returned` or `held`;
 * * `{"kind":"ended","state":…}` last.
 *
 * Exit code: 0 ended as told, 1 there is no line (any more), 2 asked wrongly. What is wrong is said on standard error.
 */
async function run(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv)
  if ('wrong' in options) return fail(options.wrong, 2)
  const bus = openBus(options)
  if ('wrong' in bus) return fail(bus.wrong, 2)
  for (const line of options.first) {
    const done = obey(bus, line)
    if ('wrong' in done) return fail(`--do "${line}": ${done.wrong}`, 2)
  }
  return serve(bus, options)
}

async function serve(bus: SoftwareBus, { pty, json }: Options): Promise<number> {
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort())
  const line = await servePty(bus, pty)
  if (line.kind === 'wrong') return fail(line.why, 1)
  const tell = teller(bus, json)
  if (!json) process.stdout.write('Lines typed here are the hand (help shows its words); Ctrl-C ends.\n')
  tell({ kind: 'ready', pty }, `ready     ${pty}`)
  const stopMotors = runMotors(bus)
  const why = await Promise.race([listen(bus, tell, stopped.signal), line.served.ended])
  stopMotors()
  await line.served.end()
  tell({ kind: 'ended' }, 'ended')
  return why === null ? 0 : fail(`the line is gone: ${why}`, 1)
}

type Tell = (object: Readonly<Record<string, string>>, words: string, state?: 'without state') => void

function teller(bus: SoftwareBus, json: boolean): Tell {
  return (object, words, state) => {
    const seen = state === undefined ? { state: stateOf(bus) } : {}
    const people = 'state' in seen ? `${words}; ${lineOf(seen.state)}` : words
    process.stdout.write(`${json ? JSON.stringify({ ...object, ...seen }) : people}\n`)
  }
}

async function listen(bus: SoftwareBus, tell: Tell, signal: AbortSignal): Promise<null> {
  for await (const typed of createInterface({ input: process.stdin, signal })) {
    const line = typed.trim()
    if (line === '') continue
    const done = obey(bus, line)
    if ('wrong' in done) tell({ kind: 'wrong', line, why: done.wrong }, `?         ${done.wrong}`, 'without state')
    else if (line === 'help') tell({ kind: 'done', line, said: done.said }, done.said, 'without state')
    else tell({ kind: 'done', line, said: done.said }, `${line.split(' ', 1).join().padEnd(9)} ${done.said}`)
  }
  return null
}

/** With the coins that lay in it when it ended; its devices have forgotten all else. */
function openBus({ keep, notes, coinMs }: Options): SoftwareBus | { readonly wrong: string } {
  const clock = (): number => performance.now()
  const fresh = newTill(usualTubes)
  if (keep === null) return new SoftwareBus({ clock, notes, coinMs, till: fresh })
  try {
    return new SoftwareBus({ clock, notes, coinMs, till: readKept(keep, tillState, fresh), keep: (state) => writeKept(keep, state) })
  } catch (error) {
    const why = error instanceof Error ? error.name : String(error)
    return { wrong: `--keep ${keep}: can’t be read or is none of ours (${why}); name another file, or remove it` }
  }
}

function fail(why: string, code: 1 | 2): number {
  process.stderr.write(`${why}\n`)
  return code
}

process.exitCode = await run(process.argv.slice(2))
// Whoever goes on giving lines must not keep this process.
process.exit()
