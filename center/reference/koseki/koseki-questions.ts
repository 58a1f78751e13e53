import { chosenAt } from '../chosen.ts'
import { present } from './koseki.ts'
import type { Answers, Question } from '../issuing-server.ts'
import type { Koseki, KosekiMember } from './koseki.ts'

/** Whom a certificate from the 戸籍 is about. */
export interface Extract {
  readonly whole: boolean
  readonly members: readonly KosekiMember[]
}

const memberChoice = (index: number): string => `member-${index + 1}`
const wholeRegister = { id: 'whole', text: { ja: '全部事項証明書（戸籍にいる全員）' } }
const oneOrMore = { id: 'part', text: { ja: '個人事項証明書（戸籍にいる一部の方）' } }
const elsewhere = { reason: 'record.archived', note: { ja: '本籍地の窓口で請求してください。' } } as const
const title = { ja: '証明書の種類を選択してください' }

/** 全部 or 個人事項, then who. A municipality may name what is not to be had here; a ⑥ of few can't, so that one is free-form. */
export function kosekiQuestions(koseki: Koseki, namesArchived: boolean): readonly Question[] {
  const choices = [wholeRegister, oneOrMore]
  const form: Question = namesArchived
    ? {
      screen: 'select', id: 'form', title, askedWhen: null,
      choices: [
        ...choices.map((choice) => ({ ...choice, fee: null, unavailable: null })),
        { id: 'archived', text: { ja: '除籍・改製原戸籍の証明書' }, fee: 750, unavailable: elsewhere },
      ],
    }
    : { screen: 'scope', id: 'form', title, askedWhen: null, choices }
  return [form, membersQuestion(koseki)]
}

/** 附票: 全部 or 一部, who, and whether 本籍・筆頭者 stand on it. */
export function fuhyoQuestions(koseki: Koseki): readonly Question[] {
  return [
    {
      screen: 'scope', id: 'form', title: { ja: '証明する範囲を選択してください' }, askedWhen: null,
      choices: [{ id: wholeRegister.id, text: { ja: '全部（戸籍にいる全員）' } }, { id: oneOrMore.id, text: { ja: '一部（戸籍にいる一部の方）' } }],
    },
    membersQuestion(koseki),
    { screen: 'items', id: 'items', title: null, askedWhen: null, choices: [{ id: 'domicile', text: { ja: '本籍・筆頭者' }, caution: false }] },
  ]
}

function membersQuestion(koseki: Koseki): Question {
  return {
    screen: 'members', id: 'members', title: { ja: '証明する方を選択してください' }, askedWhen: { question: 'form', choice: oneOrMore.id },
    choices: present(koseki).map(({ name }, index) => ({ id: memberChoice(index), text: { ja: name } })),
  }
}

/** Reads answers that fit. A whole one has those who have left, too. */
export function extractOf(answers: Answers, koseki: Koseki): Extract {
  if (chosenAt(answers, 'form').includes(wholeRegister.id)) return { whole: true, members: koseki.members }
  const chosen = new Set(chosenAt(answers, 'members'))
  return { whole: false, members: present(koseki).filter((_, index) => chosen.has(memberChoice(index))) }
}
