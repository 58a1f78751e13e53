import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCardOffice } from '../../../center/reference/authority-folder.ts'
import demo from '../../../electron/configuration/demo.json' with { type: 'json' }
import type { Child } from '../../../electron/process/child.ts'
import { startNodeChild } from '../../../electron/process/node-child.ts'
import { openBoardHand } from '../../../e2e/drive/board-hand.ts'
import type { BoardHand } from '../../../e2e/drive/board-hand.ts'
import { ended } from '../../../e2e/drive/family.ts'
import { startServedCenter } from '../../../e2e/drive/served-center.ts'
import type { Chip } from '../../../hardware/card/chip.ts'
import { startPcscd } from '../../../hardware/card/pcscd.ts'
import { SoftwareCard } from '../../../hardware/card/software-card.ts'
import { VirtualCard, virtualReaderPort } from '../../../hardware/card/virtual-card.ts'
import { processTree } from '../../../hardware/wipe/process-tree.ts'
import type { RunningProcess } from '../../../hardware/wipe/process-tree.ts'
import { answer } from './terminal-message.ts'

/** A terminal of real processes with everything around it that is not the terminal's. */
export interface WipeScene {
  readonly terminalUrl: string
  /** The hand on coins, printer and receipt, and on the reader: cards are laid down and taken away as on the demo board. */
  readonly hand: BoardHand
  readonly terminal: RunningProcess
  /** The terminal and all it has started, each by its role. */
  processes(): readonly RunningProcess[]
  /** Journal, what the devices keep, and the browser's profiles. */
  readonly folders: readonly string[]
  /** Called when the card is asked to VERIFY: at that moment the terminal holds a PIN, and so does its card process. */
  onVerify: () => void
  /** Port at which the browser can be driven; null: none was wanted. */
  readonly browserPort: number | null
  /** What lies in the outlet belongs to the customer, who takes it along. */
  takePaperAlong(): void
  close(): Promise<void>
}

/** Time to end, ms. */
const patience = 20_000
export const browserProgram = '/usr/bin/chromium'

/** Sets everything up. Rejects with the remedy where something is missing. @param withBrowser false: whoever connects is the screen. */
export async function openWipeScene(withBrowser: boolean): Promise<WipeScene> {
  const undo: (() => void | Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    return await setUp(withBrowser, undo, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function setUp(withBrowser: boolean, undo: (() => void | Promise<void>)[], close: () => Promise<void>): Promise<WipeScene> {
  const root = mkdtempSync(join(tmpdir(), 'wipe-'))
  undo.push(() => rmSync(root, { recursive: true, force: true }))
  const [centerFolder, data, profiles] = ['center', 'data', 'profiles'].map((name) => join(root, name))
  if (centerFolder === undefined || data === undefined || profiles === undefined) throw new Error('three names give three folders')
  for (const folder of [data, profiles]) mkdirSync(folder)
  const pcscd = await startPcscd()
  undo.push(() => pcscd.stop())
  const center = await startServedCenter(writeConfiguration(join(root, 'base.json'), { ...demo, dataFolder: centerFolder }), 0)
  undo.push(() => center.stop())
  const office = await openCardOffice(join(centerFolder, 'authority'), Date.now, randomBytes)
  const served: unknown = JSON.parse(readFileSync(center.config, 'utf8'))
  const config = writeConfiguration(join(center.config, '..', 'wipe.json'), {
    ...(typeof served === 'object' ? served : {}), dataFolder: data, staffCall: { kind: 'none' },
    card: { kind: 'pcsc', reader: 'Virtual PCD 00 00' }, times: { idle: 120_000, countdown: 60_000, pay: 180_000, message: 100 },
  })
  const browser = withBrowser ? { program: drivenBrowser(join(root, 'chromium')), profiles } : null
  const child = startNodeChild(new URL('terminal-process.ts', import.meta.url))
  const { pid } = child
  if (pid === null) throw new Error('no process for the terminal')
  undo.push(async () => {
    const all = processTree(pid).map((each) => each.pid)
    child.send({ end: true })
    await ended(all, patience)
  })
  const { terminalUrl, boardUrl } = answer.parse(await answered(child, { config, browser }))
  const board = await openBoardHand(boardUrl)
  undo.push(() => board.close())
  const scene: WipeScene = {
    onVerify: () => undefined,
    terminalUrl, folders: [data, profiles], close,
    hand: { ...board, do: handOn(board, lender(async (id) => (await office.issue(id)) ?? missing(id), () => scene.onVerify())) },
    terminal: { pid, role: 'terminal' },
    processes: () => processTree(pid).map((each) => each.pid === pid ? { pid, role: 'terminal' } : each),
    browserPort: withBrowser ? portOf(profiles) : null,
    takePaperAlong() {
      const outlet = join(data, 'paper')
      for (const sheet of readdirSync(outlet)) rmSync(join(outlet, sheet))
    },
  }
  return scene
}

function writeConfiguration(file: string, content: object): string {
  writeFileSync(file, JSON.stringify(content))
  return file
}

/** The terminal starts its browser with a pipe for itself; for the customer's finger there is a port besides. */
function drivenBrowser(file: string): string {
  writeFileSync(file, `#!/bin/sh\nexec ${browserProgram} --remote-debugging-port=0 "$@"\n`)
  chmodSync(file, 0o755)
  return file
}

function portOf(profiles: string): number {
  const [profile] = readdirSync(profiles)
  return Number(readFileSync(join(profiles, profile ?? '', 'DevToolsActivePort'), 'utf8').split('\n')[0])
}

function answered(child: Child, order: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.onMessage(resolve)
    child.onExit((code) => reject(new Error(`the terminal ended before it was ready (${code ?? 'killed'})`)))
    child.send(order)
  })
}

type Material = ConstructorParameters<typeof SoftwareCard>[0]

interface Lender { lay(id: string): Promise<void>; remove(): Promise<void> }

/** VERIFY (ISO 7816-4) with data. */
const verify = Buffer.from([0x00, 0x20])
const shortestVerify = 6

/** Cards of the residents, each with its counters, on the first virtual reader. */
function lender(issue: (id: string) => Promise<Material>, onVerify: () => void): Lender {
  const cards = new Map<string, SoftwareCard>()
  let lying: VirtualCard | null = null
  return {
    async lay(id) {
      const card = cards.get(id) ?? new SoftwareCard(await issue(id))
      cards.set(id, card)
      const chip: Chip = {
        atr: card.atr, powerOn: () => card.powerOn(), powerOff: () => card.powerOff(), reset: () => card.reset(),
        respond(command) {
          if (command.length >= shortestVerify && verify.equals(command.subarray(0, verify.length))) onVerify()
          return card.respond(command)
        },
      }
      lying = new VirtualCard(chip, virtualReaderPort.first)
      await lying.insert()
    },
    async remove() {
      await lying?.remove()
      lying = null
    },
  }
}

function missing(id: string): never {
  throw new Error(`nobody presents ${id}`)
}

function handOn(board: BoardHand, cards: Lender): BoardHand['do'] {
  return (command) => {
    if (command.kind === 'placeCard') return void cards.lay(command.resident)
    if (command.kind === 'removeCard') return void cards.remove()
    return board.do(command)
  }
}
