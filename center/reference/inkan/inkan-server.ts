import { drawDocument } from '../document.ts'
import { entriesElsewhere, livesHere, offered } from '../entries.ts'
import { areaOf, contentBottom, contentTop, drawCertification, drawHeading, strikeOut } from '../form.ts'
import { bornOf } from '../wording.ts'
import { drawImprint } from './imprint.ts'
import { sealOf } from './seal-register.ts'
import type { Face } from '../face.ts'
import type { Entry, IssuingServer, ResidentRecord } from '../issuing-server.ts'
import type { SealRegistration } from './seal-register.ts'

const kinds = ['inkan'] as const
const title = '印鑑登録証明書'
const tenMinutes = 10 * 60_000

/** 印鑑登録: gets its data from 住民記録 every ten minutes, as long as the line is well. */
export const inkanServer: IssuingServer = {
  system: '印鑑登録',
  kinds,
  entriesFor(record, now) {
    if (!livesHere(record)) return []
    const entries = [...offered(record, 'inkan', record.municipality.offers?.inkan, () => []), ...entriesElsewhere(record, kinds)]
    return sealOf(record.applicant, now) === null ? entries.map(withoutSeal) : entries
  },
  async render(order) {
    const { record, issuedAt } = order
    const { municipality, applicant } = record
    const seal = sealOf(applicant, issuedAt.getTime())
    if (seal === null) return { kind: 'refused', reason: 'seal.notRegistered' }
    const registryAt = seal.stoodStillAt ?? Math.floor(issuedAt.getTime() / tenMinutes) * tenMinutes
    return drawDocument(order, {
      title,
      format: municipality.offers?.inkan?.sheet ?? 'A4',
      registryAt,
      fronts: [(face, place) => {
        drawHeading(face, title, municipality, place)
        strikeOut(face, drawEntry(face, record, seal) + 8, contentBottom(face), place)
        drawCertification(face, 'この写しは、登録された印影と相違ないことを証明する。', municipality, issuedAt, place.issueNumber)
      }],
    })
  },
}

const withoutSeal = (entry: Entry): Entry => ({ ...entry, unavailable: entry.unavailable ?? { reason: 'seal.notRegistered', note: null } })

const side = 120

/** Returns where it ends. */
function drawEntry(face: Face, { municipality, household, applicant }: ResidentRecord, seal: SealRegistration): number {
  const { left, width } = areaOf(face)
  const y = contentTop + 6
  face.frame({ x: left, y, width: side, height: side })
  face.text('印　影', { x: left, y: y + 2, width: side, height: 16 }, { size: 8.5, align: 'center' })
  drawImprint(face, seal.imprint, left + side / 2, y + side / 2 + 7)
  const rows = [
    ['フリガナ', applicant.reading, 20], ['氏　　名', applicant.name, 40], ['生年月日', bornOf(applicant), 30], ['性　　別', applicant.sex, 30],
  ] as const
  let top = y
  for (const [label, value, height] of rows) {
    face.cell(label, value, { x: left + side, y: top, width: width - side, height }, 56, label === '氏　　名' ? 15 : 11)
    top += height
  }
  face.cell('住　　所', `${municipality.address}${household.address}`, { x: left, y: top, width, height: 34 }, 56, 12)
  face.frame({ x: left, y, width, height: side + 34 }, 1.2)
  return y + side + 34
}
