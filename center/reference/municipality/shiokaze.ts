import { daily } from '../../schedule.ts'
import { kakuu } from './prefectures.ts'
import type { Municipality } from '../municipalities.ts'

const offer = { fee: 250, copies: 3, hours: daily('0:00', '24:00'), description: null } as const

/** 条例利用 (カードAP) only: a PIN for each kind of certificate, which its own server checks. */
export const shiokaze: Municipality = {
  code: '99004',
  prefecture: kakuu,
  name: {
    ja: 'しおかぜ市（架空）', en: 'Shiokaze City (fictitious)', 'zh-Hans': '潮风市（虚构）', 'zh-Hant': '潮風市（虛構）', ko: '시오카제시(가상)',
    es: 'Ciudad de Shiokaze (ficticia)', pt: 'Cidade de Shiokaze (fictícia)', 'ja-x-easy': 'しおかぜ[市|し]（[架空|かくう]）',
  },
  address: '架空県しおかぜ市（架空）',
  mayor: '架空県しおかぜ市長（架空）　例示　四郎',
  seal: ['しお風', '市長之', '印架空'],
  methods: { jpki: false, cardAp: true },
  limits: { registryAge: 48 * 60 * 60 * 1000 },
  offers: {
    juminhyo: { ...offer, individualNumber: false },
    inkan: { ...offer, sheet: 'A4' },
    tax: {
      ...offer,
      description: { ja: '課税（非課税）証明書を交付しております。' },
      certificates: [{ form: 'kazei', text: '課税（非課税）証明書', fee: null, years: 1 }],
    },
    elsewhere: [{ kind: 'koseki', fee: 450, note: { ja: '市役所市民課の窓口でお取りください。' } }],
  },
}
