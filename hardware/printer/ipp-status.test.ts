import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { faultOfReason, faultsOf, guaranteeOf, lacksOf, printerAttributes, sheetsDone, sheetsTouched, warningsOf } from './ipp-status.ts'
import { sheetsOf } from './printer.ts'

const known: readonly [string, string][] = [
  ['media-empty', 'paperEmpty'], ['media-needed', 'paperEmpty'], ['input-tray-missing', 'paperEmpty'], ['media-jam', 'jam'],
  ['cover-open', 'coverOpen'], ['door-open', 'coverOpen'], ['toner-empty', 'tonerEmpty'], ['marker-supply-empty', 'tonerEmpty'],
  ['shutdown', 'offline'], ['spool-area-full', 'other'], ['output-area-full', 'other'], ['paused', 'other'],
]
const news = ['none', 'media-low', 'toner-low', 'marker-supply-low', 'constructor', '__proto__', '']
const endings = ['', '-report', '-warning', '-error'] as const

describe('state reasons', () => {
  test.each(known)('%s is %s, whatever its ending', (reason, fault) => {
    expect(endings.map(ending => faultOfReason(reason + ending))).toEqual(endings.map(() => fault))
  })

  test.each(news)('"%s" is news, unless the printer calls it an error', reason => {
    expect(endings.map(ending => faultOfReason(reason + ending))).toEqual([null, null, null, 'other'])
  })

  test('any string is a known fault, an error nobody knows, or news', () => {
    const table = new Map(known)
    const hostile = fc.oneof(
      fc.string({ unit: fc.nat(0xffff).map(code => String.fromCharCode(code)), maxLength: 2_000 }),
      fc.tuple(
        fc.constantFrom(...known.map(([reason]) => reason), ...news),
        fc.constantFrom(...endings),
        fc.constantFrom('', ' ', '\n', '-', '\0', '-error'),
      ).map(parts => parts.join('')),
    )
    fc.assert(fc.property(hostile, reason => {
      const fault = faultOfReason(reason)
      const bare = endings.filter(ending => reason.endsWith(ending)).map(ending => reason.slice(0, reason.length - ending.length))
      const possible = bare.map(name => table.get(name)).filter(name => name !== undefined)
      if (possible.length > 0) expect(possible).toContain(fault)
      else if (!reason.endsWith('-error')) expect([null, 'offline', 'coverOpen', 'tonerEmpty', 'other']).toContain(fault)
      else expect(fault).not.toBeNull()
    }))
  })
})

describe('what stands in the way', () => {
  const say = (more: object) => faultsOf(printerAttributes.parse({ 'printer-state': 'idle', ...more }))

  test('one reason is told as a plain string, several as a list; each fault once', () => {
    expect(say({ 'printer-state-reasons': 'none' })).toEqual([])
    expect(say({ 'printer-state-reasons': 'media-jam-error' })).toEqual(['jam'])
    expect(say({ 'printer-state-reasons': ['media-empty-error', 'media-needed-error', 'media-low'] })).toEqual(['paperEmpty'])
  })

  test('a printer that stopped or takes no jobs without a reason is out of order', () => {
    expect(say({ 'printer-state': 'stopped' })).toEqual(['other'])
    expect(say({ 'printer-is-accepting-jobs': false })).toEqual(['other'])
    expect(say({ 'printer-state': 'stopped', 'printer-state-reasons': 'media-jam' })).toEqual(['jam'])
  })

  const loaded = (bypass: number, main: number) => ({
    'media-ready': ['iso_a4_210x297mm'],
    'printer-input-tray': [`level=${bypass};maxcapacity=50;name=by-pass;`, `level=${main};maxcapacity=250;name=main;`],
    'media-col-ready': ['by-pass', 'main'].map(source => ({ 'media-source': source, 'media-size-name': 'iso_a4_210x297mm' })),
  })

  test.each([
    ['media-empty', 0, 9], ['media-empty-report', 0, -3], ['media-empty-warning', 0, 1], ['input-tray-missing-report', 0, 9],
  ])('"%s" of an empty bypass is no fault while A4 lies in another (levels %i and %i), but something for staff', (reason, bypass, main) => {
    const more = { 'printer-state-reasons': reason, ...loaded(bypass, main) }
    expect(say(more)).toEqual([])
    expect(warningsOf(printerAttributes.parse({ 'printer-state': 'idle', ...more }))).toEqual(['paperLow'])
  })

  test.each<[string, object]>([
    ['it says that this is an error', { 'printer-state-reasons': 'media-empty-error' }],
    ['it needs paper', { 'printer-state-reasons': 'media-needed' }],
    ['it stopped', { 'printer-state': 'stopped' }],
    ['every tray is empty', loaded(0, 0)],
    ['what the trays hold is not told', loaded(0, -2)],
    ['another size lies in it', { 'media-col-ready': { 'media-source': 'main', 'media-size-name': 'na_letter_8.5x11in' } }],
    ['it has no table of trays', { 'printer-input-tray': undefined }],
  ])('an empty tray is a fault all the same when %s', (_why, more) => {
    expect(say({ 'printer-state-reasons': 'media-empty-report', ...loaded(0, 9), ...more })).toEqual(['paperEmpty'])
  })

  test('what was missing elsewhere before does not hide what stops it, and what comes up under a job is about the job', () => {
    const under = (state: string, reason: string, elsewhere: readonly string[]) => {
      return faultsOf(printerAttributes.parse({ 'printer-state': state, 'printer-state-reasons': reason, ...loaded(0, 9) }), elsewhere)
    }
    expect(under('processing', 'media-empty-warning', ['media-empty'])).toEqual(['busy'])
    expect(under('processing', 'media-empty-error', ['media-empty'])).toEqual(['paperEmpty', 'busy'])
    expect(under('stopped', 'media-empty', ['media-empty'])).toEqual(['paperEmpty'])
    expect(say({ 'printer-state': 'processing', 'printer-state-reasons': 'media-empty-warning', ...loaded(0, 9) })).toEqual(['paperEmpty', 'busy'])
  })

  test('busy is named last', () => {
    expect(say({ 'printer-state': 'processing', 'printer-state-reasons': 'media-jam-warning' })).toEqual(['jam', 'busy'])
  })

  test('attributes of other types are taken for absent, an unknown state for no answer', () => {
    const odd = printerAttributes.parse({
      'printer-state': 'idle', 'printer-state-reasons': 7, 'media-ready': {}, 'sides-supported': null, 'printer-impressions-completed': -1,
    })
    expect(faultsOf(odd)).toEqual([])
    expect(lacksOf(odd)).toEqual(['duplex', 'pdf'])
    expect(odd['printer-impressions-completed']).toBeNull()
    expect(printerAttributes.safeParse({ 'printer-state': 'asleep' }).success).toBe(false)
  })
})

describe('what staff should see to', () => {
  test.each([
    ['media-low', 'paperLow'], ['toner-low', 'tonerLow'], ['marker-supply-low', 'tonerLow'], ['output-area-almost-full', 'outletNearlyFull'],
    ['marker-waste-almost-full', 'serviceDue'], ['fuser-life-almost-over', 'serviceDue'], ['opc-near-eol', 'serviceDue'],
  ])('%s is %s, once, whatever its ending, and stops nothing', (reason, warning) => {
    const said = printerAttributes.parse({ 'printer-state': 'idle', 'printer-state-reasons': ['', '-report', '-warning'].map(ending => reason + ending) })
    expect(warningsOf(said)).toEqual([warning])
    expect(faultsOf(said)).toEqual([])
  })

  test('nothing, when nothing is low; nor of what stops it already', () => {
    expect(warningsOf(printerAttributes.parse({ 'printer-state': 'idle', 'printer-state-reasons': ['none', 'media-jam-error', 'media-empty'] }))).toEqual([])
  })
})

describe('what a printer is good for', () => {
  const able = { 'printer-state': 'idle', 'sides-supported': 'two-sided-long-edge', 'document-format-supported': 'application/pdf' }
  const say = (more: object) => printerAttributes.parse({ ...able, ...more })

  test('both sides of A4, from PDF', () => {
    expect(lacksOf(say({ 'media-supported': ['iso_a4_210x297mm', 'na_letter_8.5x11in'] }))).toEqual([])
    expect(lacksOf(say({}))).toEqual([])
    expect(lacksOf(say({ 'media-supported': 'na_letter_8.5x11in', 'sides-supported': ['one-sided'], 'document-format-supported': 'image/urf' }))).toEqual([
      'duplex', 'a4', 'pdf',
    ])
  })

  test('its word is counted where it has a counter, and stated where it has none', () => {
    expect(guaranteeOf(say({ 'printer-impressions-completed': 0 }))).toBe('counted')
    expect(guaranteeOf(say({ 'ipp-features-supported': ['airprint-1.7', 'ipp-everywhere'] }))).toBe('counted')
    expect(guaranteeOf(say({ 'ipp-features-supported': 'airprint-1.7' }))).toBe('stated')
  })

  test('it is known as it names itself, without the language it says that in', () => {
    expect(say({ 'printer-make-and-model': 'en\u001eOffice 9' })['printer-make-and-model']).toBe('Office 9')
    expect(say({ 'printer-make-and-model': 9 })['printer-make-and-model']).toBeNull()
  })
})

test('sheets follow impressions: never back, never more than the job, whole at its end', () => {
  const upTo = (max: number) => fc.integer({ min: 1, max })
  fc.assert(fc.property(upTo(9), upTo(20), fc.nat(400), (pages, copies, impressions) => {
    const all = sheetsOf(pages) * copies
    const done = sheetsDone(impressions, pages, copies)
    const touched = sheetsTouched(impressions, pages, copies)
    expect(done).toBeLessThanOrEqual(touched)
    expect(touched - done).toBeLessThanOrEqual(1)
    expect(touched).toBeLessThanOrEqual(all)
    expect(sheetsDone(impressions + 1, pages, copies)).toBeGreaterThanOrEqual(done)
    expect(done === all).toBe(impressions >= pages * copies)
    expect(touched === 0).toBe(impressions === 0)
  }))
})
