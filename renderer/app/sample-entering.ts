import { coins } from './sample-basis.ts'
import type { Sample } from './sample-basis.ts'

const hours = { from: '2026-04-27T06:30:00+09:00', to: '2026-04-27T23:00:00+09:00' }
const ready = { name: 'ready', hours, accepts: coins, notices: [], announcement: null } as const
const pin = { name: 'pin', holding: 'card', certificate: null, length: 2, triesLeft: null, wrong: false, checking: false } as const
const announcement = {
  ja: '5月3日（日）は、機器の入れ替えのため、終日ご利用いただけません。', en: 'On Sunday, May 3, there is no service all day, because machines are replaced.',
}

/** ①–④. */
export const enteringSamples: readonly Sample[] = [
  { name: 'ready', screen: ready },
  {
    name: 'ready-notices', demo: true,
    screen: { ...ready, hours: null, accepts: [10, 50, 100, 500], notices: ['exactMoneyOnly', 'receiptUnavailable'] },
  },
  { name: 'ready-stopped', screen: { ...ready, notices: ['jpkiStopped', 'someStopped'] } },
  { name: 'ready-announcement', screen: { ...ready, announcement }, demo: true },
  {
    name: 'ready-all',
    screen: { ...ready, notices: ['exactMoneyOnly', 'receiptUnavailable', 'jpkiStopped', 'someStopped'], announcement },
  },
  { name: 'reading', screen: { name: 'reading', holding: null } },
  { name: 'reading-phone', screen: { name: 'reading', holding: 'phone' } },
  { name: 'pin', screen: pin },
  { name: 'pin-wrong', screen: { ...pin, triesLeft: 1, wrong: true } },
  { name: 'pin-checking', screen: { ...pin, length: 4, checking: true }, demo: true },
  { name: 'pin-phone', screen: { ...pin, holding: 'phone', triesLeft: 2, wrong: true } },
  { name: 'pin-certificate', screen: { ...pin, certificate: 'kisaijiko', triesLeft: 1, wrong: true }, demo: true },
  { name: 'pin-tax', screen: { ...pin, certificate: 'tax', length: 0 } },
  { name: 'take-card', screen: { name: 'takeCard', holding: 'card', removed: false } },
  { name: 'take-card-removed', screen: { name: 'takeCard', holding: 'card', removed: true } },
  { name: 'take-phone', screen: { name: 'takeCard', holding: 'phone', removed: false }, demo: true },
]
