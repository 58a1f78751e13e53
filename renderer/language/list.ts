import type { Language } from '../../electron/contract/words.ts'

interface Separator {
  readonly mark: string
  /** Where a row may end. */
  readonly space: '' | ' '
}

const eastern: Separator = { mark: '、', space: '' }
const western: Separator = { mark: ',', space: ' ' }

/** What stands between the things of a list. */
export const separators: Readonly<Record<Language, Separator>> = {
  ja: eastern, en: western, 'zh-Hans': eastern, 'zh-Hant': eastern, ko: western, es: western, pt: western, 'ja-x-easy': eastern,
}
