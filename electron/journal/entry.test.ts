import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { entry, referenceOf, transactionOf } from './entry.ts'

/** One field of one kind of entry, as the schema itself declares it. */
interface Field { readonly where: string; readonly schema: z.core.$ZodType }

/** Walks the schema. What it does not know it refuses, so a new sort of field has to be judged here first. */
function fieldsOf(schema: z.core.$ZodType, where = ''): readonly Field[] {
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap(option => fieldsOf(option, where))
  if (schema instanceof z.ZodObject) {
    const kind = schema.shape['kind'] instanceof z.ZodLiteral ? String(schema.shape['kind'].value) : where
    if (!(schema.def.catchall instanceof z.ZodNever)) return [{ where: kind, schema }]
    return Object.entries(schema.shape).flatMap(([name, field]) => fieldsOf(field, `${kind}.${name}`))
  }
  if (schema instanceof z.ZodNullable) return fieldsOf(schema.def.innerType, where)
  return [{ where, schema }]
}

const fields = fieldsOf(entry)
const named = (list: readonly Field[]): readonly (readonly [string, z.core.$ZodType])[] => list.map(({ where, schema }) => [where, schema])
const texts = fields.filter(({ schema }) => schema instanceof z.ZodString)
const numbers = fields.filter(({ schema }) => schema instanceof z.ZodNumber)

const kanji = fc.stringMatching(/^[一-龠]{1,4}[ 　]?[一-龠ぁ-んァ-ヶ]{1,5}$/)
const latin = fc.stringMatching(/^[A-Z][a-z]{1,11} [A-Z][a-z]{1,11}$/)
const address = fc.stringMatching(/^(東京都|北海道|大阪府)[一-龠]{2,6}[0-9]{1,2}丁目[0-9]{1,3}-[0-9]{1,3}$/)
const individualNumber = fc.stringMatching(/^[0-9]{12}$/)
const spacedNumber = fc.stringMatching(/^[0-9]{4}[ -][0-9]{4}[ -][0-9]{4}$/)
const pin = fc.stringMatching(/^[0-9]{4}$/)
const signaturePin = fc.stringMatching(/^[A-Z0-9]{6,16}$/)
const birthday = fc.stringMatching(/^(昭和|平成|令和)[0-9]{1,2}年[0-9]{1,2}月[0-9]{1,2}日$/)
const isoBirthday = fc.stringMatching(/^(19|20)[0-9]{2}-[0-1][0-9]-[0-3][0-9]$/)
const phone = fc.stringMatching(/^0[0-9]{1,3}-[0-9]{2,4}-[0-9]{4}$/)
const postcode = fc.stringMatching(/^[0-9]{3}-[0-9]{4}$/)
const pdf = fc.uint8Array({ minLength: 1, maxLength: 3_000 })
  .map(bytes => Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]).toString('base64url'))
const personal = fc.oneof(
  kanji, latin, address, individualNumber, spacedNumber, pin, signaturePin, birthday, isoBirthday, phone, postcode, pdf, fc.string(),
)

/** Judged by eye: random ids, digests, the reference made from an id, a version number with its commit, 市区町村コード. */
const judged = [/^[0-9a-f]{32}$/, /^\d{5}$/, /^[0-9a-f]{64}$/, /^[0-9A-F]{4}-[0-9A-F]{4}$/, /^\d{1,3}\.\d{1,3}\.\d{1,3}(\+[0-9a-f]{40})?$/].map(String)

test('I-21 every field is a closed word, a yes or no, a whole number, or a text of a pattern that has been judged', () => {
  expect(fields.length).toBeGreaterThan(90)
  for (const { where, schema } of fields) {
    if (schema instanceof z.ZodLiteral || schema instanceof z.ZodEnum || schema instanceof z.ZodBoolean) continue
    if (schema instanceof z.ZodString) {
      const patterns = (schema.def.checks ?? []).map(check => 'pattern' in check._zod.def ? String(check._zod.def.pattern) : 'other')
      expect(patterns, where).toHaveLength(1)
      expect(judged, where).toEqual(expect.arrayContaining(patterns))
      continue
    }
    expect(schema, `${where} is of a sort that nobody has judged`).toBeInstanceOf(z.ZodNumber)
  }
})

test.each(named(texts))('I-21 %s takes no name, address, number, PIN, birthday or PDF', (_where, schema) => {
  fc.assert(fc.property(personal, text => !z.safeParse(schema, text).success), { numRuns: 400 })
})

test.each(named(fields.filter(({ schema }) => schema instanceof z.ZodEnum)))('I-21 %s takes none of it either', (_where, schema) => {
  fc.assert(fc.property(personal, text => !z.safeParse(schema, text).success), { numRuns: 100 })
})

test.each(named(numbers))('I-21 %s is too small for a 個人番号, and takes neither fractions nor texts', (_where, schema) => {
  fc.assert(fc.property(fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }), number => !z.safeParse(schema, number).success))
  for (const odd of [0.5, -1, Number.NaN, Infinity, '100', '1234', null]) expect(z.safeParse(schema, odd).success).toBe(false)
})

test('I-21 an entry can carry no field beside those named', () => {
  const opened = { kind: 'visitOpened', transaction: 'a'.repeat(32) }
  expect(entry.safeParse(opened).success).toBe(true)
  fc.assert(fc.property(fc.string().filter(name => !(name in opened)), personal, (name, value) =>
    !entry.safeParse({ ...opened, [name]: value }).success))
})

const opens = (transaction: string) => entry.safeParse({ kind: 'visitOpened', transaction }).success

test('patterns hold at their edges: no line break, no longer, no other alphabet', () => {
  expect(opens('0f'.repeat(16))).toBe(true)
  const odd = ['0F'.repeat(16), '0f'.repeat(17), '0f'.repeat(15), `${'0f'.repeat(16)}\n`, `${'0f'.repeat(15)}ー`, '']
  expect(odd.filter(opens)).toEqual([])
})

test('the reference is the head of the transaction id, and is itself an allowed text', () => {
  const transaction = '3fa90c21'.padEnd(32, '0')
  expect(referenceOf(transaction)).toBe('3FA9-0C21')
  const owed = { kind: 'owed', transaction, yen: 300, reference: referenceOf(transaction), why: 'customerGone' } as const
  expect(entry.parse(owed)).toEqual(owed)
  expect(transactionOf(owed)).toBe(transaction)
  expect(transactionOf({ kind: 'inService' })).toBeNull()
})
