import { daily } from '../../schedule.ts'
import { mihon } from './prefectures.ts'
import type { Municipality } from '../municipalities.ts'

const offer = { fee: 350, copies: 3, hours: daily('0:00', '24:00'), description: null } as const

/** In another prefecture: the 本籍地 of people who live in みどり市. */
export const tohyama: Municipality = {
  code: '98001',
  prefecture: mihon,
  name: {
    ja: 'とおやま市（架空）', en: 'Tohyama City (fictitious)', 'zh-Hans': '远山市（虚构）', 'zh-Hant': '遠山市（虛構）', ko: '도야마시(가상)',
    es: 'Ciudad de Tohyama (ficticia)', pt: 'Cidade de Tohyama (fictícia)', 'ja-x-easy': 'とおやま[市|し]（[架空|かくう]）',
  },
  address: '見本県とおやま市（架空）',
  mayor: '見本県とおやま市長（架空）　例示　五郎',
  seal: ['とお山', '市長之', '印架空'],
  methods: { jpki: true, cardAp: false },
  limits: { registryAge: 48 * 60 * 60 * 1000 },
  offers: {
    juminhyo: { ...offer, individualNumber: false },
    koseki: { ...offer, fee: 450, namesArchived: false },
    fuhyo: { ...offer, fee: 300 },
    elsewhere: [],
  },
}
