import { cardReaderContract, told } from './card.contract.ts'
import type { Chip } from './chip.ts'
import { startPcscd } from './pcscd.ts'
import { cardOn, connectReader } from './real-reader.fixture.ts'
import type { VirtualCard } from './virtual-card.ts'

async function openBench() {
  const pcscd = await startPcscd()
  const client = connectReader()
  await told(client, 'readerFound')
  let card: VirtualCard | null = null
  return {
    reader: client,
    place: async (chip: Chip) => {
      card = cardOn(chip)
      await card.insert()
    },
    remove: async () => card?.remove(),
    removeAfter: (commands: number) => card?.removeAfter(commands),
    stop: async () => {
      await client.close()
      await pcscd.stop()
    },
  }
}

// Pulled at every command it is tested on its own.
cardReaderContract('the PC/SC reader in its own process', openBench, [])
