import type { CardChange } from '../../hardware/card/card.ts'
import type { CoinHappening, CoinState } from '../../hardware/coins/coins.ts'
import type { PrinterStatus } from '../../hardware/printer/printer.ts'
import type { Notice } from '../contract/view.ts'
import type { FaultCode } from '../flow/fault.ts'
import { knownValues } from './ears.ts'
import type { Loop } from './loop.ts'
import { inTime } from './patience.ts'
import type { Ports } from './ports.ts'
import type { Screen } from './screen.ts'
import type { Deadlines, Settings } from './settings.ts'

/** How often the center is asked: well, so that hours stay true and nobody begins in vain; ill, so that service comes back soon. Ms. */
const heartbeat = { well: 60_000, ill: 5_000 } as const

/** Keeps an eye on reader, coins, printer, receipt outlet and center, and tells the flow what has changed. */
export class Lookout {
  readonly #ports: Ports
  readonly #settings: Settings
  readonly #screen: Screen
  readonly #loop: Loop
  #unwatch: (() => void)[] = []
  #stopped = false
  #centerLookedAt = 0

  constructor(ports: Ports, settings: Settings, screen: Screen, loop: Loop) {
    this.#ports = ports
    this.#settings = settings
    this.#screen = screen
    this.#loop = loop
  }

  /** Asks everything once, then listens and looks again and again. Settles after the first look, however silent a device is. */
  async start(): Promise<void> {
    const { card, coins } = this.#ports
    this.#unwatch.push(coins.watch((happening) => this.#coin(happening)))
    await Promise.all([this.#lookAtPrinter(), this.#lookAtCoins(), this.#lookAtCenter()])
    if (this.#stopped) return
    this.#unwatch.push(card.watch((change) => this.#card(change)))
    this.#again()
  }

  stop(): void {
    this.#stopped = true
    for (const unwatch of this.#unwatch) unwatch()
    this.#unwatch = []
  }

  /** The next look begins only when this one is over, so that a slow device is never asked twice at a time. */
  #again(): void {
    this.#ports.clock.after(this.#settings.times.look, () => void this.#look().then(() => this.#again()))
  }

  async #look(): Promise<void> {
    const { step, holding } = this.#loop.flow
    const resting = step.kind === 'ready' || step.kind === 'outOfService'
    const looks: Promise<void>[] = []
    // While it prints, the vault asks the printer; two askers would only disturb each other.
    if (step.kind !== 'printing') looks.push(this.#lookAtPrinter())
    if (holding.receipt === 'outlet') looks.push(this.#lookAtReceipt())
    if (resting) looks.push(this.#lookAtCoins())
    if (this.#centerIsDue(resting)) looks.push(this.#lookAtCenter())
    await Promise.all(looks)
  }

  #card({ kind }: CardChange): void {
    switch (kind) {
      case 'placed': return this.#loop.tell({ kind: 'cardPlaced', visit: Buffer.from(this.#ports.random(16)).toString('hex') })
      case 'removed': return this.#loop.tell({ kind: 'cardRemoved' })
      case 'readerLost': return this.#raise('card.readerLost')
      case 'readerFound': return this.#clear('card.readerLost')
    }
  }

  #coin(happening: CoinHappening): void {
    switch (happening.kind) {
      case 'credited': return this.#loop.tell({ kind: 'credited', yen: happening.yen, counter: happening.counter })
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

  /** Just after printing it may still be busy with our own job; that is no fault. */
  #faultsIn({ faults }: PrinterStatus): readonly FaultCode[] {
    const { kind } = this.#loop.flow.step
    const ours = kind === 'handing' || kind === 'receipt' || kind === 'settling'
    return faults.filter((fault) => !(ours && fault === 'busy')).map((fault): FaultCode => `printer.${fault}`)
  }

  async #lookAtCoins(): Promise<void> {
    const { coins, receipts } = this.#ports
    const [state, receipt] = await Promise.all([this.#inTime('coins', coins.state()), this.#inTime('status', receipts.available())])
    this.#compare('coins.', state === null ? ['coins.offline'] : state.faults.map((fault): FaultCode => `coins.${fault}`))
    if (state === null) return
    this.#loop.guard(() => this.#screen.learn({ values: knownValues(state), notices: noticesOf(state, receipt === true) }))
  }

  /** Asked only once the receipt has come out: then an empty outlet means a taken receipt, however quick the hand was. */
  async #lookAtReceipt(): Promise<void> {
    const outlet = await this.#inTime('status', this.#ports.receipts.outlet())
    if (outlet === 'empty' && this.#loop.flow.holding.receipt === 'outlet') this.#loop.tell({ kind: 'receiptTaken' })
  }

  #centerIsDue(resting: boolean): boolean {
    const ill = this.#loop.flow.machine.faults.some((code) => code.startsWith('center.'))
    const since = this.#ports.clock.monotonic() - this.#centerLookedAt
    return ill ? since >= heartbeat.ill : resting && since >= heartbeat.well
  }

  /** A center that does not answer well while nobody waits would not serve anybody either. Its refusals are about persons and hours. */
  async #lookAtCenter(): Promise<void> {
    const { terminal, build } = this.#settings
    this.#centerLookedAt = this.#ports.clock.monotonic()
    const answer = await this.#inTime('session', this.#ports.center.openSession({ terminal, build }))
    if (answer?.kind === 'ok') this.#loop.guard(() => this.#screen.learn({ hours: answer.value.hours }))
    if (answer?.kind === 'ok' || answer?.kind === 'refused') this.#compare('center.', [])
    else this.#compare('center.', [answer?.fault === 'suspended' ? 'center.suspended' : 'center.unreachable'])
  }

  /** Tells which faults of a device have come and which have gone, as against what the flow believes. */
  #compare(device: string, now: readonly FaultCode[]): void {
    const believed = this.#loop.flow.machine.faults.filter((code) => code.startsWith(device))
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

function noticesOf({ values, canPayOut }: CoinState, receipt: boolean): readonly Notice[] {
  const notices: Notice[] = []
  if (canPayOut < Math.max(0, ...values)) notices.push('exactMoneyOnly')
  if (!receipt) notices.push('receiptUnavailable')
  return notices
}
