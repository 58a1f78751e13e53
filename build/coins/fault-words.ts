import type { Mishap } from '../../hardware/coins/software/line-faults.ts'
import type { SoftwareBus } from '../../hardware/coins/software/software-bus.ts'
import { addressWords, addressesIn, numberIn } from './word.ts'
import type { Word, Wrong } from './word.ts'

const mishapWords: Readonly<Record<Mishap, string>> = {
  busy: 'the next requests are answered by BUSY, and not done',
  nack: 'the next requests are answered by NACK, and not done',
  lost: 'the next requests are done, and their answers lost',
  checksum: 'the next requests are done, and answered with a wrong checksum',
}

/** What goes wrong in devices. */
const deviceWords: readonly Word[] = [
  {
    name: 'jam', takes: 'on|off [CODE]',
    does: 'coins stick on their way in, with that event (14: credit sensor blocked, 15: sorter blocked)',
    obey(bus, [state, code = '14']) {
      const event = numberIn(code, 1, 255)
      const wrong = 'jam takes on or off, and behind on an event from 1 to 255'
      if ((state !== 'on' && state !== 'off') || event === null) return { wrong }
      bus.acceptor.jam(state === 'on' ? event : null)
      return state === 'on' ? `coins stick (event ${event})` : 'coins run'
    },
  },
  {
    name: 'fraud', takes: '[CODE]', does: 'the acceptor tells of a coin on a string (20), or of 16 to 19 or 23',
    obey: (bus, [code = '20']) => happen(bus, 'fraud', code, '1'),
  },
  {
    name: 'event', takes: 'CODE [TIMES]', does: 'the acceptor tells of any event, 1 to 255, so often',
    obey: (bus, [code, times = '1']) => happen(bus, 'event', code, times),
  },
  { name: 'overrun', takes: '', does: 'six events at once, of which five are remembered', obey: (bus) => happen(bus, 'overrun', '1', '6') },
  {
    name: 'broken', takes: 'CODE|off', does: 'the acceptor’s self check finds that fault (30: ROM, 3: credit sensor)',
    obey(bus, [code]) {
      const fault = code === 'off' ? 0 : numberIn(code, 1, 255)
      if (fault === null) return { wrong: 'broken takes a fault code from 1 to 255, or off' }
      bus.acceptor.break(fault === 0 ? null : fault)
      return fault === 0 ? 'the self check finds nothing' : `the self check finds ${fault}`
    },
  },
  {
    name: 'hopper', takes: 'YEN jam N|off', does: 'the hopper of that value jams when N coins more have fallen (0: at once)',
    obey(bus, [value, ...rest]) {
      const hopper = bus.hoppers.find((hopper) => String(hopper.value) === value)
      const coins = rest.join(' ') === 'off' ? -1 : rest[0] === 'jam' ? numberIn(rest[1] ?? '0', 0, 999) : null
      if (hopper === undefined || coins === null) return { wrong: 'hopper takes 10, 50, 100 or 500, and behind it jam N or off' }
      hopper.jamAfter(coins < 0 ? null : coins)
      return coins < 0 ? `the ${value} yen hopper runs` : `the ${value} yen hopper jams after ${coins} coins`
    },
  },
  {
    name: 'notes', takes: 'jammed|full|well', does: 'takes no note because of that',
    obey(bus, [state]) {
      if (bus.notes === null) return { wrong: 'no note acceptor is fitted' }
      if (state !== 'jammed' && state !== 'full' && state !== 'well') return { wrong: 'notes takes jammed, full or well' }
      bus.notes.fail(state === 'well' ? null : state === 'full' ? 'stackerFull' : 'jammed')
      return `the note acceptor is ${state}`
    },
  },
  {
    name: 'reset', takes: '[ADDRESS…]', does: 'cuts the power and gives it back: counters are 0, and all is inhibited',
    obey: (bus, given) => toAddresses(bus, given, 'reset', (to) => bus.reset(to)),
  },
  {
    name: 'unplug', takes: '[ADDRESS…]', does: 'cuts the power: coins fall through, hoppers stop',
    obey: (bus, given) => toAddresses(bus, given, 'without power', (to) => bus.unplug(to)),
  },
  { name: 'plug', takes: '', does: 'the power is back everywhere', obey: (bus) => { bus.plug(); return 'all have power' } },
]

/** What goes wrong on the line. */
const lineWords: readonly Word[] = [
  {
    name: 'mute', takes: '[ADDRESS…]|off', does: 'hears and says nothing, but takes coins in and goes on paying',
    obey: (bus, given) => (given.join() === 'off'
      ? toAddresses(bus, [], 'heard again', () => bus.faults.mute([]))
      : toAddresses(bus, given, 'mute', (to) => bus.faults.mute(to))),
  },
  {
    name: 'echo', takes: 'on|off', does: 'the host hears itself',
    obey(bus, [state]) {
      if (state !== 'on' && state !== 'off') return { wrong: 'echo takes on or off' }
      bus.faults.echo = state === 'on'
      return `echo ${state}`
    },
  },
  {
    name: 'slow', takes: 'MS', does: 'every answer comes so much later (0: no more)',
    obey(bus, [ms]) {
      const late = numberIn(ms, 0, 600_000)
      if (late === null) return { wrong: 'slow takes whole milliseconds from 0 to 600000' }
      bus.faults.slowMs = late
      return `answers come ${late} ms late`
    },
  },
  {
    name: 'noise', takes: 'SEED|off', does: 'a tenth of all that is sent, either way, is spoiled, as the seed says',
    obey(bus, [seed]) {
      const number = seed === 'off' ? -1 : numberIn(seed, 0, 999_999)
      if (number === null) return { wrong: 'noise takes a seed from 0 to 999999, or off' }
      bus.faults.noise(number < 0 ? null : number)
      return number < 0 ? 'the line is clean' : `noise of seed ${number}`
    },
  },
  ...(['busy', 'nack', 'lost', 'checksum'] as const).map((mishap): Word => ({
    name: mishap, takes: 'TIMES [HEADER [ADDRESS]]', does: mishapWords[mishap], obey: (bus, given) => plan(bus, mishap, given),
  })),
  {
    name: 'well', takes: '', does: 'ends every fault, and has power everywhere',
    obey(bus) {
      bus.acceptor.jam(null)
      bus.acceptor.break(null)
      for (const hopper of bus.hoppers) hopper.jamAfter(null)
      bus.notes?.fail(null)
      bus.plug()
      bus.faults.end()
      return 'all is well'
    },
  },
]

export const faultWords: readonly Word[] = [...deviceWords, ...lineWords]

function happen(bus: SoftwareBus, word: string, code: string | undefined, times: string): string | Wrong {
  const [event, often] = [numberIn(code, 1, 255), numberIn(times, 1, 300)]
  const wrong = `${word} takes a code from 1 to 255${word === 'event' ? ', and how often, 1 to 300' : ''}`
  if (event === null || often === null) return { wrong }
  for (let time = 0; time < often; time += 1) bus.acceptor.happen(event)
  return `told of event ${event}${often > 1 ? `, ${often} times` : ''}`
}

type ToAddresses = (addresses: 'all' | readonly number[]) => void

function toAddresses(bus: SoftwareBus, given: readonly string[], what: string, does: ToAddresses): string | Wrong {
  const addresses = addressesIn(bus, given)
  if (addresses === null) return { wrong: addressWords }
  does(addresses)
  return `${addresses === 'all' ? 'all' : addresses.join(' ')}: ${what}`
}

function plan(bus: SoftwareBus, mishap: Mishap, [times, ...aim]: readonly string[]): string | Wrong {
  const [often, numbers] = [numberIn(times, 1, 999), aim.map((text) => numberIn(text, 0, 255))]
  const [header, address] = numbers
  const wrong = `${mishap} takes how often (1 to 999), and which header and address`
  if (often === null || aim.length > 2 || header === null || address === null) return { wrong }
  bus.faults.plan(mishap, often, { ...(header === undefined ? {} : { header }), ...(address === undefined ? {} : { address }) })
  return `${mishap}: the next ${often}${header === undefined ? '' : ` of header ${header}`}${address === undefined ? '' : ` to ${address}`}`
}
