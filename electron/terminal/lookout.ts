import type { CoinHappening, CoinState } from '../../hardware/coins/coins.ts'
import type { FlowEvent } from '../flow/event.ts'
import type { FaultCode } from '../flow/fault.ts'
import type { Flow } from '../flow/flow.ts'
import { denominations } from '../flow/yen.ts'
import type { Notice } from '../contract/view.ts'
import { centerFaultCode } from './performing.ts'
import type { Ports } from './ports.ts'
import type { Screen } from './screen.ts'
import type { Settings } from './settings.ts'

/** Keeps an eye on reader, coins, printer, receipt outlet and center, and tells the flow what has changed. */
export class Lookout {
  readonly #ports: Ports
  readonly #settings: Settings
  readonly #screen: Screen
  readonly #tell: (event: FlowEvent) => void
  readonly #flow: () => Flow
  #stops: (() => void)[] = []
  #stopped = false

  constructor(ports: Ports, settings: Settings, screen: Screen, tell: (event: FlowEvent) => void, flow: () => Flow) {
    this.#ports = ports
    this.#settings = settings
    this.#screen = screen
    this.#tell = tell
    this.#flow = flow
  }

  /** Asks everything once, then listens and looks again and again. */
  async start(): Promise<void> {
    const { card, coins } = this.#ports
    this.#stops.push(coins.watch((happening) => this.#coin(happening)))
    await Promise.all([this.#lookAtPrinter(), this.#lookAtCoins(), this.#lookAtCenter()])
    this.#stops.push(card.watch((change) => {
      switch (change.kind) {
        case 'placed': return this.#tell({ kind: 'cardPlaced', visit: Buffer.from(this.#ports.random(16)).toString('hex') })
        case 'removed': return this.#tell({ kind: 'cardRemoved' })
        case 'readerLost': return this.#tell({ kind: 'faultRaised', code: 'card.readerLost' })
        case 'readerFound': return this.#raised('card.readerLost') ? this.#tell({ kind: 'faultCleared', code: 'card.readerLost' }) : undefined
      }
    }))
    this.#again()
  }

  stop(): void {
    this.#stopped = true
    for (const stop of this.#stops) stop()
    this.#stops = []
  }

  #again(): void {
    if (this.#stopped) return
    const stop = this.#ports.clock.after(this.#settings.times.look, () => {
      this.#stops = this.#stops.filter((other) => other !== stop)
      void this.#look().finally(() => this.#again())
    })
    this.#stops.push(stop)
  }

  async #look(): Promise<void> {
    const { step, machine } = this.#flow()
    // While it prints, the vault asks the printer; two askers would only disturb each other.
    if (step.kind !== 'printing') await this.#lookAtPrinter()
    if (step.kind === 'handing' || step.kind === 'receipt') await this.#lookAtReceipt()
    if (step.kind === 'ready' || step.kind === 'outOfService') await this.#lookAtCoins()
    if (machine.faults.some((code) => code.startsWith('center.'))) await this.#lookAtCenter()
  }

  #coin(happening: CoinHappening): void {
    switch (happening.kind) {
      case 'credited': return this.#tell({ kind: 'credited', yen: happening.yen, counter: happening.counter })
      case 'fault': return this.#tell({ kind: 'faultRaised', code: `coins.${happening.fault}` })
      case 'cleared': return this.#raised(`coins.${happening.fault}`) ? this.#tell({ kind: 'faultCleared', code: `coins.${happening.fault}` }) : undefined
    }
  }

  async #lookAtPrinter(): Promise<void> {
    const status = await this.#ports.printer.status()
    this.#compare('printer.', status.faults.map((fault): FaultCode => `printer.${fault}`))
    if (status.outlet !== this.#flow().machine.outlet) this.#tell({ kind: 'outlet', state: status.outlet })
  }

  async #lookAtCoins(): Promise<void> {
    const state = await this.#ports.coins.state()
    this.#compare('coins.', state.faults.map((fault): FaultCode => `coins.${fault}`))
    const values = denominations.filter((value) => state.values.includes(value))
    const notices = await this.#notices(state)
    const { step } = this.#flow()
    const news = String(values) !== String(this.#screen.values) || String(notices) !== String(this.#screen.notices)
    this.#screen.values = values
    this.#screen.notices = notices
    if (news && step.kind === 'ready') this.#screen.refresh()
  }

  async #notices(coins: CoinState): Promise<readonly Notice[]> {
    const notices: Notice[] = []
    if (coins.canPayOut < Math.max(0, ...coins.values)) notices.push('exactMoneyOnly')
    if (!(await this.#ports.receipts.available())) notices.push('receiptUnavailable')
    return notices
  }

  async #lookAtReceipt(): Promise<void> {
    // Asked only once the receipt is out: from then on an empty outlet means that somebody has taken it, however quickly.
    if (this.#flow().holding.receipt !== 'outlet') return
    if ((await this.#ports.receipts.outlet()) === 'empty' && this.#flow().holding.receipt === 'outlet') this.#tell({ kind: 'receiptTaken' })
  }

  async #lookAtCenter(): Promise<void> {
    const { terminal, build } = this.#settings
    const answer = await this.#ports.center.openSession({ terminal, build })
    if (answer.kind === 'ok') this.#screen.hours = answer.value.hours
    this.#compare('center.', answer.kind === 'fault' ? [centerFaultCode(answer.fault)] : [])
  }

  /** Tells which faults of a device have come and which have gone, as against what the flow believes. */
  #compare(device: string, now: readonly FaultCode[]): void {
    const believed = this.#flow().machine.faults.filter((code) => code.startsWith(device))
    for (const code of now) if (!this.#raised(code)) this.#tell({ kind: 'faultRaised', code })
    for (const code of believed) if (!now.includes(code)) this.#tell({ kind: 'faultCleared', code })
  }

  #raised(code: FaultCode): boolean {
    const { faults, locked } = this.#flow().machine
    return faults.includes(code) || locked.includes(code)
  }
}
