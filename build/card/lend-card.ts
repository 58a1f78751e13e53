import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { openCardOffice } from '../../center/reference/authority-folder.ts'
import { cardHolderOf } from '../../center/reference/card-holders.ts'
import { chosenConfiguration } from '../../electron/configuration/chosen-configuration.ts'
import type { FaultyChip } from '../../hardware/card/faulty-chip.ts'
import { joinPcscd } from '../../hardware/card/pcscd.ts'
import { SoftwareCard } from '../../hardware/card/software-card.ts'
import { systemTimer } from '../../hardware/card/timer.ts'
import { VirtualCard } from '../../hardware/card/virtual-card.ts'
import type { Left } from '../../hardware/card/virtual-card.ts'
import { Lender } from './lender.ts'
import type { LenderParts } from './lender.ts'
import { readOptions } from './options.ts'
import type { Options } from './options.ts'
import { readOrder } from './order.ts'
import { residentList } from './residents.ts'

/** `npm run card`: lends a resident's card in software to a virtual reader until it is told to end, or nobody is left to tell. */
const say = (line: string): void => void process.stdout.write(`${line}\n`)

function fail(why: string, code: 1 | 2): number {
  process.stderr.write(`${why}\n`)
  return code
}

async function run(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv)
  if ('wrong' in options) return fail(options.wrong, 2)
  if (options.kind === 'lend') return lend(options)
  say(residentList())
  return 0
}

async function lend({ resident, port, config, faults }: Extract<Options, { kind: 'lend' }>): Promise<number> {
  const read = chosenConfiguration(config)
  if (read.kind === 'wrong') return fail(read.why, 2)
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort())
  try {
    const issue = await openIssue(join(resolve(read.configuration.dataFolder), 'authority'))
    const pcscd = await joinPcscd()
    try {
      const parts = { issue, say, timer: systemTimer, random: randomBytes, lend: (chip: FaultyChip, onLeft: (how: Left) => void) => new VirtualCard(chip, port, onLeft) }
      const lender = await Lender.open(parts, resident, faults)
      if (pcscd.ours) say('The PC/SC service was started here, and ends with this command.')
      say('Lines typed here are the hand (help shows the words); Ctrl-C takes the card away and ends.')
      await listen(lender, stopped.signal)
      await lender.close()
      return 0
    } finally {
      await pcscd.stop()
    }
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}${remedyFor(error)}`, 1)
  }
}

/** The cards of a folder that terminals' centers share. */
async function openIssue(folder: string): Promise<LenderParts['issue']> {
  const office = await openCardOffice(folder, Date.now, randomBytes)
  const lent = new Map<string, Awaited<ReturnType<LenderParts['issue']>>>()
  return async (resident) => {
    const known = lent.get(resident)
    if (known !== undefined) return known
    const [holder, material] = [cardHolderOf(resident), await office.issue(resident)]
    if (holder === null || material === null) throw new Error(`nobody presents ${resident}`)
    const made = { holder, card: new SoftwareCard(material) }
    lent.set(resident, made)
    return made
  }
}

async function listen(lender: Lender, signal: AbortSignal): Promise<void> {
  const lines = createInterface({ input: process.stdin, signal })
  for await (const line of lines) {
    if (line.trim() === '') continue
    const order = readOrder(line)
    if ('wrong' in order) say(order.wrong)
    else await lender.obey(order)
  }
}

function remedyFor(error: unknown): string {
  return error instanceof Error && error.message.startsWith('no virtual reader')
    ? '\nVirtual readers are on ports 35963 and 35964. Where there is none: apt-get install vsmartcard-vpcd, and start the PC/SC service anew.'
    : ''
}

process.exitCode = await run(process.argv.slice(2))
// A reader that has not let go of the line, or a terminal that goes on giving lines, must not keep this process.
process.exit()
