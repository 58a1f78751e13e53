import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { sealPin } from '../../center/pin-seal.ts'
import { readStops } from '../../center/stops.ts'
import { openHardware } from '../../hardware/hardware.ts'
import type { CardHand } from '../../hardware/demo/card-hand.ts'
import type { MoneyHand } from '../../hardware/demo/money-hand.ts'
import { openBoard } from './open-board.ts'
import type { BoardScreen } from './open-board.ts'
import type { Configuration } from '../configuration/configuration.ts'
import { foreignDevice } from '../configuration/foreign-device.ts'
import { readPrinterFiles } from '../configuration/printer-files.ts'
import { journalFile, openJournal } from '../journal/journal.ts'
import type { StartChild } from '../process/child.ts'
import { machineClock } from '../terminal/machine-clock.ts'
import { recover } from '../terminal/recover.ts'
import { Terminal } from '../terminal/terminal.ts'
import { pinnedKeys } from '../vault/pinned-keys.ts'
import { sweptVaults } from '../vault/swept-vaults.ts'
import { openVaults } from '../vault/vault-host.ts'
import { usualVaultDeadlines } from '../vault/vault.ts'
import type { TerminalWindow } from '../window/window.ts'
import { CenterRefused } from './embedded-center.ts'
import { openCenter } from './open-center.ts'
import { objectionTo, thisMachine } from './machine.ts'
import type { Machine } from './machine.ts'
import { settingsFrom } from './settings-from.ts'

export interface Assembly {
  readonly configuration: Configuration
  /** Semver of the build. */
  readonly build: string
  /** Digests of what was built, where it was (I-16), e.g. `program:…`. */
  readonly marks: readonly string[]
  /** A production build refuses demo devices and the reference center. */
  readonly production: boolean
  readonly window: TerminalWindow
  /** Where the demo board is shown; null in production. */
  readonly board: BoardScreen | null
  readonly startChild: StartChild
  /** Forgets in this process what nobody holds any more; never rejects. The card's process is told to do the same. */
  readonly forget: () => Promise<void>
  /** Process entries: they lie elsewhere once bundled. */
  readonly entries: { readonly vault: URL; readonly card: URL; readonly center: URL }
  /** A hand at a real reader, where a virtual card is lent to it. */
  readonly cardHand: CardHand | null
  /** A hand at coin devices that are spoken to over a line, where they are in software. */
  readonly moneyHand: MoneyHand | null
  /** A bug: everything has been stopped, and whoever started the terminal starts it again. */
  readonly onBug: (bug: unknown) => void
}

export type Assembled =
  | { readonly kind: 'running'; readonly close: () => Promise<void> }
  | { readonly kind: 'refused'; readonly why: string }

/** Puts the terminal together from its configuration: the one place where implementations are chosen. */
export async function assemble(assembly: Assembly, machine: Machine = thisMachine): Promise<Assembled> {
  const { configuration, window, startChild, entries } = assembly
  const settings = settingsFrom(configuration, assembly.build, assembly.marks)
  if (assembly.production && settings.demo) {
    return { kind: 'refused', why: 'a production build takes no demo device and no reference center' }
  }
  const objection = objectionTo(machine, settings.demo)
  if (objection !== null) return { kind: 'refused', why: objection }
  const foreign = foreignDevice(configuration, process.platform)
  if (foreign !== null) return { kind: 'refused', why: foreign }
  const known = readPrinterFiles(configuration.printer, machineClock.wall())
  if (known.kind === 'wrong') return { kind: 'refused', why: known.why }
  const dataFolder = resolve(configuration.dataFolder)
  const clock = { now: () => ({ wall: machineClock.wall(), monotonic: machineClock.monotonic() }) }
  const opened = openJournal(journalFile(dataFolder), clock)
  if (opened.kind !== 'opened') return { kind: 'refused', why: `the journal in ${dataFolder}: ${describe(opened)}` }
  const { journal } = opened
  const needs = { start: startChild, entry: entries.center, authority: join(dataFolder, 'authority'), board: assembly.board !== null, now: () => machineClock.wall() }
  const chosen = await openCenter(configuration, needs).catch(refusalOf)
  if ('kind' in chosen) {
    journal.close()
    return chosen
  }
  const { cardApProfiles } = configuration
  const hardware = openHardware({ ...configuration, printer: known.printer }, {
    dataFolder, startCard: () => startChild(entries.card), cardApProfiles, now: () => new Date(), warn: machine.warn,
  })
  const keys = await pinnedKeys(chosen.address)
  const openVault = sweptVaults(openVaults({
    start: startChild, entry: entries.vault, center: chosen.address, printer: hardware.printerChoice,
    timer: (ms, ring) => machineClock.after(ms, ring), deadlines: usualVaultDeadlines,
  }), (pid) => hardware.sweepAfter(pid))
  const random = (bytes: number): Uint8Array => randomBytes(bytes)
  const parts = { journal, center: chosen.center, coins: hardware.coins, cashless: hardware.cashless, wipe: hardware.wipe, clock: machineClock, random }
  const recovered = await recover({ ...parts, settings, sweepFolders: [join(dataFolder, 'vault')] })
  const ports = {
    ...parts, card: hardware.card, printer: hardware.printer, receipts: hardware.receipt, call: hardware.call, openVault, window, sealPin,
    forget: () => {
      hardware.forget()
      return assembly.forget()
    },
    readStops: (jws: string) => readStops(jws, keys),
  }
  const terminal = new Terminal(ports, settings, recovered, assembly.onBug)
  const serviced = (): void => terminal.tell({ kind: 'serviced' })
  const callAnswered = (): void => terminal.answerCall()
  const board = assembly.board === null || chosen.embedded === null
    ? null
    : openBoard({
      embedded: chosen.embedded, hardware, cardHand: assembly.cardHand, moneyHand: assembly.moneyHand, screen: assembly.board, serviced, callAnswered,
    })
  await terminal.start()
  return {
    kind: 'running',
    async close() {
      terminal.stop()
      board?.close()
      await hardware.close()
      await chosen.center.close()
      chosen.embedded?.stop()
      journal.close()
    },
  }
}

/** Anything else that comes of opening the center is a bug, and goes on flying. */
function refusalOf(error: unknown): { readonly kind: 'refused'; readonly why: string } {
  if (error instanceof CenterRefused) return { kind: 'refused', why: error.message }
  throw error
}

function describe(opened: Exclude<ReturnType<typeof openJournal>, { kind: 'opened' }>): string {
  switch (opened.kind) {
    case 'inUse': return 'another terminal uses it'
    case 'corrupt': return `is broken (${opened.why}); it is kept as it is, staff decides what becomes of it`
    case 'otherVersion': return `was written by another version of the terminal (words ${opened.version}); move its folder aside and keep it, then start again`
    case 'unavailable': return `can't be written (${opened.code})`
  }
}
