import { VirtualCard } from '../card/virtual-card.ts'
import type { Chip } from '../card/chip.ts'

/** The hand that lays cards on a reader. `cable` is null where the reader's cable is out of reach. */
export interface CardHand {
  place(chip: Chip, how: { readonly faceDown: boolean }): void | Promise<void>
  remove(): void | Promise<void>
  readonly cable: { plug(): void; unplug(): void } | null
}

/** The hand at a virtual reader of pcscd. A card that lies face down is out of its field. */
export function openVirtualCardHand(port: number): CardHand {
  let lying: VirtualCard | null = null
  const remove = async (): Promise<void> => {
    const removed = lying
    lying = null
    await removed?.remove()
  }
  return {
    async place(chip, { faceDown }) {
      await remove()
      if (faceDown) return
      const card = new VirtualCard(chip, port)
      await card.insert()
      lying = card
    },
    remove,
    cable: null,
  }
}
