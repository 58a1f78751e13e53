import { doctorCard } from './card.ts'
import { doctorCenter } from './center.ts'
import { doctorCoins } from './coins.ts'
import { doctorPrinter } from './printer.ts'

/** What can be examined: its word on the command line, and what does it. Each gives the exit code: 0 well, 1 not, 2 asked wrongly. */
const doctors: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  card: doctorCard, center: doctorCenter, printer: doctorPrinter, coins: doctorCoins,
  // A whole terminal and its browser, which the others need not wait for.
  wipe: async (args) => (await import('./wipe/wipe.ts')).doctorWipe(args),
}

const [device = '', ...args] = process.argv.slice(2)
const doctor = Object.hasOwn(doctors, device) ? doctors[device] : undefined
if (doctor === undefined) {
  const why = device === '' ? 'Which device?' : 'There is no such device here.'
  console.error(`${why} npm run doctor -- DEVICE [options], where DEVICE is one of: ${Object.keys(doctors).join(', ')}`)
  process.exitCode = 2
} else {
  process.exitCode = await doctor(args)
}
