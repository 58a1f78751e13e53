import en from '../../locales/en.json' with { type: 'json' }
import faultEn from '../../locales/fault.en.json' with { type: 'json' }
import faultJa from '../../locales/fault.ja.json' with { type: 'json' }
import ja from '../../locales/ja.json' with { type: 'json' }
import receiptJa from '../../locales/receipt.ja.json' with { type: 'json' }
import remedies from '../../locales/remedy.ja.json' with { type: 'json' }
import refusalEn from '../../locales/refusal.en.json' with { type: 'json' }
import refusalJa from '../../locales/refusal.ja.json' with { type: 'json' }

/** What stands on the screens. */
export const words = { ja: { ...ja, ...faultJa, ...refusalJa, ...remedies }, en: { ...en, ...faultEn, ...refusalEn } }

/** What stands on receipts and slips. */
export const onPaper = receiptJa
