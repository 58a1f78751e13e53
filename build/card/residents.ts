import { cardHolders } from '../../center/reference/card-holders.ts'
import { pinOfNone } from '../../center/reference/card-office.ts'
import { personOf } from '../../center/reference/residents.ts'
import type { CardHolder } from '../../center/reference/residents.ts'

const media = { card: 'マイナンバーカード', juki: '住基カード', android: 'Android', iphone: 'iPhone' } as const satisfies Record<CardHolder['medium'], string>

/** Everything that can be lent, a line each: id, what it is, PIN, whose case it shows. */
export function residentList(): string {
  const width = Math.max(...cardHolders.map(({ id }) => id.length))
  return cardHolders.map((holder) => `${holder.id.padEnd(width)}  ${pinOf(holder) ?? '----'}  ${holder.note}`).join('\n')
}

/** What it is, whose, and what has to be typed for it. */
export function described(holder: CardHolder): string {
  const { id, person, medium, checkNumber, typePins, note } = holder
  const pin = pinOf(holder)
  const typed = [
    ...(pin === null ? [] : [`PIN ${pin}`]),
    ...Object.entries(typePins).map(([kind, typePin]) => `${kind} ${typePin}`),
    ...(checkNumber === null ? [] : [`照合番号B ${checkNumber.replace(/^(.{6})(.{4})/, '$1 $2 ')}`]),
  ]
  return `${media[medium]} of ${personOf(person)?.name.replace('　', ' ') ?? person} (${id})\n  ${note}\n  to type: ${typed.join(', ') || 'nothing'}`
}

function pinOf({ certificate, pin }: CardHolder): string | null {
  return certificate === 'noPin' ? pinOfNone : pin
}
