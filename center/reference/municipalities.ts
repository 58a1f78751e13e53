import type { CenterHours } from '../protocol.ts'
import type { LocalText } from './local-text.ts'

/** A municipality that issues through the reference center. Everything about its service is data. */
export interface Municipality {
  /** 5 digits; prefecture numbers end at 47, so 99 can't be a real one. */
  readonly code: string
  readonly name: LocalText
  /** Prefix of every address. */
  readonly address: string
  readonly mayor: string
  readonly seal: readonly [string, string, string]
  readonly hours: CenterHours
  /** Null: does not take part in the service. */
  readonly offers: Offers | null
}

export interface Offers {
  /** Fee of one 住民票の写し, yen. */
  readonly fee: number
  readonly copiesLimit: number
  /** Whether 個人番号 may be printed (B4: municipalities differ). */
  readonly individualNumber: boolean
  readonly description: LocalText | null
  /** Families that exist here but are not issued by a terminal. */
  readonly elsewhere: readonly { readonly kind: string; readonly fee: number; readonly reason: LocalText }[]
}

export const allDay: CenterHours = { from: '0:00', to: '24:00' }
const atTheCounter: LocalText = { ja: '市役所の窓口でお取りください', en: 'Available at the city hall counter' }

export const municipalities: readonly Municipality[] = [
  {
    code: '99001',
    name: { ja: 'みどり市（架空）', en: 'Midori City (fictitious)' },
    address: '架空県みどり市（架空）',
    mayor: '架空県みどり市長（架空）　見本　一郎',
    seal: ['みどり', '市長之', '印架空'],
    hours: allDay,
    offers: {
      fee: 300,
      copiesLimit: 10,
      individualNumber: true,
      description: null,
      elsewhere: [
        { kind: 'kisaijiko', fee: 300, reason: atTheCounter },
        { kind: 'inkan', fee: 300, reason: atTheCounter },
        { kind: 'tax', fee: 300, reason: atTheCounter },
        { kind: 'koseki', fee: 450, reason: atTheCounter },
      ],
    },
  },
  {
    code: '99002',
    name: { ja: 'あおば町（架空）', en: 'Aoba Town (fictitious)' },
    address: '架空県見本郡あおば町（架空）',
    mayor: '架空県見本郡あおば町長（架空）　試験　二郎',
    seal: ['あおば', '町長之', '印架空'],
    hours: allDay,
    offers: {
      fee: 200,
      copiesLimit: 5,
      individualNumber: false,
      description: { ja: '個人番号の記載はできません', en: 'The Individual Number cannot be included' },
      elsewhere: [],
    },
  },
  {
    code: '99003',
    name: { ja: 'はまべ村（架空）', en: 'Hamabe Village (fictitious)' },
    address: '架空県見本郡はまべ村（架空）',
    mayor: '架空県見本郡はまべ村長（架空）　試験　三郎',
    seal: ['はまべ', '村長之', '印架空'],
    hours: allDay,
    offers: null,
  },
]
