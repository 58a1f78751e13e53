import { daily } from '../../schedule.ts'
import { kakuu } from './prefectures.ts'
import type { Municipality } from '../municipalities.ts'

/** Open day and night, so that the demo is; a real one is not. */
const hours = daily('0:00', '24:00')
const offer = { fee: 300, copies: 10, hours, description: null } as const

/** Everything there is, with 公的個人認証 only. */
export const midori: Municipality = {
  code: '99001',
  prefecture: kakuu,
  name: {
    ja: 'みどり市（架空）', en: 'Midori City (fictitious)', 'zh-Hans': '绿市（虚构）', 'zh-Hant': '綠市（虛構）', ko: '미도리시(가상)',
    es: 'Ciudad de Midori (ficticia)', pt: 'Cidade de Midori (fictícia)', 'ja-x-easy': 'みどり[市|し]（[架空|かくう]）',
  },
  address: '架空県みどり市（架空）',
  mayor: '架空県みどり市長（架空）　見本　一郎',
  seal: ['みどり', '市長之', '印架空'],
  methods: { jpki: true, cardAp: false },
  limits: { registryAge: 36 * 60 * 60 * 1000 },
  offers: {
    juminhyo: { ...offer, individualNumber: true },
    kisaijiko: { ...offer, individualNumber: true },
    inkan: { ...offer, sheet: 'A4' },
    tax: {
      ...offer,
      description: { ja: '課税（非課税）証明書、所得証明書、納税証明書、固定資産評価証明書、固定資産公課証明書を交付しております。' },
      certificates: [
        { form: 'kazei', text: '課税（非課税）証明書', fee: null, years: 3 },
        { form: 'shotoku', text: '所得証明書', fee: null, years: 3 },
        { form: 'shotoku-kazei', text: '所得・課税証明書', fee: 800, years: 1 },
        { form: 'nozei', text: '納税証明書', fee: null, years: 3 },
        { form: 'hyoka', text: '固定資産評価証明書', fee: null, years: 1 },
        { form: 'koka', text: '固定資産公課証明書', fee: null, years: 1 },
      ],
    },
    koseki: {
      ...offer, fee: 450, copies: 5, namesArchived: true,
      description: { ja: '本籍がみどり市（架空）にある方の、現在の戸籍の証明書です。' },
    },
    fuhyo: { ...offer, copies: 5 },
    elsewhere: [],
  },
}
