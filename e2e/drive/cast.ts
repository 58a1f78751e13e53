import { cardHolders } from '../../center/reference/card-holders.ts'
import { pinOfNone } from '../../center/reference/card-office.ts'
import { municipalityOf } from '../../center/reference/municipalities.ts'
import { householdOf, personOf } from '../../center/reference/residents.ts'
import type { CardHolder } from '../../center/reference/residents.ts'
import type { CertificateKind, Refusal } from '../../electron/contract/words.ts'

/** Something that somebody of the demo can't have. */
export interface Bar {
  /** Where it is said: ② with the card, after ③, at ⑤ on touching a certificate, after its download ⑪, or when 利用登録 has been sent. */
  readonly at: 'card' | 'pin' | 'menu' | 'download' | 'registering'
  readonly reason: Refusal
  /** Which it is about; null: none in particular. */
  readonly certificate: CertificateKind | null
}

const card = (reason: Refusal): Bar => ({ at: 'card', reason, certificate: null })
const pin = (reason: Refusal): Bar => ({ at: 'pin', reason, certificate: null })
const menu = (certificate: CertificateKind, reason: Refusal): Bar => ({ at: 'menu', reason, certificate })
const download = (certificate: CertificateKind, reason: Refusal): Bar => ({ at: 'download', reason, certificate })

/** Who shows a refusal, by what they hold to the reader, and which. Everybody else is served. */
export const refused: Readonly<Record<string, Bar>> = {
  'kyu-saburo-juki': card('card.juki'),
  'utsuri-wataru': card('card.notRegistered'),
  'mitoroku-ken': card('card.notRegistered'),
  'hamabe-shiro': card('service.notOffered'),
  'shikko-saburo': pin('certificate.revoked'),
  'hakko-kyota': pin('certificate.issuedToday'),
  'kao-teru': pin('card.noPin'),
  'henko-kyoko': pin('pin.changedToday'),
  'mihon-shoko': pin('person.underAge'),
  'koken-mamoru': pin('person.guardianship'),
  'tennyu-arata': pin('person.movedInToday'),
  'tenshutsu-ayumu': pin('person.movingOut'),
  'tenshutsu-nozomi': pin('person.householdMovingOut'),
  'shien-hikaru': pin('person.protected'),
  'kojin-mukashi': pin('person.deceased'),
  'inkan-nashi': menu('inkan', 'seal.notRegistered'),
  'shinkoku-mi': menu('tax', 'tax.undeclared'),
  'nendo-kawaru': menu('tax', 'tax.yearSwitch'),
  'fuzai-tadashi': menu('tax', 'tax.notResident'),
  'todokede-matsu': menu('koseki', 'koseki.pending'),
  'kaisei-furu': menu('koseki', 'record.archived'),
  'tomihon-hitoha': menu('koseki', 'origin.notRegistered'),
  'tomihon-futaba': menu('koseki', 'origin.inWork'),
  'tomihon-yotsuba': menu('koseki', 'origin.refused'),
  'tomihon-itsuba': { at: 'registering', reason: 'origin.factsDiffer', certificate: null },
  'jugemu-nagai': download('juminhyo', 'record.tooLong'),
  'gaiji-yoshi': download('juminhyo', 'record.externalCharacter'),
  'teishi-tome': download('inkan', 'record.stale'),
}

/** Who gets what they came for. */
export const served = [
  'kaku-taro', 'kaku-taro-android', 'kaku-taro-iphone', 'kaku-hanako', 'mihon-hanako', 'shiken-jiro', 'shiken-umeko', 'sample-maria',
  'sample-pedro', 'daikazoku-ichiro', 'mihon-nagai', 'shiokaze-haru', 'ryoho-futatsu', 'tomihon-mitsuba',
] as const

/** Somebody of the demo with what they hold to the reader, as who drives the demo needs to know them. */
export interface Actor extends Pick<CardHolder, 'id' | 'medium' | 'pin' | 'typePins' | 'checkNumber' | 'note'> {
  readonly name: string
  /** Of residence. */
  readonly municipality: string
  /** Null: gets what they came for. */
  readonly bar: Bar | null
}

/** Everybody who can come, in the order of the demo board. */
export const cast: readonly Actor[] = cardHolders.map(({ id, person, medium, pin, typePins, checkNumber, note, certificate }) => ({
  id, medium, typePins, checkNumber, note,
  // 顔認証マイナンバーカード: nobody has a PIN for it, but the keys are there.
  pin: certificate === 'noPin' ? pinOfNone : pin,
  name: personOf(person)?.name ?? person,
  municipality: municipalityOf(householdOf(person)?.municipality ?? '')?.name.ja ?? '',
  bar: refused[id] ?? null,
}))
