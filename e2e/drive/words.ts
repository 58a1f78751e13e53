import en from '../../locales/en.json' with { type: 'json' }
import ja from '../../locales/ja.json' with { type: 'json' }

/** What stands on the screens. */
export const words = { ja, en }
