import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cardHolders } from '../../center/reference/card-holders.ts'
import type { ScreenView } from '../contract/view.ts'
import type { Entry } from '../journal/entry.ts'
import { openJournal } from '../journal/journal.ts'
import { printoutsOf } from '../journal/printout.ts'
import { assemble } from './assemble.ts'
import type { Assembled } from './assemble.ts'
import { WalkIn } from './fixture/walk-in.ts'

let folder = ''
let person: WalkIn
let terminal: Assembled
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'visits-'))
  person = new WalkIn(folder)
  terminal = await assemble(person.assembly)
})
afterEach(() => expect(person.bugs).toEqual([]))
afterAll(() => rmSync(folder, { recursive: true }))

const holder = (id: string) => {
  const found = cardHolders.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no card ${id}`)
  return found
}
const lastOf = <Name extends ScreenView['name']>(seen: readonly ScreenView[], name: Name) =>
  seen.findLast((screen): screen is Extract<ScreenView, { name: Name }> => screen.name === name)

/** The whole house at work: the terminal, a vault's process for each certificate, and the reference center in its own. */
describe('the terminal as it is put together', () => {
  test('JPKI: three families in one visit, one payment', async () => {
    const seen = await person.visit({ resident: 'kaku-taro', pin: '1234', wishes: ['juminhyo', 'tax', 'koseki'] })
    expect(lastOf(seen, 'pay')).toMatchObject({ lines: [{ certificate: 'juminhyo' }, { certificate: 'tax' }, { certificate: 'koseki' }], failed: [], due: 1_050 })
    expect(lastOf(seen, 'takePaper')).toMatchObject({ failed: [] })
    expect(lastOf(seen, 'trouble')).toBeUndefined()
  })

  test('an iPhone: nobody is asked for a PIN', async () => {
    const seen = await person.visit({ resident: 'kaku-taro-iphone', pin: '', wishes: ['juminhyo'] })
    expect(lastOf(seen, 'pin')).toBeUndefined()
    expect(lastOf(seen, 'takePaper')).toBeDefined()
  })

  test('カードAP: a type by its own PIN, checked by the municipality', async () => {
    const { typePins } = holder('shiokaze-haru')
    const seen = await person.visit({ resident: 'shiokaze-haru', pin: typePins, wishes: ['inkan'] })
    expect(new Set(seen.flatMap((screen) => screen.name === 'pin' ? [screen.certificate] : []))).toEqual(new Set(['inkan']))
    expect(lastOf(seen, 'takePaper')).toMatchObject({ failed: [] })
  })

  test('係員呼出: the lamp on the board is lit by a touch, and staff answer there', async () => {
    await person.sees('ready')
    expect(person.staffCall).toEqual(['offered', 'dark'])
    person.touch({ kind: 'callStaff', on: true })
    await expect.poll(() => person.staffCall).toEqual(['called', 'lit'])
    person.do({ kind: 'answerCall' })
    await expect.poll(() => person.staffCall).toEqual(['offered', 'dark'])
  })

  test('a 住基カード gets the official refusal', async () => {
    expect(lastOf(await person.visit({ resident: 'kyu-saburo-juki', pin: '', wishes: [] }), 'cardRefused')).toMatchObject({ reason: 'card.juki' })
  })

  test('本籍地: registered at the kiosk, decided by the officers, issued to the same card', async () => {
    const { checkNumber, pin } = holder('tomihon-hitoha')
    const registers = { prefecture: '98', municipality: '98001', number: checkNumber ?? '' }
    const first = await person.visit({ resident: 'tomihon-hitoha', pin: pin ?? '', wishes: [], registers })
    const sent = lastOf(first, 'registered')
    expect(sent?.number).toMatch(/\S{8,}/)
    const waiting = await person.visit({ resident: 'tomihon-hitoha', pin: pin ?? '', wishes: [] })
    expect(lastOf(waiting, 'choose')?.origin).toMatchObject({ status: 'inWork', number: sent?.number })
    person.do({ kind: 'officer', decision: 'approve' })
    const issued = await person.visit({ resident: 'tomihon-hitoha', pin: pin ?? '', wishes: ['koseki'] })
    expect(lastOf(issued, 'confirm')).toMatchObject({ certificate: 'koseki', issuer: { ja: expect.stringContaining('とおやま市') } })
    expect(lastOf(issued, 'takePaper')).toMatchObject({ failed: [] })
  })

  test('a certificate that the municipality refuses at ⑪ is not charged, the other is issued', async () => {
    const { pin } = holder('teishi-tome')
    const seen = await person.visit({ resident: 'teishi-tome', pin: pin ?? '', wishes: ['juminhyo', 'inkan'] })
    expect(lastOf(seen, 'takePaper')).toMatchObject({ failed: [{ certificate: 'inkan', reason: 'record.stale' }] })
  })

  test('I-17 a stop that the center signs while it is being fetched: nothing is printed, nothing is kept', async () => {
    const seen = await person.visit({ resident: 'kaku-taro', pin: '1234', wishes: ['koseki'], atConfirm: { kind: 'stops', preset: 'koseki' } })
    person.do({ kind: 'stops', preset: 'none' })
    expect(lastOf(seen, 'download')).toBeDefined()
    expect(lastOf(seen, 'takePaper')).toBeUndefined()
    expect(lastOf(seen, 'refused') ?? lastOf(seen, 'refund')).toBeDefined()
    expect(lastOf(seen, 'refund')?.owed ?? 0).toBe(0)
  })

  test('the journal has all of it in order, and every paper was its requester’s', async () => {
    if (terminal.kind !== 'running') throw new Error(terminal.why)
    await terminal.close()
    const opened = openJournal(join(folder, 'data', 'journal', 'journal.sqlite'), { now: () => ({ wall: 0, monotonic: 0 }) })
    if (opened.kind !== 'opened') throw new Error(opened.kind)
    const rows = opened.journal.read()
    opened.journal.close()
    const entries = rows.map(({ entry }): Entry => entry)
    const printouts = printoutsOf(rows)
    expect(printouts.length).toBe(3 + 1 + 1 + 1 + 1)
    expect(new Set(printouts.map(({ verdict }) => verdict))).toEqual(new Set(['matched']))
    const applied = new Set(entries.flatMap((entry) => entry.kind === 'applied' ? [entry.certificate] : []))
    // Whether the center has taken note of the last of them need not be known yet.
    const told = entries.flatMap((entry) => entry.kind === 'reported' && !entry.acknowledged ? [entry.certificate] : [])
    expect(new Set(told)).toEqual(applied)
    expect(told).toHaveLength(applied.size)
  })
})
