import * as electron from 'electron'
import { fileURLToPath } from 'node:url'
import { learnToForget } from '../hardware/wipe/forgetting.ts'
import { electronChildren } from './process/electron-child.ts'
import { ownProcesses } from './process/own-processes.ts'
import { openKiosk } from './start/electron-kiosk.ts'
import { startElectron } from './window/electron-start.ts'

/** Entry under Electron, bundled to build/out/electron/electron/main.js; its neighbours lie at the same places as in the source. */
const { app, utilityProcess } = electron
const beside = (path: string): URL => new URL(path, import.meta.url)

function fail(why: string, code: number): void {
  process.stderr.write(`${why}\n`)
  app.exit(code)
}

async function run(): Promise<void> {
  await app.whenReady()
  const opened = await openKiosk({
    electron, argv: process.argv.slice(app.isPackaged ? 1 : 2),
    startChild: electronChildren(utilityProcess, ownProcesses), forget: learnToForget(),
    entries: { vault: beside('vault/vault-process.js'), card: beside('../hardware/card/card-process.js'), center: beside('../center/reference/process.js') },
    program: fileURLToPath(beside('..')), folder: fileURLToPath(beside('../../renderer')), preload: fileURLToPath(beside('preload.cjs')),
    onBug: (bug) => fail(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug), 70),
  })
  if (opened.kind === 'refused') return fail(opened.why, 2)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void opened.close().then(() => app.exit(0)))
}

if (startElectron(electron)) run().catch((bug: unknown) => fail(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug), 70))
else app.quit()
