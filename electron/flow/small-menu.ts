import type { Issuer, Menu, MenuEntry } from './menu.ts'

const issuer: Issuer = { code: '99001', name: { ja: 'みどり市（架空）' } }
const plain = { issuer, description: null, fee: 300, copiesLimit: 1, unavailable: null, triesLeft: null, questions: [] }

const juminhyo: MenuEntry = {
  ...plain, id: 'juminhyo', kind: 'juminhyo', copiesLimit: 2,
  questions: [
    {
      screen: 'scope', id: 'scope', title: null, askedWhen: null,
      choices: [{ id: 'self', text: { ja: '本人のみ' } }, { id: 'part', text: { ja: '世帯の一部' } }],
    },
    {
      screen: 'members', id: 'members', title: null, askedWhen: { question: 'scope', choice: 'part' },
      choices: [{ id: 'a', text: { ja: '甲' } }],
    },
    { screen: 'items', id: 'items', title: null, askedWhen: null, choices: [{ id: 'number', text: { ja: '個人番号' }, caution: true }] },
  ],
}

const tax: MenuEntry = {
  ...plain, id: 'tax', kind: 'tax',
  questions: [{
    screen: 'select', id: 'year', title: { ja: '年度' }, askedWhen: null,
    choices: [
      { id: 'this', text: { ja: '令和8年度' }, fee: 0, unavailable: null },
      { id: 'old', text: { ja: '令和2年度' }, fee: null, unavailable: { reason: 'tax.currentYearOnly', note: null } },
    ],
  }],
}

const koseki: MenuEntry = { ...plain, id: 'koseki', kind: 'koseki', fee: 450, unavailable: { reason: 'koseki.pending', note: null } }

/** A menu with every kind of question, a free certificate and one that can't be had, small enough to be walked through completely. */
export const smallMenu: Menu = {
  municipality: issuer.name,
  entries: [juminhyo, tax, koseki],
  origin: {
    status: 'none', number: null, municipality: null,
    prefectures: [{ id: '99', name: { ja: '架空県' }, municipalities: [issuer] }],
  },
}

/** The same for カードAP: two types with PINs of their own, and one whose PIN is locked. */
export const smallTypeMenu: Menu = {
  municipality: issuer.name,
  entries: [
    { ...plain, id: 'juminhyo', kind: 'juminhyo', triesLeft: 2, copiesLimit: 2 }, { ...plain, id: 'inkan', kind: 'inkan', triesLeft: 1 },
    { ...plain, id: 'tax', kind: 'tax', triesLeft: 0 },
  ],
  origin: null,
}
