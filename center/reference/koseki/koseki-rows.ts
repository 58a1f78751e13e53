import { wareki } from '../wareki.ts'
import type { Koseki, KosekiMember } from './koseki.ts'
import type { Extract } from './koseki-questions.ts'

/** One ruled row: what it is about, and its lines, each with its own mark. */
export interface Row {
  readonly label: string
  readonly lines: readonly (readonly [mark: string, value: string])[]
}

const fullWidth = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const day = (iso: string): string => fullWidth(wareki(iso))
/** 氏 stands on top of the 戸籍 once, so only the 名 is written of a member. */
const given = (name: string): string => name.split('　').slice(1).join('　')

/** What stands on a 戸籍証明書, in order. Of whom was not chosen nothing but what their kin's own entries say. */
export function kosekiRows({ domicile, register, begun }: Koseki, { whole, members }: Extract): readonly Row[] {
  const head: readonly Row[] = [{ label: '本　　籍', lines: [['', fullWidth(domicile)]] }, { label: '氏　　名', lines: [['', register]] }]
  const mark = begun.how === '戸籍改製' ? '改製日' : '編製日'
  const history: Row = { label: '戸籍事項', lines: [[begun.how, ''], [mark, day(begun.on)]] }
  return [...head, ...(whole ? [history] : []), ...members.flatMap(memberRows)]
}

function memberRows(member: KosekiMember): readonly Row[] {
  const { name, born, spouse, father, mother, relation, marriage, removed } = member
  const person: Row = {
    label: '戸籍に記録されている者',
    lines: [
      ...(removed === null ? [] : [['除籍', ''] as const]),
      ['名', given(name)], ['生年月日', day(born)],
      ...(spouse === null ? [] : [['配偶者区分', spouse] as const]),
      ['父', father], ['母', mother], ['続柄', relation],
    ],
  }
  const birth: Row = { label: '身分事項　出　　生', lines: [['出生日', day(born)], ['出生地', '架空県見本町（架空）'], ['届出人', '父']] }
  return [person, birth, ...(marriage === null ? [] : [marriageRow(marriage)]), ...(removed === null ? [] : [removal(removed)])]
}

const marriageRow = ({ on, with: partner, before }: NonNullable<KosekiMember['marriage']>): Row => ({
  label: '婚　　姻', lines: [['婚姻日', day(on)], ['配偶者氏名', partner], ['従前戸籍', fullWidth(before)]],
})

const removal = ({ why, on }: NonNullable<KosekiMember['removed']>): Row =>
  ({ label: why === '婚姻' ? '婚　　姻' : '死　　亡', lines: [[why === '婚姻' ? '婚姻日' : '死亡日', day(on)]] })
