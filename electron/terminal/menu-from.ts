import type { SessionMenu } from '../../center/protocol.ts'
import { certificateKinds } from '../flow/menu.ts'
import type { CertificateKind, Menu, MenuEntry } from '../flow/menu.ts'

/** The center's menu in the flow's words; kinds the screens have no words for are left out (I-18). */
export function menuFrom(sent: SessionMenu): Menu {
  const entries = sent.entries.flatMap((entry): MenuEntry[] => {
    const kind = certificateKinds.find((known): known is CertificateKind => known === entry.kind)
    return kind === undefined ? [] : [{ ...entry, kind }]
  })
  return { municipality: sent.municipality, entries }
}
