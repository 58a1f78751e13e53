import type { Multilingual } from '../multilingual.ts'

type Scope = 'self' | 'household' | 'part'
type Item = 'head' | 'since' | 'domicile' | 'nationality' | 'status' | 'cardNumber' | 'number'

/** 交付種別. */
export const scopeWords: Readonly<Record<Scope, Multilingual>> = {
  self: {
    ja: '本人のみ', en: 'Yourself only', 'zh-Hans': '仅本人', 'zh-Hant': '僅本人', ko: '본인만', es: 'Solo usted', pt: 'Somente você',
    'ja-x-easy': '[自分|じぶん]だけ',
  },
  household: {
    ja: '世帯全員', en: 'All household members', 'zh-Hans': '全体家庭成员', 'zh-Hant': '全戶成員', ko: '세대 전원', es: 'Todo el hogar',
    pt: 'Toda a família', 'ja-x-easy': 'いっしょに [住|す]んでいる [家族|かぞく] ぜんぶ',
  },
  part: {
    ja: '世帯の一部', en: 'Some household members', 'zh-Hans': '部分家庭成员', 'zh-Hant': '部分成員', ko: '세대 일부', es: 'Parte del hogar',
    pt: 'Parte da família', 'ja-x-easy': '[家族|かぞく]の なかの だれか',
  },
}

/** 記載項目. */
export const itemWords: Readonly<Record<Item, Multilingual>> = {
  head: {
    ja: '世帯主・続柄', en: 'Head of household and relationship', 'zh-Hans': '户主・关系', 'zh-Hant': '戶長・稱謂', ko: '세대주・관계',
    es: 'Cabeza de familia y parentesco', pt: 'Chefe da família e parentesco',
    'ja-x-easy': '[世帯主|せたいぬし]の [名前|なまえ]と、[世帯主|せたいぬし]との [関係|かんけい]',
  },
  since: {
    ja: '住民となった年月日', en: 'Date of becoming a resident', 'zh-Hans': '成为居民的日期', 'zh-Hant': '成為居民的日期', ko: '주민이 된 날짜',
    es: 'Fecha en que pasó a ser residente', pt: 'Data em que se tornou residente',
    'ja-x-easy': 'この まちに [住|す]みはじめた [日|ひ]',
  },
  domicile: {
    ja: '本籍・筆頭者', en: 'Registered domicile and head of family register', 'zh-Hans': '本籍・户籍首位登记人', 'zh-Hant': '本籍・戶籍首位登記人',
    ko: '본적・호적 필두자', es: 'Domicilio legal y titular del registro familiar', pt: 'Domicílio legal e titular do registro familiar',
    'ja-x-easy': '[本籍|ほんせき]と、[戸籍|こせき]の はじめに [書|か]いてある [人|ひと]の [名前|なまえ]',
  },
  nationality: {
    ja: '国籍・地域', en: 'Nationality / region', 'zh-Hans': '国籍・地区', 'zh-Hant': '國籍・地區', ko: '국적・지역', es: 'Nacionalidad / región',
    pt: 'Nacionalidade / região', 'ja-x-easy': '[国|くに]（[国籍|こくせき]）や [地域|ちいき]',
  },
  status: {
    ja: '在留資格・在留期間等', en: 'Status and period of residence', 'zh-Hans': '在留资格・在留期间等', 'zh-Hant': '在留資格・在留期間等',
    ko: '재류자격・재류기간 등', es: 'Estatus y período de residencia', pt: 'Status e período de permanência',
    'ja-x-easy': '[在留資格|ざいりゅうしかく]と、[日本|にほん]に いることが できる [期間|きかん]など',
  },
  cardNumber: {
    ja: '在留カード等の番号', en: 'Residence card number', 'zh-Hans': '在留卡等的号码', 'zh-Hant': '在留卡等的號碼', ko: '재류카드 등의 번호',
    es: 'Número de la tarjeta de residencia', pt: 'Número do cartão de permanência', 'ja-x-easy': '[在留|ざいりゅう]カードなどの [番号|ばんごう]',
  },
  number: {
    ja: '個人番号（マイナンバー）', en: 'Individual Number (My Number)', 'zh-Hans': '个人编号', 'zh-Hant': '個人編號', ko: '개인번호(마이넘버)',
    es: 'Número personal (My Number)', pt: 'Número individual (My Number)', 'ja-x-easy': '[個人番号|こじんばんごう]（マイナンバー）',
  },
}
