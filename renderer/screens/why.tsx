import type { WhyView } from '../../electron/contract/view.ts'
import { phrase } from '../language/phrase.ts'
import { CertificateName } from '../parts/certificate-name.tsx'
import { NotNow, Stopped } from '../parts/pictures.tsx'
import { RefusalScreen } from '../parts/refusal.tsx'

/** After ⑤: why this certificate can't be had, what the municipality adds, and when it can be had again. */
export function WhyScreen({ view: { certificate, reason, note, opensAt } }: { readonly view: WhyView }) {
  const lines = [
    ...(note === null ? [] : [note]),
    ...(opensAt === null ? [] : [phrase('why.opensAt', { when: new Date(opensAt) })]),
  ]
  return (
    <RefusalScreen
      name="why" about={<CertificateName kind={certificate} />} reason={reason} lines={lines} band={{ leave: 'cancel', back: true }}
    >
      {reason === 'service.closed' ? <NotNow /> : <Stopped />}
    </RefusalScreen>
  )
}
