import { describe, expect, test } from 'vitest'
import { altered, documents, job, printer, run } from './ipp-script.fixture.ts'
import { sender } from './ipp-sender.ts'
import type { ScriptedAnswer } from './scripted-ipp-printer.ts'

test('a job of ours that is being printed is nobody’s leftover: it is not given up for another', async () => {
  const { outcome, asked } = await run({ create: { status: 'server-error-busy' }, jobs: job('processing', 1), looks: () => job('pending-held', 0) })
  expect(outcome).toEqual({ kind: 'nothingOut', fault: 'busy' })
  expect(asked).toEqual(['Get-Printer-Attributes', 'Create-Job', 'Get-Jobs'])
})

describe('a printer that tells of others’ jobs, whoever asks', () => {
  const held = (name: string | null, user: string | null) => job('pending-held', 0, {
    'job-id': 99, ...(name === null ? {} : { 'job-name': name }), ...(user === null ? {} : { 'job-originating-user-name': user }),
  })
  const busy: ScriptedAnswer = { status: 'server-error-busy' }

  test.each<[string, ScriptedAnswer]>([
    ['another’s document', held('payroll', 'tanaka')],
    ['a certificate of another terminal', held('certificate 1', 'kiosk-0123456789ab')],
    ['something else sent from this machine', held('payroll', sender)],
    ['a name that only begins like ours', held('certificates of birth', sender)],
    ['a job of nobody', held('certificate 1', null)],
  ])('%s is left alone', async (_what, jobs) => {
    const { outcome, asked } = await run({ create: busy, jobs, looks: () => job('pending-held', 0) })
    expect(outcome).toEqual({ kind: 'nothingOut', fault: 'busy' })
    expect(asked).not.toContain('Cancel-Job')
  })

  test.each(['certificate 1', 'receipt', 'test sheet'])('"%s" of this terminal is given up', async name => {
    const { asked } = await run({ create: busy, jobs: held(name, sender), looks: () => job('pending-held', 0) })
    expect(asked).toEqual(['Get-Printer-Attributes', 'Create-Job', 'Get-Jobs', 'Cancel-Job', 'Create-Job'])
  })
})

describe('copies in order and no sheet but ours', () => {
  const words = { 'multiple-document-handling': 'separate-documents-collated-copies', 'job-sheets': 'none' }
  const able = {
    'multiple-document-handling-supported': ['separate-documents-uncollated-copies', 'separate-documents-collated-copies'],
    'job-sheets-supported': ['none', 'standard'],
  }
  const looks = (nth: number) => nth === 1 ? job('pending-held', 0) : job('completed', 4)

  test('are asked for where the printer knows these words', async () => {
    expect((await run({ looks, printers: () => printer(able) })).orders).toEqual([expect.objectContaining(words)])
  })

  test('are not asked for where it does not', async () => {
    const other = { 'multiple-document-handling-supported': 'separate-documents-uncollated-copies', 'job-sheets-supported': 'standard' }
    for (const more of [{}, other]) {
      const { outcome, orders } = await run({ looks, printers: () => printer(more) })
      expect(outcome.kind).toBe('printed')
      expect(Object.keys(orders[0] ?? {}).filter(name => name in words)).toEqual([])
    }
  })

  test.each(Object.keys(words))('a printer that refuses "%s" after all gets nothing', async name => {
    const { outcome, asked } = await run({ looks: () => job('pending-held', 0), create: altered(name), printers: () => printer(able) })
    expect(outcome).toEqual({ kind: 'nothingOut', fault: 'other' })
    expect(documents(asked)).toBe(0)
  })
})
