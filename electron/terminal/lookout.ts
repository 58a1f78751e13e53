import type { CardChange } from '../../hardware/card/card.ts'
import type { CoinHappening, CoinState } from '../../hardware/coins/coins.ts'
import type { PrinterStatus } from '../../hardware/printer/printer.ts'
import type { Notice } from '../contract/view.ts'
import { canReturn } from '../flow/change.ts'
import type { FaultCode } from '../flow/fault.ts'
import { denominations } from '../flow/yen.ts'
import type { Bookkeeper } from './bookkeeper.ts'
import type { CenterWatch } from './center-watch.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import { knownValues } from './ears.ts'
import type { Loop } from './loop.ts'
import { inTime } from './patience.ts'
import type { PaymentDebts } from './payment-debts.ts'
import type { Ports } from './ports.ts'
import type { Recovered } from './recover.ts'
import type { Screen } from './screen.ts'
import type { Deadlines, Settings } from './settings.ts'

/** How often the center is asked: seldom while all is quiet; soon, so that a stop reaches who is there, and service comes back. Ms. */
const heartbeat = { quiet: 60_000, soon: 5_000 } as const

export interface LookoutParts {
  readonly ports: Ports
  readonly settings: Settings
  readonly screen: Screen
  readonly centerWatch: CenterWatch
  readonly doorkeeper: Doorkeeper
  readonly books: Bookkeeper
  readonly debts: PaymentDebts
  readonly loop: Loop
  readonly askCoinsAgain: Recovered['askCoinsAgain']
}

/** Keeps an eye on reader, coins, printer, receipt outlet, center and hours, and tells the flow what has changed. */
export class Lookout {
  readonly #ports: Ports
  readonly #settings: Settings
  readonly #screen: Screen
  readonly #centerWatch: CenterWatch
  readonly #doorkeeper: Doorkeeper
  readonly #books: Bookkeeper
  readonly #debts: PaymentDebts
  readonly #loop: Loop
  /** As long as this stands the coin device has not said what it remembers, and is not listened to. */
  #askCoinsAgain: Recovered['askCoinsAgain']
  #unwatch: (() => void)[] = []
  #stopped = false
  #centerLookedAt = 0
  #askingCenter = false

  constructor({ ports, settings, screen, centerWatch, doorkeeper, books, debts, loop, askCoinsAgain }: LookoutParts) {
    this.#ports = ports
    this.#settings = settings
    this.#screen = screen
    this.#centerWatch = centerWatch
    this.#doorkeeper = doorkeeper
    this.#books = books
    this.#debts = debts
    this.#loop = loop
    this.#askCoinsAgain = askCoinsAgain
  }

  /** Asks everything once, then listens and looks again and again. Settles after the first look, however silent a device is. */
  async start(): Promise<void> {
    const { card } = this.#ports
    if (this.#askCoinsAgain === null) this.#watchCoins()
    else this.#raise('coins.offline')
    await Promise.all([this.#lookAtPrinter(), this.#lookAtCoins(), this.#lookAtCenter()])
    if (this.#stopped) return
    this.#unwatch.push(card.watch((change) => this.#card(change)))
    this.#again()
  }

  #watchCoins(): void {
    this.#unwatch.push(this.#ports.coins.watch((happening) => this.#coin(happening)))
  }

  /** Whether the coin device is listened to by now. */
  async #heardCoins(): Promise<boolean> {
    if (this.#askCoinsAgain === null) return true
    const locked = await this.#askCoinsAgain()
    if (locked === null || this.#stopped) return false
    this.#askCoinsAgain = null
    for (const code of locked) this.#raise(code)
    this.#watchCoins()
    return true
  }

  stop(): void {
    this.#stopped = true
    for (const unwatch of this.#unwatch) unwatch()
    this.#unwatch = []
  }

  /** The next look begins only when this one is over, so that a slow device is never asked twice at a time. */
  #again(): void {
    this.#ports.clock.after(this.#settings.times.look, () => this.#guarded(this.#look().then(() => this.#again())))
  }

  async #look(): Promise<void> {
    const { step, holding } = this.#loop.flow
    const resting = this.#resting
    const looks: Promise<void>[] = []
    // While it prints, the vault asks the printer; two askers would only disturb each other.
    if (step.kind !== 'printing') looks.push(this.#lookAtPrinter())
    if (holding.receipt === 'outlet') looks.push(this.#lookAtReceipt())
    if (resting) looks.push(this.#lookAtCoins())
    // Not waited for: a silent neighbour must not keep the devices from being looked at.
    if (resting) this.#guarded(this.#debts.look(() => this.#resting))
    if (this.#centerIsDue(resting)) void this.#lookAtCenter()
    this.#doorkeeper.look()
    await Promise.all(looks)
  }

  /** What throws in here is a bug like any other, though nobody waits for it. */
  #guarded(done: Promise<void>): void {
    done.catch((bug: unknown) => this.#loop.guard(() => { throw bug }))
  }

  /** Nobody is being served. */
  get #resting(): boolean {
    const { kind } = this.#loop.flow.step
    return !this.#stopped && (kind === 'ready' || kind === 'outOfService')
  }

  #card({ kind }: CardChange): void {
    switch (kind) {
      case 'placed':
        this.#doorkeeper.look()
        return this.#loop.tell({ kind: 'cardPlaced', visit: Buffer.from(this.#ports.random(16)).toString('hex') })
      case 'removed': return this.#loop.tell({ kind: 'cardRemoved' })
      case 'readerLost': return this.#raise('card.readerLost')
      case 'readerFound': return this.#clear('card.readerLost')
    }
  }

  #coin(happening: CoinHappening): void {
    switch (happening.kind) {
      case 'credited': return this.#loop.tell({ kind: 'credited', ...happening.credit })
      case 'passed': return this.#loop.guard(() => this.#books.coinsPassed(happening.mark))
      case 'fault': return this.#raise(`coins.${happening.fault}`)
      case 'cleared': return this.#clear(`coins.${happening.fault}`)
    }
  }

  async #lookAtPrinter(): Promise<void> {
    const status = await this.#inTime('status', this.#ports.printer.status())
    this.#compare('printer.', status === null ? ['printer.offline'] : this.#faultsIn(status))
    const outlet = status?.outlet ?? 'unknown'
    // A silent printer does not take back what it has said about its outlet.
    if (status !== null && outlet !== this.#loop.flow.machine.outlet) this.#loop.tell({ kind: 'outlet', state: outlet })
  }

  /** Just after printing, or with a receipt or slip, it may still be busy with our own job; that is no fault. */
  #faultsIn({ faults }: PrinterStatus): readonly FaultCode[] {
    const { step: { kind }, holding: { items } } = this.#loop.flow
    const between = kind === 'clearing' && items.some(({ issue }) => issue === 'printed')
    const ours = between || kind === 'handing' || kind === 'receipt' || kind === 'registered' || kind === 'settling'
    return faults.filter((fault) => !(ours && fault === 'busy')).map((fault): FaultCode => `printer.${fault}`)
  }

  async #lookAtCoins(): Promise<void> {
    if (!await this.#heardCoins()) return
    const { coins, receipts } = this.#ports
    const [state, receipt] = await Promise.all([this.#inTime('coins', coins.state()), this.#inTime('status', receipts.available())])
    this.#compare('coins.', state === null ? ['coins.offline'] : state.faults.map((fault): FaultCode => `coins.${fault}`))
    if (state === null) return
    this.#loop.guard(() => this.#books.float(state))
    this.#loop.guard(() => this.#screen.learn({ values: knownValues(state), notices: noticesOf(state, receipt === true) }))
  }

  /** Asked only once the receipt has come out: then an empty outlet means a taken receipt, however quick the hand was. */
  async #lookAtReceipt(): Promise<void> {
    const outlet = await this.#inTime('status', this.#ports.receipts.outlet())
    this.#loop.guard(() => this.#screen.learn({ receiptLies: outlet === 'occupied' }))
    if (outlet === 'empty' && this.#loop.flow.holding.receipt === 'outlet') this.#loop.tell({ kind: 'receiptTaken' })
  }

  #centerIsDue(resting: boolean): boolean {
    const ill = this.#loop.flow.machine.faults.some(isCenters)
    const since = this.#ports.clock.monotonic() - this.#centerLookedAt
    return !this.#askingCenter && since >= (resting && !ill ? heartbeat.quiet : heartbeat.soon)
  }

  async #lookAtCenter(): Promise<void> {
    this.#askingCenter = true
    this.#centerLookedAt = this.#ports.clock.monotonic()
    const said = await this.#inTime('stops', this.#centerWatch.ask().then((wrong) => ({ wrong })))
    this.#askingCenter = false
    // Late is no better than away.
    const fault = said === null || said.wrong === 'center.late' ? 'center.unreachable' : said.wrong
    this.#compareAll(isCenters, fault === null ? [] : [fault])
    this.#doorkeeper.look()
  }

  #compare(device: 'printer.' | 'coins.', now: readonly FaultCode[]): void {
    this.#compareAll((code) => code.startsWith(device), now)
  }

  /** Tells which faults of one kind have come and which have gone, as against what the flow believes. */
  #compareAll(isOne: (code: FaultCode) => boolean, now: readonly FaultCode[]): void {
    const believed = this.#loop.flow.machine.faults.filter(isOne)
    for (const code of now) this.#raise(code)
    for (const code of believed) if (!now.includes(code)) this.#clear(code)
  }

  #raise(code: FaultCode): void {
    const { faults, locked } = this.#loop.flow.machine
    if (!faults.includes(code) && !locked.includes(code)) this.#loop.tell({ kind: 'faultRaised', code })
  }

  #clear(code: FaultCode): void {
    if (this.#loop.flow.machine.faults.includes(code)) this.#loop.tell({ kind: 'faultCleared', code })
  }

  #inTime<Answer>(deadline: keyof Deadlines, asked: Promise<Answer>): Promise<Answer | null> {
    return inTime(this.#ports.clock, this.#settings.times.deadlines[deadline], asked)
  }
}

/** All fees are whole multiples of it, yen. */
const [smallest] = denominations

/** What a heartbeat can find, and take back. */
function isCenters(code: FaultCode): boolean {
  return code.startsWith('center.') || code === 'clock.skewed'
}

/** Exact money only, as long as nobody knows what is to be paid: there is change, up to the largest coin or note, that could not be given. */
function givesChange({ values, tubes }: CoinState): boolean {
  const most = Math.max(0, ...values) - smallest
  return Array.from({ length: most / smallest }, (_, tens) => (tens + 1) * smallest).every((yen) => canReturn(tubes, yen))
}

function noticesOf(state: CoinState, receipt: boolean): readonly Notice[] {
  const notices: Notice[] = []
  if (!givesChange(state)) notices.push('exactMoneyOnly')
  if (!receipt) notices.push('receiptUnavailable')
  return notices
}
