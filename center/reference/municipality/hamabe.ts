import { kakuu } from './prefectures.ts'
import type { Municipality } from '../municipalities.ts'

/** Takes no part in the service. */
export const hamabe: Municipality = {
  code: '99003',
  prefecture: kakuu,
  name: {
    ja: 'はまべ村（架空）', en: 'Hamabe Village (fictitious)', 'zh-Hans': '滨边村（虚构）', 'zh-Hant': '濱邊村（虛構）', ko: '하마베무라(가상)',
    es: 'Aldea de Hamabe (ficticia)', pt: 'Aldeia de Hamabe (fictícia)', 'ja-x-easy': 'はまべ[村|むら]（[架空|かくう]）',
  },
  address: '架空県見本郡はまべ村（架空）',
  mayor: '架空県見本郡はまべ村長（架空）　試験　三郎',
  seal: ['はまべ', '村長之', '印架空'],
  methods: { jpki: false, cardAp: false },
  limits: { registryAge: 0 },
  offers: null,
}
