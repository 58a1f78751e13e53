import { daily } from '../../schedule.ts'
import { kakuu } from './prefectures.ts'
import type { Schedule } from '../../schedule.ts'
import type { Municipality } from '../municipalities.ts'
import type { Multilingual } from '../multilingual.ts'

const closedOverNewYear = [{ from: '12-29', to: '01-03', windows: [] }]
const office = [{ from: '8:30', to: '17:15' }]

/** Every day of the year, but for the turn of the year. */
const everyDay: Schedule = { ...daily('6:30', '23:00'), exceptions: closedOverNewYear }
/** While the 戸籍 office is staffed (B10). */
const officeHours: Schedule = { week: [office, office, office, office, office, [], []], holiday: [], exceptions: closedOverNewYear }

const offer = { fee: 200, copies: 5, hours: everyDay, description: null } as const
const numberNever: Multilingual = {
  ja: '個人番号の記載はできません。', en: 'The Individual Number cannot be included.', 'zh-Hans': '不能记载个人编号。', 'zh-Hant': '無法記載個人編號。',
  ko: '개인번호는 기재할 수 없습니다.', es: 'No se puede incluir el número personal.', pt: 'Não é possível incluir o número individual.',
  'ja-x-easy': '[個人番号|こじんばんごう]（マイナンバー）は [書|か]くことが できません。',
}

/** Realistic hours; both ways of authentication; 印鑑登録証明書 of A5; one kind that terminals don't know. */
export const aoba: Municipality = {
  code: '99002',
  prefecture: kakuu,
  name: {
    ja: 'あおば町（架空）', en: 'Aoba Town (fictitious)', 'zh-Hans': '青叶町（虚构）', 'zh-Hant': '青葉町（虛構）', ko: '아오바초(가상)',
    es: 'Pueblo de Aoba (ficticio)', pt: 'Vila de Aoba (fictícia)', 'ja-x-easy': 'あおば[町|ちょう]（[架空|かくう]）',
  },
  address: '架空県見本郡あおば町（架空）',
  mayor: '架空県見本郡あおば町長（架空）　試験　二郎',
  seal: ['あおば', '町長之', '印架空'],
  methods: { jpki: true, cardAp: true },
  limits: { registryAge: 48 * 60 * 60 * 1000 },
  offers: {
    juminhyo: { ...offer, individualNumber: false, description: numberNever },
    kisaijiko: { ...offer, individualNumber: false, description: numberNever },
    inkan: { ...offer, sheet: 'A5' },
    tax: {
      ...offer,
      description: { ja: '課税（非課税）証明書、納税証明書を交付しております。' },
      certificates: [
        { form: 'kazei', text: '課税（非課税）証明書', fee: null, years: 1 },
        { form: 'nozei', text: '納税証明書', fee: 250, years: 2 },
      ],
    },
    fuhyo: { ...offer, hours: officeHours, description: { ja: 'サービス提供時間は平日8時30分から17時15分までとなります。' } },
    kaigo: { ...offer, description: { ja: '介護保険料の納付額を証明します。' } },
    elsewhere: [{ kind: 'koseki', fee: 450, note: { ja: '町役場住民課の窓口でお取りください。' } }],
  },
}
