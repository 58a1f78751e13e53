import type { Municipality } from '../municipalities.ts'

export const kakuu: Municipality['prefecture'] = { id: '99', name: { ja: '架空県', en: 'Kakuu Prefecture (fictitious)' } }
export const mihon: Municipality['prefecture'] = { id: '98', name: { ja: '見本県', en: 'Mihon Prefecture (fictitious)' } }
