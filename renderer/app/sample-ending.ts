import type { ScreenView } from '../../electron/contract/view.ts'
import { refusals } from '../../electron/contract/words.ts'
import type { Refusal } from '../../electron/contract/words.ts'
import { reference } from './sample-basis.ts'
import type { Sample } from './sample-basis.ts'

const since = '2026-04-27T09:53:00Z'
const out = { name: 'outOfService', faults: [], closed: null, card: false, paper: false, announcement: null, since } as const
const trouble = { name: 'trouble', fault: 'printer.jam', returned: 600, owed: 0, slip: 'none', card: false, holding: 'card', paper: true, done: true, reference } as const
const leaving = { name: 'leaving', card: false, holding: 'card', receipt: false, reason: 'finished' } as const

/** Where a refusal is met: at the reader, at a certificate, or anywhere else. */
function refusedWith(reason: Refusal): ScreenView {
  if (reason.startsWith('card.')) return { name: 'cardRefused', reason, card: true, holding: 'card' }
  const certificate = /^(?:copies|record|seal|tax|koseki|origin)\./.test(reason)
  if (certificate) return { name: 'why', certificate: 'koseki', reason, note: null, opensAt: null }
  return { name: 'refused', reason, card: true, holding: 'card' }
}

/** Every way out that is not ⑮. */
export const endingSamples: readonly Sample[] = [
  ...refusals.map((reason) => ({ name: `refusal-${reason}`, screen: refusedWith(reason) })),
  { name: 'refused-phone', screen: { name: 'refused', reason: 'pin.blocked', card: true, holding: 'phone' }, demo: true },
  { name: 'refused-without-card', screen: { name: 'refused', reason: 'service.stopped', card: false, holding: 'card' } },
  { name: 'refused-phone-gone', screen: { name: 'cardRefused', reason: 'card.gone', card: false, holding: 'phone' } },
  { name: 'refused-phone-expired', screen: { name: 'cardRefused', reason: 'card.expired', card: true, holding: 'phone' }, demo: true },
  { name: 'trouble', screen: trouble },
  { name: 'trouble-phone', screen: { ...trouble, fault: 'card.failed', returned: 0, paper: false, card: true, holding: 'phone' } },
  { name: 'trouble-all', screen: { ...trouble, fault: 'printer.unknownResult', returned: 100, owed: 500, card: true }, demo: true },
  { name: 'trouble-running', screen: { ...trouble, fault: 'vault.died', returned: 0, owed: 600, paper: false, done: false } },
  { name: 'trouble-slip', screen: { ...trouble, fault: 'coins.short', returned: 100, owed: 500, slip: 'outlet', paper: false } },
  { name: 'trouble-fraud', screen: { ...trouble, fault: 'coins.fraud', returned: 0, owed: 600, slip: 'outlet', paper: false }, demo: true },
  { name: 'trouble-cashless', screen: { ...trouble, fault: 'cashless.unknown', returned: 0, paper: false } },
  { name: 'trouble-slip-printing', screen: { ...trouble, fault: 'coins.payoutStuck', returned: 0, owed: 600, slip: 'printing', paper: false } },
  { name: 'trouble-slip-failed', screen: { ...trouble, fault: 'coins.offline', returned: 0, owed: 600, slip: 'failed', paper: false } },
  { name: 'out-of-service', screen: { ...out, faults: ['printer.jam'] } },
  { name: 'out-of-service-card', screen: { ...out, card: true } },
  { name: 'out-of-service-paper', screen: { ...out, paper: true }, demo: true },
  { name: 'out-of-service-card-and-paper', screen: { ...out, card: true, paper: true } },
  { name: 'out-of-service-clock', screen: { ...out, faults: ['clock.skewed'], announcement: { ja: '復旧の見込みは、市役所のホームページでお知らせします。' } } },
  { name: 'out-of-service-many', screen: { ...out, faults: ['wipe.failed', 'coins.short', 'center.unreachable'] }, demo: true },
  { name: 'closed', screen: { ...out, closed: { reason: 'service.closed', opensAt: '2026-11-24T08:30:00+09:00' } } },
  {
    name: 'closed-announcement', demo: true,
    screen: {
      ...out, closed: { reason: 'service.closed', opensAt: '2027-01-04T06:30:00+09:00' },
      announcement: { ja: '12月29日から1月3日までは、年末年始のためご利用いただけません。', en: 'No service from December 29 to January 3.' },
    },
  },
  { name: 'closed-card', screen: { ...out, card: true, closed: { reason: 'service.closed', opensAt: '2026-11-24T08:30:00+09:00' } } },
  {
    name: 'closed-all', demo: true,
    screen: {
      ...out, card: true, paper: true, closed: { reason: 'service.closed', opensAt: '2027-01-04T06:30:00+09:00' },
      announcement: { ja: '12月29日から1月3日までは、年末年始のためご利用いただけません。', en: 'No service from December 29 to January 3.' },
    },
  },
  { name: 'stopped', screen: { ...out, closed: { reason: 'service.stopped', opensAt: null } } },
  { name: 'leaving', screen: leaving },
  { name: 'leaving-card', screen: { ...leaving, card: true, reason: 'timeout' } },
  { name: 'leaving-phone', screen: { ...leaving, card: true, holding: 'phone', reason: 'cancelled' }, demo: true },
  { name: 'leaving-receipt', screen: { ...leaving, card: true, receipt: true } },
  { name: 'leaving-cancelled', screen: { ...leaving, reason: 'cancelled' } },
]
