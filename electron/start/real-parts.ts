import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startPcscd } from '../../hardware/card/pcscd.ts'
import { virtualReaderPort } from '../../hardware/card/virtual-card.ts'
import { openVirtualCardHand } from '../../hardware/demo/card-hand.ts'
import type { CardHand } from '../../hardware/demo/card-hand.ts'
import { startIppPrinter } from '../../hardware/printer/ippeveprinter.ts'
import type { Configuration } from '../configuration/configuration.ts'

export interface RealParts {
  readonly configuration: Configuration
  readonly cardHand: CardHand
  /** Folder of the documents as the printer received them. */
  readonly received: string
  stop(): Promise<void>
}

/** Real drivers on real stacks: pcscd with a virtual reader and a card in software, and a printer that is spoken to in IPP. */
export async function startRealParts(configuration: Configuration): Promise<RealParts> {
  const pcscd = await startPcscd()
  const folder = join(resolve(configuration.dataFolder), 'ipp-printer')
  rmSync(folder, { recursive: true, force: true })
  const printer = await startIppPrinter({ folder, impressionMs: 300 })
  return {
    configuration: { ...configuration, card: { kind: 'pcsc', reader: 'Virtual PCD 00 00' }, printer: { kind: 'ipp', uri: printer.uri } },
    cardHand: openVirtualCardHand(virtualReaderPort.first),
    received: printer.received,
    async stop() {
      await printer.stop()
      await pcscd.stop()
    },
  }
}
