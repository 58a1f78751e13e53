import type { Municipality } from '../municipalities.ts'

export const kakuu: Municipality['prefecture'] = {
  id: '99',
  name: {
    ja: '架空県', en: 'Kakuu Prefecture (fictitious)', 'zh-Hans': '架空县（虚构）', 'zh-Hant': '架空縣（虛構）', ko: '가쿠현(가상)',
    es: 'Prefectura de Kakuu (ficticia)', pt: 'Província de Kakuu (fictícia)', 'ja-x-easy': '[架空県|かくうけん]',
  },
}
export const mihon: Municipality['prefecture'] = {
  id: '98',
  name: {
    ja: '見本県', en: 'Mihon Prefecture (fictitious)', 'zh-Hans': '见本县（虚构）', 'zh-Hant': '見本縣（虛構）', ko: '미혼현(가상)',
    es: 'Prefectura de Mihon (ficticia)', pt: 'Província de Mihon (fictícia)', 'ja-x-easy': '[見本県|みほんけん]',
  },
}
