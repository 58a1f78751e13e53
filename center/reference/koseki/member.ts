import { municipalityOf } from '../municipalities.ts'
import { householdOf, personOf } from '../residents.ts'
import type { KosekiMember } from './koseki.ts'

type Origin = Pick<KosekiMember, 'father' | 'mother' | 'relation'> & Partial<Pick<KosekiMember, 'spouse' | 'marriage'>>

/** Somebody of the registers as a 戸籍 and its 附票 have them. */
export function memberOf(id: string, { father, mother, relation, spouse = null, marriage = null }: Origin): KosekiMember {
  const [person, household] = [personOf(id), householdOf(id)]
  const municipality = household === null ? null : municipalityOf(household.municipality)
  if (person === null || household === null || municipality === null) throw new Error(`a 戸籍 of somebody who lives nowhere: ${id}`)
  const { name, reading, born, sex, residentSince } = person
  const current = { address: `${municipality.address}${household.address}`, since: residentSince }
  const earlier = { address: '架空県旧見本町（架空）九丁目9番9号', since: born }
  return {
    person: id, name, reading, born, sex, spouse, father, mother, relation, marriage, removed: null,
    addresses: residentSince > born ? [earlier, current] : [current],
  }
}
