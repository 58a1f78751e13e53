import { seireki, wareki } from './wareki.ts'
import type { Foreign, Person } from './residents.ts'

/** 生年月日: foreign residents' in the western calendar. */
export const bornOf = ({ born, nationality }: Person): string => (nationality.kind === 'foreign' ? seireki(born) : wareki(born))

/** 在留資格, and until when. */
export const stayOf = ({ status, until }: Foreign): string => `${status}${until === null ? '' : `（${seireki(until)}まで）`}`

/** 個人番号 in groups of four. */
export const numberOf = ({ individualNumber }: Person): string => individualNumber.replace(/(\d{4})(?=\d)/g, '$1 ')
