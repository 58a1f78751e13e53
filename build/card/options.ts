import { parseArgs } from 'node:util'
import { cardHolderOf } from '../../center/reference/card-holders.ts'
import { virtualReaderPort } from '../../hardware/card/virtual-card.ts'
import { faultWords, readFault } from './order.ts'
import type { Order, Wrong } from './order.ts'
import { residentList } from './residents.ts'

export type Options =
  | { readonly kind: 'list' }
  | {
      readonly kind: 'lend'
      /** `CardHolder.id` */
      readonly resident: string
      readonly port: number
      /** Configuration file of the terminal whose center is to know the card; null: the one we ship. */
      readonly config: string | null
      readonly faults: readonly Order[]
    }

const text = { type: 'string' } as const
const known = `known: --resident NAME, --port PORT, --fault WORD (${faultWords}; may be repeated), --config FILE, --list`

/** Reads the command line; what is wrong is named, with what would be right. */
export function readOptions(argv: readonly string[]): Options | Wrong {
  const parsed = parse(argv)
  if ('wrong' in parsed) return parsed
  const { list = false, resident, port = String(virtualReaderPort.first), config = null, fault = [] } = parsed
  if (list) return { kind: 'list' }
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0
  if (number < 1 || number > 65535) return { wrong: `--port ${port}: takes a port from 1 to 65535; virtual readers are on ${Object.values(virtualReaderPort).join(' and ')}` }
  if (resident === undefined) return { wrong: `--resident NAME is missing: whose card?\n\n${residentList()}` }
  if (cardHolderOf(resident) === null) return { wrong: `--resident ${resident}: nobody of that name carries anything; there are:\n\n${residentList()}` }
  const orders = fault.map(readFault)
  const wrong = orders.find((order) => 'wrong' in order)
  if (wrong !== undefined) return wrong
  return { kind: 'lend', resident, port: number, config, faults: orders.filter((order) => 'kind' in order) }
}

function parse(argv: readonly string[]) {
  try {
    const options = { list: { type: 'boolean' }, resident: text, port: text, config: text, fault: { ...text, multiple: true } } as const
    return parseArgs({ args: [...argv], options }).values
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${known}` }
  }
}
