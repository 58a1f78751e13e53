import { readConfiguration } from '../../electron/configuration/read-configuration.ts'
import { lineTrouble } from '../../hardware/line/line-trouble.ts'
import { serialLine } from '../../hardware/coins/cctalk/serial-line.ts'
import { systemTimer } from '../../hardware/coins/timer.ts'
import { examineCoins } from './coins-examination.ts'
import type { CoinsWished } from './coins-examination.ts'
import type { CoinsFinding } from './coins-finding.ts'
import { readCoinsOptions } from './coins-options.ts'
import type { CoinsOptions } from './coins-options.ts'
import { coinsResultOf } from './coins-result.ts'
import { lineOfCoins } from './coins-words.ts'
import { marks, show } from './show.ts'

/**
 * Examines the coins' bus as the terminal uses it, and says what it found line by line; no coin is taken, and none paid out.
 * Exit code: 0 all is well, 1 something is not, 2 asked wrongly.
 */
export async function doctorCoins(args: readonly string[]): Promise<number> {
  const options = readCoinsOptions(args)
  if ('wrong' in options) return refuse(options.wrong)
  const place = placeOf(options)
  if ('wrong' in place) return refuse(place.wrong)

  // With --json the one object has standard output for itself.
  const say = options.json ? console.error : console.log
  const findings: CoinsFinding[] = []
  const tell = (finding: CoinsFinding): void => {
    findings.push(finding)
    show(lineOfCoins(finding), say)
  }
  const well = await examineLine(place, tell)
  say(`${marks[well ? 'good' : 'bad']} ${well ? 'all is well' : 'not all is well'}`)
  if (options.json) console.log(JSON.stringify(coinsResultOf(findings)))
  return well ? 0 : 1
}

interface Place { readonly path: string; readonly wished: CoinsWished }

async function examineLine({ path, wished }: Place, tell: (finding: CoinsFinding) => void): Promise<boolean> {
  const why = await lineTrouble(path)
  if (why === null) return examineCoins({ open: serialLine(path), timer: systemTimer, wished, tell })
  tell({ kind: 'noLine', path, why })
  return false
}

/** A coin acceptor where it is by custom, and whatever else answers. */
const usual: CoinsWished = { devices: [{ address: 2, role: 'coins' }], complete: false, takes: [] }

function placeOf({ port, config }: CoinsOptions): Place | { readonly wrong: string } {
  if (config === null) return { path: port ?? '', wished: usual }
  const read = readConfiguration(config)
  if (read.kind === 'wrong') return { wrong: read.why }
  const { coins } = read.configuration
  if (coins.kind !== 'cctalk') {
    return { wrong: `${config}: its coins are the ${coins.kind} device, which has no line; examine one with --port PATH alone` }
  }
  const devices = [
    { address: coins.acceptor, role: 'coins' as const },
    ...coins.tubes.map(({ address }) => ({ address, role: 'hopper' as const })),
    ...(coins.notes === null ? [] : [{ address: coins.notes.address, role: 'notes' as const }]),
  ]
  return { path: port ?? coins.path, wished: { devices, complete: true, takes: coins.takes ?? [] } }
}

function refuse(why: string): number {
  console.error(why)
  return 2
}
