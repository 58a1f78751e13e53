import { PDFDocument } from '@cantoo/pdf-lib'
import { sha256 } from '../digests.ts'
import { approvedBuild } from './issuing-server.ts'
import type { IssuingServer } from './issuing-server.ts'

/** The same server, menu and all, with a certificate that is drawn in a thousandth of the time: for whom, for which order, nothing else. */
export function quick(server: IssuingServer): IssuingServer {
  return {
    ...server,
    async render({ record: { holder }, kind, answers, issueNumber, issuedAt }) {
      const document = await PDFDocument.create({ updateMetadata: false })
      const about = sha256(JSON.stringify([holder, kind, answers, issueNumber]))
      for (const side of ['front', 'back']) document.addPage([595.2, 841.92]).drawText(`${side} ${about}`, { x: 40, y: 400, size: 8 })
      const pdf = await document.save({ useObjectStreams: false })
      return {
        kind: 'drawn', pdf, holderReference: holder, orderReference: issueNumber, build: approvedBuild, registryAt: issuedAt.getTime(), sheet: 'A4',
      }
    },
  }
}
