import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { idlePrinter } from './windows-double.fixture.ts'
import { windowsFaultOfJob, windowsFaultsOf, windowsJob, windowsJobBit, windowsLacksOf, windowsPrinter, windowsWarningsOf } from './windows-state.ts'
import type { PrinterFault } from './printer.ts'

const stateOf = (change: object) => windowsPrinter.parse({ ...idlePrinter, ...change })
const faultsOf = (change: object) => windowsFaultsOf(stateOf(change))

test.each<[string, readonly (readonly PrinterFault[])[]]>([
  ['DetectedErrorState', [
    [], ['other'], [], [], ['paperEmpty'], [], ['tonerEmpty'], ['coverOpen'], ['jam'], ['offline'], ['other'], ['other'],
  ]],
  ['ExtendedDetectedErrorState', [
    [], ['other'], [], [], ['paperEmpty'], [], ['tonerEmpty'], ['coverOpen'], ['jam'],
    ['other'], ['other'], ['other'], ['other'], ['other'], ['other'], ['other'],
  ]],
  ['PrinterStatus', [[], [], [], [], [], [], ['other'], ['offline']]],
  ['ExtendedPrinterStatus', [
    [], [], [], [], [], [], ['other'], ['offline'], ['other'], ['other'], [], ['offline'], [], [], [], [], ['other'], [], [],
  ]],
])('%s: each of its values', (property, faults) => {
  expect(faults.map((_fault, value) => faultsOf({ [property]: value }))).toEqual(faults)
})

test('a named fault comes before "other", and each once', () => {
  expect(faultsOf({ DetectedErrorState: 8, ExtendedDetectedErrorState: 8, PrinterStatus: 6, WorkOffline: true })).toEqual(['jam', 'offline', 'other'])
  expect(faultsOf({ DetectedErrorState: 1, PrinterStatus: 7 })).toEqual(['offline', 'other'])
})

test('what is not told is no fault; what a certificate needs has to be told', () => {
  const untold = Object.fromEntries(Object.keys(idlePrinter).map(key => [key, null]))
  expect(windowsFaultsOf(stateOf(untold))).toEqual([])
  expect(windowsLacksOf(stateOf(untold))).toEqual(['duplex', 'a4', 'once'])
  expect(windowsLacksOf(stateOf({}))).toEqual([])
})

test('a list is read in both of the ways that PowerShell writes it', () => {
  const wrapped = stateOf({ Capabilities: { value: [3], Count: 1 }, PrinterPaperNames: { value: ['A4 (210 x 297 mm)'], Count: 1 } })
  expect(windowsLacksOf(wrapped)).toEqual([])
})

test('low paper and low toner are warnings, each once', () => {
  expect(windowsWarningsOf(stateOf({ DetectedErrorState: 5, ExtendedDetectedErrorState: 5 }))).toEqual(['tonerLow'])
  expect(windowsWarningsOf(stateOf({ DetectedErrorState: 3 }))).toEqual(['paperLow'])
  expect(windowsWarningsOf(stateOf({}))).toEqual([])
})

test('the fault of a job, bit by bit', () => {
  const faults = Object.entries(windowsJobBit).map(([name, StatusMask]) => {
    return [name, windowsFaultOfJob(windowsJob.parse({ JobId: 1, Document: null, StatusMask, PagesPrinted: null }))]
  })
  expect(Object.fromEntries(faults)).toEqual({
    paused: 'other', error: 'other', deleting: null, spooling: null, printing: null, offline: 'offline', paperOut: 'paperEmpty', printed: null,
    deleted: null, blocked: 'other', userIntervention: 'other', restart: null, complete: null,
  })
})

test('any answer is a state or none, and any state has an answer', () => {
  const value = fc.oneof(fc.integer(), fc.constant(null), fc.boolean(), fc.string(), fc.array(fc.integer()))
  fc.assert(fc.property(fc.record(Object.fromEntries(Object.keys(idlePrinter).map(key => [key, value]))), said => {
    const { data } = windowsPrinter.safeParse(said)
    if (data !== undefined) expect(new Set(windowsFaultsOf(data)).size).toBe(windowsFaultsOf(data).length)
  }))
})
