import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { readConfiguration } from '../../electron/configuration/read-configuration.ts'
import type { CardApProfile } from '../../hardware/card/card-ap.ts'
import { examine } from '../../hardware/card/examination.ts'
import { systemTimer } from '../../hardware/card/timer.ts'
import { lineOf, othersThere, readerTaken, startServiceOn } from './card-lines.ts'
import { readCardOptions } from './card-options.ts'
import type { CardOptions } from './card-options.ts'
import { cardResultOf } from './card-result.ts'
import { openCard } from './open-card.ts'
import { readPin } from './read-pin.ts'
import { marks, show } from './show.ts'

const challengeBytes = 32
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Examines reader and card as the terminal uses them, and says what it found line by line. The PIN comes on standard input only, and
 * goes nowhere but to the card. Exit code: 0 all is well, 1 something is not, 2 asked wrongly, 128 + signal when interrupted.
 */
export async function doctorCard(args: readonly string[]): Promise<number> {
  const options = readCardOptions(args)
  if ('wrong' in options) return refuse(options.wrong)
  const choice = choiceOf(options)
  if ('wrong' in choice) return refuse(choice.wrong)
  const pin = options.pinStdin ? await askPin() : null
  if (pin === 'interrupted') return 128 + constants.signals.SIGINT
  if (pin === 'wrong') return refuse('--pin-stdin: standard input must be one line of 4 digits; nothing was presented')
  return examineHere(options, choice, pin)
}

interface Choice {
  readonly wanted: string
  readonly profiles: readonly CardApProfile[]
}

/** Without a configuration no カードAP is looked for: where a municipality keeps it is the configuration's to know. */
function choiceOf({ config, reader }: CardOptions): Choice | { readonly wrong: string } {
  if (config === null) return { wanted: reader ?? '', profiles: [] }
  const read = readConfiguration(config)
  if (read.kind === 'wrong') return { wrong: read.why }
  const { card, cardApProfiles: profiles } = read.configuration
  return { wanted: reader ?? (card.kind === 'pcsc' ? card.reader : ''), profiles }
}

async function askPin() {
  if (process.stdin.isTTY) process.stderr.write('PIN of 利用者証明用電子証明書, 4 digits (not shown): ')
  const pin = await readPin(process.stdin)
  if (process.stdin.isTTY) process.stderr.write('\n')
  return pin
}

async function examineHere({ wait, json, verbose }: CardOptions, { wanted, profiles }: Choice, pin: Uint8Array | null): Promise<number> {
  // With --json the one object has standard output for itself.
  const say = json ? console.error : console.log
  const card = openCard(wanted, profiles, ({ header, sent, received, word, ms }) => {
    if (verbose) say(`    ${header}  ${sent} bytes, ${received} back  ${word ?? 'gone'}  ${Math.round(ms)} ms`)
  })
  const startService = startServiceOn(process.platform, existsSync('/run/systemd/system'))
  const interruption = interrupted(card.kill)
  let silent = false
  try {
    const examined = await Promise.race([interruption, examine(card.reader, {
      timer: systemTimer, clock: () => performance.now(), now: () => new Date(),
      wait, pin, challenge: randomBytes(challengeBytes), apdus: card.apdus,
      tell: (finding) => { if (!silent) show(lineOf(finding, { wanted, readers: card.names, startService }), say) },
    })])
    silent = true
    const others = othersThere({ wanted, readers: card.names })
    if (others !== null) show(others, say)
    if (typeof examined === 'number') say('interrupted: the card is let go')
    await card.reader.close()
    // What was waited for goes on waiting otherwise.
    if (typeof examined === 'number') process.exit(examined)
    say(`${marks[examined.well ? 'good' : 'bad']} ${examined.well ? 'all is well' : 'not all is well'}: ${examined.apdus} APDUs, ${examined.ms} ms`)
    if (json) console.log(JSON.stringify(cardResultOf(readerTaken({ wanted, readers: card.names }), examined)))
    return examined.well ? 0 : 1
  } finally {
    pin?.fill(0)
  }
}

/** The first signal lets a conversation with the card end, so that it is powered off; the second ends the card process. */
function interrupted(kill: () => void): Promise<number> {
  return new Promise((resolve) => {
    let heard = false
    for (const signal of signals) {
      process.on(signal, () => {
        if (heard) kill()
        heard = true
        resolve(128 + constants.signals[signal])
      })
    }
  })
}

function refuse(why: string): number {
  console.error(why)
  return 2
}
