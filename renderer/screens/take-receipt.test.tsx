import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { TakeReceiptView } from '../../electron/contract/view.ts'
import { App } from '../app/app.tsx'
import { viewOf } from '../app/sample-views.ts'
import type { TerminalState } from '../app/terminal-store.ts'
import { screenTexts } from '../language/screen-texts.ts'

const plain: TakeReceiptView = {
  name: 'takeReceipt', receipt: 'outlet', paperStillThere: false, card: false, holding: 'card', reference: 'BEEF-BEEF',
}
const [paper, card, phone] = [screenTexts.t('takeReceipt.paperStillThere'), screenTexts.t('refused.card'), screenTexts.t('refused.phone')]
const warnings = [paper, card, phone]

/** Which warnings stand on ⑮. */
function warned(change: Partial<TakeReceiptView>): readonly string[] {
  const view = viewOf({ name: 'take-receipt', screen: { ...plain, ...change } }, { language: 'ja' }, 1)
  const store = createStore<TerminalState>()(() => ({ view, send: () => undefined }))
  const html = renderToStaticMarkup(<I18nextProvider i18n={screenTexts}><App store={store} /></I18nextProvider>)
  const [, note = ''] = /role="alert"[^>]*>(.*?)<\/div><\/div>/.exec(html) ?? []
  return warnings.filter((warning) => note.replaceAll('<wbr/>', '').includes(warning))
}

test.each<readonly [string, Partial<TakeReceiptView>, readonly string[]]>([
  ['nothing', {}, []],
  ['the certificate', { paperStillThere: true }, [paper]],
  ['the card', { card: true }, [card]],
  ['the phone', { card: true, holding: 'phone' }, [phone]],
  ['both of them', { paperStillThere: true, card: true }, [paper, card]],
])('⑮ warns of what still lies there: %s', (_, change, expected) => expect(warned(change)).toEqual(expected))
