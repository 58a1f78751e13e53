import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pdfOf } from '../printer/printer.contract.ts'
import { picturesOf } from './paper-picture.ts'

async function laid(pdf: Uint8Array): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, '001.pdf')
  writeFileSync(file, pdf)
  return file
}

test('three pages are two sheets; the last one has nothing on its back, and no side looks like another', async () => {
  const sheets = await picturesOf(await laid(await pdfOf(3)))
  expect(sheets.map(({ back }) => back === null)).toEqual([false, true])
  const sides = sheets.flatMap(({ front, back }) => (back === null ? [front] : [front, back]))
  for (const side of sides) expect(side).toMatch(/^data:image\/png;base64,iVBORw0KGgo/)
  expect(new Set(sides).size).toBe(3)
})

test('what is no document has no picture', async () => {
  expect(await picturesOf(await laid(Buffer.from('no document')))).toEqual([])
  expect(await picturesOf('/no/such/paper.pdf')).toEqual([])
})
