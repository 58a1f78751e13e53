import { coinKinds } from '../../hardware/coins/software/coin-acceptor.ts'
import type { CoinKind } from '../../hardware/coins/software/coin-acceptor.ts'
import { noteKind } from '../../hardware/coins/software/note-acceptor.ts'
import type { SoftwareBus } from '../../hardware/coins/software/software-bus.ts'
import { numberIn } from './word.ts'
import type { Word, Wrong } from './word.ts'

function namesOf(kinds: readonly CoinKind[]): readonly string[] {
  return [...new Set(kinds.flatMap(({ id, yen }) => [String(yen), id]))]
}

const coins = namesOf(coinKinds)
const coinsAndNotes = namesOf([...coinKinds, noteKind])

/** What customers and staff do with money. */
export const moneyWords: readonly Word[] = [
  {
    name: 'insert', takes: 'WHAT…',
    does: 'puts coins and notes in at once, by yen (of 500 the old coin) or name (JP500B); says of each: credited, returned or held',
    obey: (bus, given) => each(given, bus.notes === null ? coins : coinsAndNotes, (what) => bus.insert(what)),
  },
  {
    name: 'string', takes: 'WHAT…', does: 'puts a coin in and pulls it out again once it is credited',
    obey: (bus, given) => each(given, coins, (what) => bus.insertOnString(what)),
  },
  { name: 'lever', takes: '', does: 'presses the return lever', obey: (bus) => { bus.acceptor.pullLever(); return 'pressed' } },
  { name: 'take', takes: '', does: 'takes all that lies outside', obey: (bus) => `${bus.till.take()} yen taken` },
  { name: 'fill', takes: 'YEN=COINS…', does: 'makes the tube of that value hold so many coins', obey: fill },
  { name: 'collect', takes: '', does: 'empties the cash box', obey: (bus) => `${bus.till.collect()} yen collected` },
]

/** Nothing is put in when one of them does not exist. */
function each(given: readonly string[], known: readonly string[], put: (what: number | string) => string | null): string | Wrong {
  const foreign = given.find((what) => !known.includes(what))
  const wrong = `${foreign ?? 'nothing'} can’t be put in; there are: ${known.join(' ')}`
  if (given.length === 0 || foreign !== undefined) return { wrong }
  return given.map((what) => put(/^\d+$/.test(what) ? Number(what) : what)).join(' ')
}

function fill(bus: SoftwareBus, given: readonly string[]): string | Wrong {
  const read = given.map((pair) => {
    const [yen = '', coins, ...rest] = pair.split('=')
    const tube = bus.till.state.tubes.find(({ value }) => String(value) === yen)
    const count = tube === undefined || rest.length > 0 ? null : numberIn(coins, 0, tube.capacity)
    return tube === undefined || count === null ? null : { value: tube.value, count }
  })
  const good = read.filter((one) => one !== null)
  const tubes = bus.till.state.tubes.map(({ value, capacity }) => `${value}=0 to ${value}=${capacity}`).join(', ')
  if (given.length === 0 || good.length < read.length) return { wrong: `fill takes YEN=COINS: ${tubes}` }
  for (const { value, count } of good) bus.till.fill(value, count)
  return good.map(({ value, count }) => `${value} yen: ${count}`).join(', ')
}
