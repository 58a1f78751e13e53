import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { printerAttributes } from './ipp-status.ts'
import { suppliesOf, traysOf } from './ipp-stock.ts'
import type { Supply, Tray } from './printer.ts'

const say = (more: object): { trays: readonly Tray[]; supplies: readonly Supply[] } => {
  const printer = printerAttributes.parse({ 'printer-state': 'idle', ...more })
  return { trays: traysOf(printer), supplies: suppliesOf(printer) }
}
const tray = (name: string, level: number, most: number): string => `type=sheetFeedAutoRemovableTray;mediafeed=0;maxcapacity=${most};level=${level};status=0;name=${name};`
const a4 = { 'x-dimension': 21_000, 'y-dimension': 29_700 }

describe('trays', () => {
  test('are told by name, with what lies in them and how much of it', () => {
    const { trays } = say({
      'printer-input-tray': [tray('auto', -2, -2), tray('main', 25, 250), tray('manual', -2, 1), tray('lower', 0, 500)],
      'media-col-ready': [{ 'media-source': 'lower', 'media-size': a4 }, { 'media-source': 'main', 'media-size-name': 'na_letter_8.5x11in' }],
    })
    expect(trays).toEqual([
      { name: 'main', media: 'na_letter_8.5x11in', level: 10 }, { name: 'manual', media: null, level: null }, { name: 'lower', media: 'iso_a4_210x297mm', level: 0 },
    ])
  })

  test('a single one comes without a list', () => {
    expect(say({ 'printer-input-tray': tray('main', 250, 250) }).trays).toEqual([{ name: 'main', media: null, level: 100 }])
  })

  test('the last sheet of many is not yet an empty tray, nor is one that is overfull fuller than full', () => {
    expect(say({ 'printer-input-tray': tray('main', 300, 250) }).trays).toEqual([{ name: 'main', media: null, level: 100 }])
    expect(say({ 'printer-input-tray': tray('main', 1, 2_000) }).trays).toEqual([{ name: 'main', media: null, level: 1 }])
  })

  test('without a table of trays, what lies ready is told', () => {
    expect(say({ 'media-col-ready': { 'media-source': 'main', 'media-size': a4 } }).trays).toEqual([{ name: 'main', media: 'iso_a4_210x297mm', level: null }])
    expect(say({ 'media-col-ready': { 'media-size': { 'x-dimension': 1, 'y-dimension': 2 } } }).trays).toEqual([{ name: '1', media: null, level: null }])
    expect(say({ 'media-ready': ['iso_a4_210x297mm', 'iso_a5_148x210mm'] }).trays).toEqual([
      { name: '1', media: 'iso_a4_210x297mm', level: null }, { name: '2', media: 'iso_a5_148x210mm', level: null },
    ])
  })
})

describe('supplies', () => {
  test('are told by their descriptions', () => {
    const { supplies } = say({
      'printer-supply': ['index=1;class=receptacleThatIsFilled;type=wasteToner;maxcapacity=100;level=25;', 'class=supplyThatIsConsumed;type=toner;maxcapacity=8000;level=6000;'],
      'printer-supply-description': ['Toner Waste Tank', 'en\u001eBlack Toner'],
    })
    expect(supplies).toEqual([{ name: 'Toner Waste Tank', level: 25 }, { name: 'Black Toner', level: 75 }])
  })

  test('or by their kind, or by the older lists', () => {
    expect(say({ 'printer-supply': 'type=toner;maxcapacity=100;level=-3;' }).supplies).toEqual([{ name: 'toner', level: null }])
    expect(say({ 'marker-names': ['Black', 'Waste'], 'marker-levels': [40, -1] }).supplies).toEqual([{ name: 'Black', level: 40 }, { name: 'Waste', level: null }])
  })
})

test('a name that can’t be shown is replaced by its place', () => {
  expect(say({ 'marker-names': ['a\nb', '', 'x'.repeat(128), 7], 'marker-levels': [1, 2, 3, 4] }).supplies.map(({ name }) => name)).toEqual(['1', '2', '3', '4'])
})

test('a printer that tells nothing, or nonsense, has nothing told of it', () => {
  expect(say({})).toEqual({ trays: [], supplies: [] })
  expect(say({ 'printer-input-tray': 7, 'media-col-ready': 'x', 'media-ready': {}, 'printer-supply': { a: 1 }, 'marker-names': false })).toEqual({
    trays: [], supplies: [{ name: '1', level: null }],
  })
})

test('whatever a printer says, levels are percent or not told', () => {
  const pair = fc.tuple(fc.constantFrom('level', 'maxcapacity', 'name', 'type', ''), fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)))
  const row = fc.array(pair).map(pairs => pairs.map(([key, value]) => `${key}=${value}`).join(';'))
  const odd = fc.oneof(row, fc.array(fc.oneof(row, fc.anything())), fc.anything())
  fc.assert(fc.property(fc.record({ 'printer-input-tray': odd, 'printer-supply': odd, 'media-col-ready': odd, 'marker-names': odd, 'marker-levels': odd }), printer => {
    const { trays, supplies } = say(printer)
    for (const { name, level } of [...trays, ...supplies]) {
      expect(name).toMatch(/^[^\p{Cc}]{1,127}$/u)
      if (level !== null) expect(level).toSatisfy((percent: number) => Number.isInteger(percent) && percent >= 0 && percent <= 100)
    }
  }))
})
