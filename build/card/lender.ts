import type { CardHolder } from '../../center/reference/residents.ts'
import type { Fault, Random } from '../../hardware/card/fault.ts'
import { FaultyChip } from '../../hardware/card/faulty-chip.ts'
import type { SoftwareCard } from '../../hardware/card/software-card.ts'
import type { Timer } from '../../hardware/card/timer.ts'
import type { Left, VirtualCard } from '../../hardware/card/virtual-card.ts'
import { words } from './order.ts'
import type { Order } from './order.ts'
import { described } from './residents.ts'

export interface LenderParts {
  /** The card of a resident: whenever asked, the same one, with its counters. */
  readonly issue: (resident: string) => Promise<{ readonly holder: CardHolder; readonly card: SoftwareCard }>
  /** How a chip lies on the reader. */
  readonly lend: (chip: FaultyChip, onLeft: (how: Left) => void) => Pick<VirtualCard, 'insert' | 'remove' | 'removeAfter' | 'answered' | 'lies' | 'noticed'>
  readonly say: (line: string) => void
  readonly timer: Timer
  readonly random: Random
}

/** A reader looks at a new card every 0.3 s, ms. */
const lookedAtWithin = 1000
const overlooked = 'the reader has not looked at it yet: another card lies on it, perhaps on the demo board'

type Issued = Awaited<ReturnType<LenderParts['issue']>>

/** The hand that lends a card in software to a reader, and does with it what it is told, one thing after the other. */
export class Lender {
  readonly #parts: LenderParts
  readonly #chip: FaultyChip
  readonly #line: ReturnType<LenderParts['lend']>
  #lent: Issued
  #stopLooking: () => void = () => {}

  private constructor(parts: LenderParts, lent: Issued) {
    this.#parts = parts
    this.#lent = lent
    this.#chip = new FaultyChip(lent.card, parts.timer, parts.random)
    this.#line = parts.lend(this.#chip, (how) => parts.say(lefts[how]))
  }

  /** Lays down the card of a resident, with what is wrong with it; rejects when there is no reader. */
  static async open(parts: LenderParts, resident: string, faults: readonly Order[]): Promise<Lender> {
    const lender = new Lender(parts, await parts.issue(resident))
    for (const order of faults) await lender.obey(order)
    await lender.#lay()
    parts.say(`On the reader: ${described(lender.#lent.holder)}`)
    return lender
  }

  async obey(order: Order): Promise<void> {
    const { say } = this.#parts
    switch (order.kind) {
      case 'insert': return this.#insert()
      case 'remove': return this.close()
      case 'swap': return this.#swap(order.resident)
      case 'pull':
        this.#line.removeAfter(order.command - 1)
        return say(`It will be pulled in the middle of command ${order.command} from now.`)
      case 'reset':
        this.#chip.resetBefore(order.command)
        return say(`It will be reset before command ${order.command} from now.`)
      case 'fault':
        this.#chip.fault = order.fault
        return say(`The card is ${faultText(order.fault)}.`)
      case 'status': return say(this.#status())
      case 'help': return say(words.map(([word, what]) => `  ${word.padEnd(10)} ${what}`).join('\n'))
    }
  }

  /** Takes the card away. */
  async close(): Promise<void> {
    if (!this.#line.lies) return this.#parts.say('It does not lie on the reader.')
    this.#stopLooking()
    await this.#line.remove()
    this.#parts.say('Taken away.')
  }

  async #insert(): Promise<void> {
    if (this.#line.lies) return this.#parts.say('It lies on the reader already.')
    try {
      await this.#lay()
      this.#parts.say('Laid down.')
    } catch (error) {
      this.#parts.say(`Not laid down: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** A line to the reader comes about behind another card as well: only its looking shows that the card lies in front. */
  async #lay(): Promise<void> {
    await this.#line.insert()
    this.#stopLooking()
    this.#stopLooking = this.#parts.timer(lookedAtWithin, () => {
      if (this.#isOverlooked) this.#parts.say(`But ${overlooked}.`)
    })
  }

  get #isOverlooked(): boolean {
    return this.#line.lies && !this.#line.noticed
  }

  async #swap(resident: string): Promise<void> {
    this.#lent = await this.#parts.issue(resident)
    this.#chip.swap(this.#lent.card)
    this.#parts.say(`${this.#line.lies ? 'Now on the reader' : 'Ready to be inserted'}: ${described(this.#lent.holder)}`)
  }

  #status(): string {
    const { lies, answered } = this.#line
    const { triesLeft } = this.#lent.card
    const place = lies ? 'lies on the reader' : 'does not lie on the reader'
    return [
      `${this.#lent.holder.id} ${place}; the card is ${faultText(this.#chip.fault)}`,
      ...(this.#isOverlooked ? [overlooked] : []),
      `tries left ${triesLeft ?? 'none are counted'}`,
      `commands answered ${answered}`,
    ].join('; ')
  }
}

const lefts: Readonly<Record<Left, string>> = {
  pulled: 'Pulled in the middle of a command.',
  readerGone: 'The reader has let go of it: the PC/SC service ended, or broke off the line. insert tries again.',
}

function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'slow': return `slow: every answer comes ${fault.ms} ms late`
    case 'mute': return 'mute'
    case 'short': return 'giving half of the data'
    case 'long': return 'giving 16 bytes too many'
    case 'garbage': return 'giving random bytes'
    case 'well': return 'well'
  }
}
