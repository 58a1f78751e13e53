import { drawDocument } from '../document.ts'
import { drawFront, personsPerSheet } from './juminhyo-front.ts'
import type { Order, Rendered } from '../issuing-server.ts'
import type { Chosen } from './household-questions.ts'

/** 住民票の写し: up to four persons a sheet. `registryAt`: ms since 1970. */
export async function renderJuminhyo(order: Order, chosen: Chosen, registryAt: number): Promise<Rendered> {
  const sheets = Math.max(1, Math.ceil(chosen.persons.length / personsPerSheet))
  return drawDocument(order, {
    title: '住民票の写し',
    format: 'A4',
    registryAt,
    fronts: Array.from({ length: sheets }, (_, sheet) => (face, place) => {
      const persons = chosen.persons.slice(sheet * personsPerSheet, (sheet + 1) * personsPerSheet)
      drawFront(face, { record: order.record, issuedAt: order.issuedAt, chosen, persons, place })
    }),
  })
}
