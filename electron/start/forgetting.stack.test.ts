import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cardHolderOf } from '../../center/reference/card-holders.ts'
import { householdOf, personOf } from '../../center/reference/residents.ts'
import { pinMarker, textMarker } from '../../hardware/wipe/marker.ts'
import type { Marker } from '../../hardware/wipe/marker.ts'
import { processTree } from '../../hardware/wipe/process-tree.ts'
import { scanProcesses } from '../../hardware/wipe/residue.ts'
import type { Touch } from '../contract/intent.ts'
import { ServedPlace } from './fixture/served-place.ts'

// Names, PIN, 照合番号B and facts on their real way: card -> pcscd -> card process -> terminal -> TLS -> center, and back to the page.

let place: ServedPlace
// There is one set of virtual readers on a machine, and others may have it first.
beforeAll(async () => { place = await ServedPlace.open() }, 240_000)
afterAll(() => place.close())

/** How long forgetting may take on a machine that has much else to do, ms. */
const patience = 20_000
const confirm: Touch = { kind: 'confirm' }
const typed = (digits: string): readonly Touch[] => Array.from(digits, (digit): Touch => ({ kind: 'digit', digit: Number(digit) }))

function holder(id: string) {
  const [card, person] = [cardHolderOf(id), personOf(id)]
  if (card === null || card.pin === null || card.checkNumber === null || person === null) throw new Error(`no card of ${id}`)
  return { name: person.name, pin: card.pin, checkNumber: card.checkNumber }
}

/** Which markers are found where, and in which forms. */
function traces(markers: readonly Marker[], role = /./): readonly string[] {
  const running = processTree(place.pid).filter((each) => role.test(each.role))
  return [...new Set(scanProcesses(running, markers).residues.map(({ marker, place: where, form }) => `${marker} in ${where.split(' ')[0]} as ${form}`))]
}

/** Looks again and again, for nobody is told when a process has forgotten; and twice, for what is moved during one look may escape it. */
async function expectForgotten(markers: readonly Marker[]): Promise<void> {
  const looks: (readonly string[])[] = []
  await vi.waitUntil(() => {
    looks.push(traces(markers))
    return looks.length > 1 && looks.slice(-2).every((found) => found.length === 0)
  }, { timeout: patience, interval: 200 }).catch(() => undefined)
  expect(looks.slice(-2)).toEqual([[], []])
}

test('the PIN is gone while the card still lies there, and the household once the customer is', async () => {
  const { page } = place
  const { pin, name } = holder('kaku-hanako')
  const digits = pinMarker('PIN', pin)
  const family = (householdOf('kaku-hanako')?.members ?? []).map((member) => textMarker('name', member.name))
  expect(family.length).toBeGreaterThan(2)
  await page.sees('ready')
  expect(traces([digits, ...family])).toEqual([])

  const { chip, card } = await place.lay('kaku-hanako')
  await page.sees('pin')
  page.touches(...typed(pin))
  await page.sees('pin', ({ length }) => length === pin.length)
  expect(traces([digits], /terminal/)).not.toEqual([])
  let onItsWay: readonly string[] = []
  chip.once('verify', () => { onItsWay = traces([digits], /card-process/) })
  page.touches(confirm)
  await page.sees('takeCard')
  expect(onItsWay).not.toEqual([])
  await expectForgotten([digits])

  await card.remove()
  const { entries } = await page.sees('choose')
  page.touches({ kind: 'choose', entry: entries.find(({ kind }) => kind === 'juminhyo')?.id ?? '' }, confirm)
  const { question: scope } = await page.sees('scope')
  page.touches({ kind: 'answer', question: scope, choice: 'part', on: true }, confirm)
  const { question: members, choices } = await page.sees('members')
  expect(choices.map(({ text }) => text.ja)).toContain(name)
  page.touches({ kind: 'answer', question: members, choice: choices[0]?.id ?? '', on: true }, confirm)
  await page.sees('items')
  expect(traces(family, /terminal/)).not.toEqual([])
  page.touches({ kind: 'cancel' })
  await page.sees('ready')
  await expectForgotten([digits, ...family])
})

test('照合番号B and the four facts are gone once they have been sent', async () => {
  const { page } = place
  const { pin, checkNumber, name } = holder('tomihon-hitoha')
  const [number, facts] = [textMarker('number', checkNumber), textMarker('facts', name)]
  await page.sees('ready')
  const { chip, card } = await place.lay('tomihon-hitoha')
  await page.sees('pin')
  page.touches(...typed(pin), confirm)
  await page.sees('takeCard')
  await card.remove()
  await page.sees('choose')
  page.touches({ kind: 'register' })
  await page.sees('origin')
  page.touches({ kind: 'prefecture', prefecture: '98' }, confirm)
  await page.sees('origin', ({ level }) => level === 'municipality')
  page.touches({ kind: 'municipality', code: '98001' }, confirm)
  await page.sees('sameCard')
  await card.insert()
  await page.sees('checkNumber')
  page.touches(...typed(checkNumber))
  await page.sees('checkNumber', ({ digits }) => digits === checkNumber)
  expect(traces([number], /terminal/)).not.toEqual([])
  let onItsWay: readonly string[] = []
  chip.once('verify', () => { onItsWay = traces([number], /card-process/) })
  page.touches(confirm)
  await page.sees('registered')
  expect(onItsWay).not.toEqual([])
  await expectForgotten([number, facts])

  await card.remove()
  await page.sees('registered', (screen) => !screen.card)
  page.touches({ kind: 'taken' })
  await page.sees('ready')
  await expectForgotten([number, facts, pinMarker('PIN', pin)])
})

test('利用者ID, by which a municipality knows who was here, is gone with him: the card process stays for the next', async () => {
  const { page } = place
  const { userId } = cardHolderOf('shiokaze-haru') ?? {}
  const known = textMarker('利用者ID', userId ?? '')
  await page.sees('ready')
  const { card } = await place.lay('shiokaze-haru')
  await page.sees('takeCard')
  expect(traces([known], /card-process/)).not.toEqual([])
  await card.remove()
  await page.sees('choose')
  page.touches({ kind: 'cancel' })
  await page.sees('ready')
  await expectForgotten([known])
})
