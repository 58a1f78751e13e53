import { z } from 'zod'
import { answerOf, namedParts, questionOf } from './openapi-names.ts'
import { callWords, faultWords, partWords, refusalWords, statusWords } from './openapi-words.ts'
import { callNames, largestAnswer, largestQuestion } from './wire.ts'
import type { CallName } from './wire.ts'

type Json = z.core.JSONSchema.JSONSchema

const refTo = (id: string) => `#/components/schemas/${id}`
const { 200: answered, ...withoutBody } = statusWords

const intro = `The reference wire between a コンビニ交付 terminal and a certificate center (証明書交付センター), generated from the schemas that both
sides parse with. One POST a call, JSON both ways, one connection a call, nothing cached, and nothing tried again by itself but a download that
was cut, which goes on. Every object is closed: a field nobody knows is a fault. The version is the first part of the path; what is not understood is refused, never guessed.`

/**
 * OpenAPI 3.1 of the reference wire: every call with its question and answers, sizes in bytes, refusals, faults and status codes with a
 * sentence each, and what is signed inside (claims, stops). A pure function of the wire's schemas.
 */
export function openApi() {
  return {
    openapi: '3.1.1',
    info: { title: 'Madoguchi: reference wire of the certificate center', version: '1', description: intro },
    servers: [{ url: '/v1', description: 'On the host and port of the center.' }],
    security: [{ mutualTls: [] }, { loopbackToken: [] }],
    paths: Object.fromEntries(callNames.map((call) => [`/${call}`, { post: operation(call) }])),
    components: {
      securitySchemes: {
        mutualTls: { type: 'mutualTLS', description: 'TLS 1.3 with the center’s CA pinned and a client certificate of the terminal.' },
        loopbackToken: { type: 'http', scheme: 'bearer', description: 'A center on loopback only, which is open to every program of the machine.' },
      },
      responses: Object.fromEntries(Object.entries(withoutBody).map(([status, description]) => [`Status${status}`, { description }])),
      schemas: schemas(),
    },
  } as const
}

function operation(call: CallName) {
  const [summary, description] = callWords[call]
  return {
    operationId: call, summary, description,
    requestBody: { required: true, 'x-largest-bytes': largestQuestion, content: jsonOf(questionOf(call)) },
    responses: {
      200: { description: answered, 'x-largest-bytes': largestAnswer[call], content: jsonOf(answerOf(call)) },
      ...Object.fromEntries(Object.keys(withoutBody).map((status) => [status, { $ref: `#/components/responses/Status${status}` }])),
    },
  }
}

const jsonOf = (id: string) => ({ 'application/json': { schema: { $ref: refTo(id) } } })

function schemas(): Readonly<Record<string, Json>> {
  const { schemas: drawn } = z.toJSONSchema(namedParts(), { io: 'input', uri: refTo, override: say })
  return Object.fromEntries(Object.entries(drawn).map(([id, schema]) => [id, told(id, without(schema, '$schema', '$id'))]))
}

/** What a schema says of itself stands in zod's own registry, names in ours. */
function say({ zodSchema, jsonSchema }: { readonly zodSchema: z.core.$ZodTypes; readonly jsonSchema: Json }): void {
  const description = z.globalRegistry.get(zodSchema)?.description
  if (description !== undefined) jsonSchema.description = description
}

function told(id: string, schema: Json): Json {
  const description = schema.description ?? partWords[id]
  const described = description === undefined ? schema : { description, ...schema }
  if (id === 'CenterRefusal') return eachSaid(described, refusalWords)
  return id === 'CenterFault' ? eachSaid(described, faultWords) : described
}

/** An enumeration in which every value has its sentence. */
function eachSaid(schema: Json, words: Readonly<Record<string, string>>): Json {
  return { ...without(schema, 'enum'), oneOf: Object.entries(words).map(([value, description]) => ({ const: value, description })) }
}

function without(schema: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)))
}
