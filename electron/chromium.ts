import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }
import { chosenConfiguration } from './configuration/chosen-configuration.ts'
import { learnToForget } from '../hardware/wipe/forgetting.ts'
import { startNodeChild } from './process/node-child.ts'
import { saidOf } from './start/addresses.ts'
import { readArguments } from './start/arguments.ts'
import { assemble } from './start/assemble.ts'
import { startRealParts } from './start/real-parts.ts'
import { isDemo } from './start/settings-from.ts'
import { openChromiumWindow } from './window/chromium-window.ts'
import { profilesInMemory } from './window/profile-folder.ts'

/** Entry where there is no Electron: the same terminal, its screens in Debian's Chromium in kiosk mode, or (--serve) in any browser. */
const say = (line: string): void => void process.stdout.write(`${line}\n`)

function fail(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(2)
}

const forget = learnToForget()
const given = readArguments(process.argv.slice(2))
if ('wrong' in given) fail(given.wrong)
const read = chosenConfiguration(given.config)
if (read.kind === 'wrong') fail(read.why)
const board = isDemo(read.configuration)
const real = given.real ? await startRealParts(read.configuration) : null

const window = await openChromiumWindow({
  folder: fileURLToPath(new URL('../build/out/renderer', import.meta.url)),
  board,
  mode: given.serve ? { kind: 'serveOnly' } : { kind: 'launch', program: '/usr/bin/chromium', look: board ? 'window' : 'kiosk', profiles: profilesInMemory() },
  now: () => performance.now(), random: (bytes) => randomBytes(bytes), patience: 10_000,
})
const assembled = await assemble({
  configuration: real?.configuration ?? read.configuration, build: manifest.version, production: false, window, board: board ? window.board : null, startChild: startNodeChild, forget,
  // Run from its sources, of which nobody keeps digests.
  marks: [],
  entries: {
    vault: new URL('vault/vault-process.ts', import.meta.url),
    card: new URL('../hardware/card/card-process.ts', import.meta.url),
    center: new URL('../center/reference/process.ts', import.meta.url),
  },
  cardHand: real?.cardHand ?? null,
  moneyHand: real?.moneyHand ?? null,
  onBug(bug) {
    process.stderr.write(`${bug instanceof Error ? bug.stack : String(bug)}\n`)
    process.exit(70)
  },
})
if (assembled.kind === 'refused') {
  await window.close()
  await real?.stop()
  fail(assembled.why)
}

const { center, dataFolder } = read.configuration
const addresses = {
  terminal: window.terminalUrl, board: window.boardUrl, center: center.kind === 'https' ? center.url : null, data: resolve(dataFolder), received: real?.received ?? null,
}
for (const line of saidOf(addresses, { serve: given.serve, demo: board })) say(line)

let closing = false
async function close(): Promise<void> {
  if (closing || assembled.kind !== 'running') return
  closing = true
  await window.close()
  await assembled.close()
  await real?.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close())
