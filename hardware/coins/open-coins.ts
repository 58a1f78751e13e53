import { join } from 'node:path'
import { openCcTalkCoins } from './cctalk-coins.ts'
import { serialLine } from './cctalk/serial-line.ts'
import { openDemoCoins } from './demo-coins.ts'
import { levelsFile, levelsName } from './levels.ts'
import type { Coins } from './coins.ts'
import type { CoinHand, DemoTube } from './demo-coins.ts'
import type { TubeChoice } from './own-count.ts'

/** What money is taken in and paid out with, in the configuration's words. */
export type CoinsChoice =
  | { readonly kind: 'demo'; readonly values: readonly number[]; readonly tubes: readonly DemoTube[] }
  | {
      readonly kind: 'cctalk'
      readonly path: string
      /** Address. */
      readonly acceptor: number
      /** Coins and notes, as the devices name them; left out: all of yen. */
      readonly takes?: readonly string[] | undefined
      readonly tubes: readonly TubeChoice[]
      readonly notes: { readonly address: number } | null
    }

/** `hand`: null where the device is real. */
export interface OpenedCoins { readonly coins: Coins; readonly hand: CoinHand | null }

/** Opens the chosen coin device. @param dataFolder where it keeps what lies in it. @param warn takes a line for staff. */
export function openCoins(choice: CoinsChoice, dataFolder: string, warn: (line: string) => void): OpenedCoins {
  switch (choice.kind) {
    case 'demo': return openDemoCoins({ file: join(dataFolder, 'coins.json'), tubes: choice.tubes, values: choice.values })
    case 'cctalk': {
      const { path, acceptor, takes = null, tubes, notes } = choice
      const levels = levelsFile(join(dataFolder, levelsName))
      return { coins: openCcTalkCoins({ open: serialLine(path), acceptor, takes, tubes, notes, levels, warn }), hand: null }
    }
  }
}
