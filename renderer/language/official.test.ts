import { describe, expect, test } from 'vitest'
import { languages } from '../../electron/contract/words.ts'
import type { Language } from '../../electron/contract/words.ts'

type Texts = Readonly<Record<string, string>>

const files = import.meta.glob<Texts>('../../locales/*.json', { eager: true, import: 'default' })
const groups = ['', 'refusal.', 'fault.'] as const

function textsOf(name: string): Texts {
  const texts = files[`../../locales/${name}.json`]
  if (texts === undefined) throw new Error(`there is no ${name}.json`)
  return texts
}

/** Names of languages are the same on every screen, and so are the certificates that are dealt with in Japanese alone. */
const everywhere: Texts = {
  'language.ja': '日本語',
  'language.en': 'English',
  'language.zh-Hans': '中文(简体字)',
  'language.zh-Hant': '中文(繁体字)',
  'language.ko': '한국어',
  'language.es': 'Español',
  'language.pt': 'Português',
  'certificate.tax': '各種税証明書',
  'certificate.koseki': '戸籍証明書',
  'certificate.fuhyo': '戸籍の附票の写し',
}

/** The wording of the service's own screens (J-LIS). やさしい日本語 is our addition: nothing of it is official. */
const official: Readonly<Record<Language, Texts>> = {
  ja: {
    ...everywhere,
    'service.title': '証明書交付サービス',
    'button.confirm': '確定する',
    'button.cancel': '中止する',
    'button.finish': '終了する',
    'certificate.juminhyo': '住民票の写し',
    'certificate.kisaijiko': '住民票記載事項証明書',
    'certificate.inkan': '印鑑登録証明書',
    'choose.question': '必要な証明書を選択して「確定する」ボタンを押してください。',
    'takeCard.more': 'カードを取り外すと、次の画面に進みます。',
    'download.question': 'ダウンロード中です。',
    'pay.question': '手数料を入れてください。',
    'print.question': '印刷中です。',
    'takePaper.question': 'お取り忘れにご注意ください。',
    'takeReceipt.question': '領収書をお取りください。',
    'refusal.card.foreign.what': 'ご利用いただけないカードです。',
    'refusal.card.foreign.go': '市区町村へお問い合わせください。',
  },
  en: {
    ...everywhere,
    'button.confirm': 'Continue',
    'certificate.juminhyo': 'Copy of Resident Record',
    'certificate.kisaijiko': 'Certificate of Items Stated',
    'certificate.inkan': 'Seal REG Certificate',
    'choose.question': 'Please select required certificate.',
    'choose.japaneseOnly': 'Some of instructions shown in Japanese.',
  },
  'zh-Hans': {
    ...everywhere,
    'button.confirm': '确定',
    'button.finish': '终了',
    'certificate.juminhyo': '住民票副本',
    'certificate.kisaijiko': '住民票记载事项证明书',
    'certificate.inkan': '印章登录证明书',
    'choose.question': '请选择所需要的证明书，按“确定”键。',
    'choose.japaneseOnly': '住民票及印章登录证明书以外皆用日语进行对应。',
  },
  'zh-Hant': {
    ...everywhere,
    'button.confirm': '確定',
    'button.finish': '終了',
    'certificate.juminhyo': '住民票副本',
    'certificate.kisaijiko': '住民票記載事項證明書',
    'certificate.inkan': '印章登錄證明書',
    'choose.question': '請選擇所需的證明書後，按「確定」按鈕。',
    'choose.japaneseOnly': '除了住民票及印章登錄證明書之外，僅以日語提供服務。',
  },
  ko: {
    ...everywhere,
    'button.confirm': '확정',
    'button.finish': '종료',
    'certificate.juminhyo': '주민표사본',
    'certificate.kisaijiko': '주민표 기재 사항 증명서',
    'certificate.inkan': '인감등록증명서',
    'choose.question': '필요한 증명서를 선택한 후 \'확정\' 버튼을 누르십시오.',
    'choose.japaneseOnly': '주민표 및 인감등록증명서 이외는 일본어로 대응해 드립니다.',
  },
  es: {
    ...everywhere,
    'button.confirm': 'Confirmar',
    'button.finish': 'Finalizar',
    'certificate.juminhyo': 'Cert. de residencia',
    'certificate.kisaijiko': 'Cert. de datos registrados',
    'certificate.inkan': 'Cert. de registro de sello',
    'choose.question': 'Seleccione el certificado que desea.',
    'choose.japaneseOnly': 'Algunas instrucciones son solo en japonés.',
  },
  pt: {
    ...everywhere,
    'button.confirm': 'Confirmar',
    'button.finish': 'Encerrar',
    'certificate.juminhyo': 'Atestado de Residência',
    'certificate.kisaijiko': 'Certif. dos Itens Descrit.',
    'certificate.inkan': 'Certificado de Carimbo',
    'choose.question': 'Escolha o certificado desejado',
    'choose.japaneseOnly': 'Alguns certificados são atendidos em japonês.',
  },
  'ja-x-easy': {},
}

describe.each(languages)('in %s', (language) => {
  const written: Texts = Object.fromEntries(groups.flatMap((group) => Object.entries(textsOf(group + language))))

  test('the official sentences and names stand as the service has them', () => {
    expect(Object.fromEntries(Object.keys(official[language]).map((key) => [key, written[key]]))).toEqual(official[language])
  })

  test('the files name just these as official, and everything else as unreviewed', () => {
    const named = groups.flatMap((group) => (textsOf(group + language)['@official'] ?? 'nothing is said').split(' ').filter((key) => key !== ''))
    expect(named.toSorted()).toEqual(Object.keys(official[language]).toSorted())
    for (const group of groups) expect(textsOf(group + language)['@unreviewed']).toContain('no native speaker has checked it yet')
  })
})

test('names of languages are the same on every screen', () => {
  for (const language of languages) {
    const texts = textsOf(language)
    for (const one of languages) expect(texts[`language.${one}`]).toBe(textsOf('ja')[`language.${one}`])
  }
})
