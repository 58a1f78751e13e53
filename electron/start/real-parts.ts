import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startPcscd } from '../../hardware/card/pcscd.ts'
import { virtualReaderPort } from '../../hardware/card/virtual-card.ts'
import { startSoftwareCoins } from '../../hardware/coins/software/served-coins.ts'
import { openVirtualCardHand } from '../../hardware/demo/card-hand.ts'
import type { CardHand } from '../../hardware/demo/card-hand.ts'
import { openSoftwareMoneyHand } from '../../hardware/demo/money-hand.ts'
import type { MoneyHand } from '../../hardware/demo/money-hand.ts'
import { startIppPrinter } from '../../hardware/printer/ippeveprinter.ts'
import { coinsChoice } from '../configuration/coins.ts'
import type { Configuration } from '../configuration/configuration.ts'

export interface RealParts {
  readonly configuration: Configuration
  readonly cardHand: CardHand
  /** Null where the configuration names a line of its own. */
  readonly moneyHand: MoneyHand | null
  /** Folder of the documents as the printer received them. */
  readonly received: string
  stop(): Promise<void>
}

/**
 * Real drivers on real stacks: pcscd with a virtual reader and a card in software, coin devices in software on a serial line (ccTalk), and a
 * printer that is spoken to in IPP.
 */
export async function startRealParts(configuration: Configuration): Promise<RealParts> {
  // Whoever came first is waited for here.
  const pcscd = await startPcscd()
  const coins = await openCoins(configuration)
  const folder = join(resolve(configuration.dataFolder), 'ipp-printer')
  rmSync(folder, { recursive: true, force: true })
  const printer = await startIppPrinter({ folder, impressionMs: 300 })
  return {
    configuration: {
      ...configuration, card: { kind: 'pcsc', reader: 'Virtual PCD 00 00' }, coins: coins.choice, printer: { kind: 'ipp', uri: printer.uri },
    },
    cardHand: openVirtualCardHand(virtualReaderPort.first),
    moneyHand: coins.hand,
    received: printer.received,
    async stop() {
      await printer.stop()
      await coins.stop()
      await pcscd.stop()
    },
  }
}

interface OpenedCoins { readonly choice: Configuration['coins']; readonly hand: MoneyHand | null; readonly stop: () => Promise<void> }

/** A line that somebody has named is left to them, and so is the count in their data folder. */
async function openCoins({ coins: { kind, mostOfAKind }, coins, dataFolder }: Configuration): Promise<OpenedCoins> {
  if (kind === 'cctalk') return { choice: coins, hand: null, stop: () => Promise.resolve() }
  const served = await startSoftwareCoins(dataFolder)
  return { choice: coinsChoice.parse({ ...served.choice, mostOfAKind }), hand: openSoftwareMoneyHand(served.bus), stop: () => served.stop() }
}
