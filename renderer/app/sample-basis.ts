import type { ScreenView, View } from '../../electron/contract/view.ts'

/** A view that the terminal could send, for the gallery and the tests. */
export interface Sample {
  readonly name: string
  readonly screen: ScreenView
  readonly demo?: boolean
  readonly countdown?: View['countdown']
  readonly staffCall?: View['staffCall']
  /** A dialogue of the top band that the customer has opened; by the name of its button. */
  readonly open?: 'language' | 'look' | 'voice' | 'staff'
}

export const midori = {
  ja: 'みどり市（架空）', en: 'Midori City (fictitious)', 'zh-Hans': '绿市（虚构）', 'zh-Hant': '綠市（虛構）', ko: '미도리시(가상)',
  es: 'Ciudad de Midori (ficticia)', pt: 'Cidade de Midori (fictícia)', 'ja-x-easy': 'みどり[市|し]（[架空|かくう]）',
}
export const tohyama = {
  ja: 'とおやま市（架空）', en: 'Tohyama City (fictitious)', 'zh-Hans': '远山市（虚构）', 'zh-Hant': '遠山市（虛構）', ko: '도야마시(가상)',
  es: 'Ciudad de Tohyama (ficticia)', pt: 'Cidade de Tohyama (fictícia)', 'ja-x-easy': 'とおやま[市|し]（[架空|かくう]）',
}
/** What a coin device takes. */
export const coins = [10, 50, 100, 500, 1000] as const
export const reference = '0427-1853'
