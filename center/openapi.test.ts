import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openApi } from './openapi.ts'
import { callNames, largestAnswer, largestQuestion } from './wire.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const document = openApi()
const { paths, components: { schemas, responses } } = document
const refs = (value: unknown) => [...JSON.stringify(value).matchAll(/"\$ref":"#\/components\/([^"]+)"/g)].map(([, ref = '']) => ref)

test('the published description is that of this very wire (npm run openapi)', () => {
  expect(JSON.parse(read('openapi.json'))).toEqual(document)
})

test('every call is there, with its sizes', () => {
  expect(Object.keys(paths)).toEqual(callNames.map((call) => `/${call}`))
  for (const call of callNames) {
    expect(paths[`/${call}`]?.post).toMatchObject({
      operationId: call, requestBody: { 'x-largest-bytes': largestQuestion }, responses: { 200: { 'x-largest-bytes': largestAnswer[call] } },
    })
  }
})

test('what is referred to is there, and everything that has a name is said in a sentence', () => {
  const named = [...Object.keys(schemas).map((id) => `schemas/${id}`), ...Object.keys(responses).map((id) => `responses/${id}`)]
  expect(refs(document).filter((ref) => !named.includes(ref))).toEqual([])
  const perCall = new Set(callNames.flatMap((call) => refs(paths[`/${call}`])).map((ref) => ref.replace('schemas/', '')))
  const mute = Object.entries(schemas).filter(([id, { description }]) => description === undefined && !perCall.has(id)).map(([id]) => id)
  expect(mute).toEqual([])
})

test('every object on the wire is closed, but a question that this version does not know', () => {
  const open: unknown[] = []
  JSON.parse(JSON.stringify(schemas), (_, value: unknown) => {
    const known = z.looseObject({ type: z.literal('object') }).safeParse(value)
    if (known.success && known.data['additionalProperties'] !== false) open.push(value)
    return value
  })
  expect(open).toMatchObject([{ required: ['screen'] }])
})

test('the status codes are those that the reference center sends', () => {
  const sent = [...read('reference/serve.ts').matchAll(/refuse\(response, (\d{3})\)/g)].map(([, status]) => `Status${status}`)
  expect(Object.keys(responses)).toEqual([...new Set(sent)].toSorted())
})
