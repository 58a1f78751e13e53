import { readFileSync, writeFileSync } from 'node:fs'
import { cast } from '../e2e/drive/cast.ts'
import type { Actor, Bar } from '../e2e/drive/cast.ts'

const texts: Readonly<Record<string, string>> = {
  ...textsOf('ja.json'), ...textsOf('board.ja.json'), ...textsOf('refusal.ja.json'),
}

function textsOf(name: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`../locales/${name}`, import.meta.url), 'utf8'))
}

/** Which resident of the demo shows which case, and what has to be typed: made from the registers, so it can't be out of date. */
export function demoGuide(): string {
  return [
    '# Who shows what', '',
    'Made by `npm run demo-guide -- --write` from the registers of the reference center: everything that can be held to the reader on the',
    'demo board, what has to be typed for it, and the case it shows. Nobody here exists; every name and number is made up.', '',
    '## Served', '', ...table(['id', 'who', 'lives in', 'to type', 'shows'], cast.filter(({ bar }) => bar === null).map(rowOf)), '',
    '## Refused', '',
    '② before anything is typed, ③ after the PIN, ⑤ on touching the certificate, ⑪ when it is to be drawn. 住基カード are served where the',
    'configuration says `jukiCards: true`; a 利用登録 in work is granted or refused with the officer’s buttons on the board.', '',
    ...table(['id', 'who', 'lives in', 'to type', 'shows', 'said', 'code'], cast.flatMap((actor) => (
      actor.bar === null ? [] : [[...rowOf(actor), said(actor.bar), `\`${actor.bar.reason}\``]]
    ))), '',
  ].join('\n')
}

function rowOf(actor: Actor): readonly string[] {
  return [`\`${actor.id}\``, actor.name.replace('　', ' '), actor.municipality.replace('（架空）', ''), toType(actor), actor.note]
}

/** What it is when it is no マイナンバーカード; PIN of card or phone, PINs by type (カードAP), 照合番号B in its three parts. */
function toType({ medium, pin, typePins, checkNumber }: Actor): string {
  const types = Object.entries(typePins).map(([kind, typePin]) => `${texts[`certificate.${kind}`] ?? kind} ${typePin}`)
  const number = checkNumber === null ? [] : [`照合番号B ${checkNumber.replace(/^(.{6})(.{4})/, '$1 $2 ')}`]
  const held = medium === 'card' ? [] : [texts[`board.medium.${medium}`] ?? medium]
  return [...held, ...(pin === null ? [] : [`PIN ${pin}`]), ...types, ...number].join('<br>')
}

const places = { card: '②', pin: '③', menu: '⑤', download: '⑪', registering: '利用登録' } as const satisfies Record<Bar['at'], string>

function said({ at, reason, certificate }: Bar): string {
  const about = certificate === null ? '' : ` ${texts[`certificate.${certificate}`] ?? certificate}`
  return `${places[at]}${about}: ${texts[`refusal.${reason}.what`] ?? reason}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

if (import.meta.main) {
  const guide = demoGuide()
  if (process.argv.includes('--write')) writeFileSync(new URL('demo-guide.md', import.meta.url), guide)
  else console.log(guide)
}
