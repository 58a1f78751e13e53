import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { holderOf } from '../holder.ts'
import { JpkiAuthority } from './jpki-authority.ts'
import { ReferenceCenter } from './reference-center.ts'
import type { CenterUnderTest, Resident } from '../contract-visitor.ts'
import type { CenterHours } from '../protocol.ts'
import type { CardMaterial } from './jpki-authority.ts'

const ids: { readonly [Name in Resident]: string } = {
  ordinary: 'kaku-taro',
  another: 'mihon-hanako',
  revoked: 'shikko-saburo',
  notOffered: 'hamabe-shiro',
  tooYoung: 'mihon-shoko',
}

/** A reference center for tests, with a clock that moves when it is told to. */
export interface ReferenceWorld {
  readonly center: ReferenceCenter
  readonly clock: { now: number }
  readonly prove: CenterUnderTest['prove']
}

const start = Date.parse('2026-11-21T10:00:00+09:00')
/** One for all worlds of a test file: its RSA keys take longer to make than everything else. */
const authority = new JpkiAuthority(() => start, randomBytes)

export async function openReferenceWorld(hours?: CenterHours): Promise<ReferenceWorld> {
  const clock = { now: start }
  const center = await ReferenceCenter.open({
    now: () => clock.now,
    random: randomBytes,
    authority,
    ...(hours === undefined ? {} : { hours }),
  })
  return {
    center,
    clock,
    async prove(resident, challenge) {
      const card = await center.issueCard(ids[resident])
      const holder = card === null ? null : holderOf(card.certificate)
      if (card === null || holder === null) throw new Error(`no card for ${resident}`)
      return { proof: { certificate: Buffer.from(card.certificate).toString('base64url'), signature: signed(card, challenge) }, holder }
    },
  }
}

/** What the card itself would answer. */
function signed({ privateKey }: CardMaterial, challenge: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
  return sign('sha256', Buffer.from(challenge, 'base64url'), key).toString('base64url')
}
