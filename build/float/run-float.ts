import { join, resolve } from 'node:path'
import { chosenConfiguration } from '../../electron/configuration/chosen-configuration.ts'
import { levelsFile, levelsName, nothingKnown } from '../../hardware/coins/levels.ts'
import { OwnCount } from '../../hardware/coins/own-count.ts'
import { recounted } from '../../hardware/coins/recount.ts'
import { heldStill } from './held-still.ts'
import { readOptions } from './options.ts'
import type { Configuration } from '../../electron/configuration/configuration.ts'
import type { Levels } from '../../hardware/coins/levels.ts'
import type { CountedTube } from '../../hardware/coins/own-count.ts'
import type { Recounted } from '../../hardware/coins/recount.ts'
import type { Filled, Options } from './options.ts'

/** What is said, and where. */
export interface Out {
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
}

type CcTalkTubes = Extract<Configuration['coins'], { kind: 'cctalk' }>['tubes']
interface Wrong { readonly wrong: string }

/**
 * Shows what the tubes of a stopped terminal are counted to hold, and changes it after people have filled or emptied them (つり銭補充, 公金回収).
 * Exit code: 0 done; 1 the terminal is running, or the disk refuses; 2 asked wrongly, or the count can't be read.
 */
export function runFloat(argv: readonly string[], { say, complain }: Out): 0 | 1 | 2 {
  const options = readOptions(argv)
  if ('wrong' in options) return refuse(options.wrong, 2)
  const read = chosenConfiguration(options.config)
  if (read.kind === 'wrong') return refuse(read.why, 2)
  const { coins, dataFolder } = read.configuration
  if (coins.kind !== 'cctalk') return refuse('coins: the demo device counts what it holds by itself; its hand empties it (--config FILE names a terminal with real ones)', 2)
  const folder = resolve(dataFolder)
  const letGo = heldStill(folder)
  if (letGo === null) return refuse('the terminal is running, and counts by itself; stop it, count, and start it again', 1)
  try {
    return count(levelsFile(join(folder, levelsName)), coins.tubes, options)
  } finally {
    letGo()
  }

  function count(levels: Levels, tubes: CcTalkTubes, options: Options): 0 | 1 | 2 {
    const changes = options.empty || options.fill.length > 0 || options.cashbox !== null
    const kept = levels.read()
    if (kept.kind === 'broken' && !options.empty) return refuse(`${kept.why}; count what is in the tubes, and say it with --empty --fill`, 2)
    const wished = wishedIn(tubes, options)
    if ('wrong' in wished) return refuse(wished.wrong, 2)
    try {
      if (kept.kind === 'broken') levels.setAside()
      if (changes) levels.write(recounted(kept.kind === 'read' ? kept.money : nothingKnown, wished, options.cashbox ?? (options.empty ? 0 : null)))
    } catch (error) {
      return refuse(`${levels.where}: can’t be written (${error instanceof Error ? error.message : String(error)})`, 1)
    }
    show(levels, tubes, options.json)
    return 0
  }

  function show(levels: Levels, tubes: CcTalkTubes, json: boolean): void {
    const own = new OwnCount({ levels, tubes, warn: complain })
    const counted = own.tubes().map(tubeShown)
    const yen = counted.reduce((sum, tube) => sum + tube.yen, 0)
    if (json) say(JSON.stringify({ tubes: counted, cashbox: own.cashbox, float: yen }))
    else for (const line of [...counted.map(tubeLine), `cash box: ${own.cashbox} yen`, `change: ${yen} yen`]) say(line)
  }

  function refuse(why: string, code: 1 | 2): 1 | 2 {
    complain(why)
    return code
  }
}

/** The tubes that were counted, by what the command line says of them. */
function wishedIn(tubes: CcTalkTubes, { fill, empty }: Options): readonly Recounted[] | Wrong {
  const counts = new Map<number, number>(empty ? tubes.map(({ address }) => [address, 0]) : [])
  for (const each of fill) {
    const tube = tubeOf(tubes, each)
    if ('wrong' in tube) return tube
    counts.set(tube.address, each.count)
  }
  return tubes.flatMap(({ address, value }) => {
    const count = counts.get(address)
    return count === undefined ? [] : [{ address, value, count }]
  })
}

function tubeOf(tubes: CcTalkTubes, { value, address, count }: Filled): CcTalkTubes[number] | Wrong {
  const [tube, other] = tubes.filter(tube => tube.value === value && (address === null || tube.address === address))
  const said = address === null ? String(value) : `${value}@${address}`
  if (tube === undefined) return { wrong: `--fill ${said}: there is no such tube; there are ${tubes.map(({ value, address }) => `${value}@${address}`).join(', ') || 'none'}` }
  if (other !== undefined) return { wrong: `--fill ${said}: there are several tubes of ${value} yen; name one: ${value}@${tube.address} or ${value}@${other.address}` }
  if (count > tube.capacity) return { wrong: `--fill ${said}=${count}: only ${tube.capacity} coins fit in` }
  return tube
}

type ShownTube = Pick<CountedTube, 'value' | 'address' | 'count' | 'capacity' | 'level'> & { readonly yen: number }

function tubeShown({ value, address, count, capacity, level }: CountedTube): ShownTube {
  return { value, address, count, capacity, level, yen: value * count }
}

function tubeLine({ value, address, count, capacity, level, yen }: ShownTube): string {
  return `${String(value).padStart(4)} yen at ${address}: ${count} of ${capacity} coins, ${yen} yen (${level})`
}
