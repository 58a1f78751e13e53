import { expect, test } from 'vitest'
import { signOfPrinter } from './printer-finding.ts'
import type { PrinterFinding } from './printer-finding.ts'
import { printerResult, printerResultOf } from './printer-result.ts'
import { lineOfPrinter } from './printer-words.ts'

const printed = { kind: 'printed', sheets: 1 } as const
const bad: readonly PrinterFinding[] = [
  ...(['unreachable', 'certificate', 'foreign'] as const).map((why) => ({ kind: 'silent', why }) as const),
  ...(['duplex', 'a4', 'pdf', 'once'] as const).map((lack) => ({ kind: 'lacks', lack }) as const),
  ...(['offline', 'paperEmpty', 'jam', 'coverOpen', 'tonerEmpty', 'busy', 'other'] as const).map((fault) => ({ kind: 'fault', fault }) as const),
  { kind: 'testSheet', printed, ms: 10, counted: 3 }, { kind: 'testSheet', printed, ms: 10, counted: 0 },
  { kind: 'testSheet', printed: { kind: 'nothingOut', fault: 'jam' }, ms: 10, counted: 0 },
  { kind: 'testSheet', printed: { kind: 'unknown', sheetsOut: 0, fault: 'jam' }, ms: 10, counted: null },
]
const fine: readonly PrinterFinding[] = [
  { kind: 'found', model: 'Kiosk' }, { kind: 'ready' }, { kind: 'counter', sheets: 41 }, { kind: 'outlet', outlet: 'empty' },
  ...(['counted', 'stated', 'spooled'] as const).map((guarantee) => ({ kind: 'guarantee', guarantee }) as const),
  { kind: 'tray', tray: { name: 'Tray 1', media: 'iso_a4_210x297mm', level: 40 } }, { kind: 'supply', supply: { name: 'Black', level: null } },
  { kind: 'testSheet', printed, ms: 900, counted: 1 }, { kind: 'testSheet', printed, ms: 900, counted: null },
]
const warnings = (['paperLow', 'tonerLow', 'outletNearlyFull', 'serviceDue'] as const).map((warning) => ({ kind: 'warning', warning }) as const)

test('each thing that is wrong has a remedy, and a line of its own', () => {
  for (const finding of bad) expect(lineOfPrinter(finding)).toMatchObject({ sign: 'bad', remedy: expect.stringMatching(/\w{3}/) })
  expect(new Set([...bad, ...warnings].map((finding) => JSON.stringify(lineOfPrinter(finding)))).size).toBe(bad.length + warnings.length)
})

test('nothing else is called wrong; what is due soon is said with what to do', () => {
  for (const finding of fine) expect(lineOfPrinter(finding)).toMatchObject({ remedy: null, sign: expect.stringMatching('good|note') })
  for (const finding of warnings) expect(lineOfPrinter(finding)).toMatchObject({ sign: 'note', remedy: expect.stringMatching(/\w{3}/) })
})

test('a weaker word than a count is never called good', () => {
  expect((['counted', 'stated', 'spooled'] as const).map((guarantee) => signOfPrinter({ kind: 'guarantee', guarantee }))).toEqual(['good', 'note', 'note'])
})

test('for programs: all that was found, and what is bad', () => {
  const all = printerResultOf([...bad, ...fine, ...warnings])
  expect(printerResult.parse(all)).toEqual(all)
  expect(all).toMatchObject({ model: 'Kiosk', sheetCounter: 41, outlet: 'empty', trays: [{ level: 40 }], supplies: [{ name: 'Black' }], lacks: ['duplex', 'a4', 'pdf', 'once'] })
  expect(all.bad).toHaveLength(bad.length)
  expect(printerResultOf([{ kind: 'silent', why: 'unreachable' }])).toMatchObject({ model: null, sheetCounter: null, testSheet: null, bad: ['silent'] })
})
