import type { ScreenView, View } from '../../electron/contract/view.ts'

/** A view that the terminal could send, for the gallery and the tests. */
export interface Sample {
  readonly name: string
  readonly screen: ScreenView
  readonly demo?: boolean
  readonly countdown?: View['countdown']
}

export const midori = { ja: 'みどり市（架空）', en: 'Midori City (fictitious)' }
export const tohyama = { ja: 'とおやま市（架空）', en: 'Tohyama City (fictitious)' }
/** What a coin device takes. */
export const coins = [10, 50, 100, 500, 1000] as const
export const reference = '0427-1853'
