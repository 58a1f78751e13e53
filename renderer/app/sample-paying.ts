import type { FailedLine, PayLine, PayView } from '../../electron/contract/pay-view.ts'
import { coins, reference } from './sample-basis.ts'
import type { Sample } from './sample-basis.ts'

const inkan: PayLine = { certificate: 'inkan', copies: 2, fee: 300, due: 600 }
const pay: PayView = {
  name: 'pay', lines: [inkan], failed: [], due: 600, inserted: 400, accepts: coins, change: true, cashless: 'none', declined: false, msLeft: 161_000,
}
/** Beside a cashless terminal, before anything has been put in. */
const offered: PayView = { ...pay, inserted: 0, cashless: 'offered' }
const six: readonly PayLine[] = [
  inkan, { certificate: 'juminhyo', copies: 1, fee: 300, due: 300 }, { certificate: 'kisaijiko', copies: 1, fee: 300, due: 300 },
  { certificate: 'koseki', copies: 1, fee: 450, due: 450 },
  { certificate: 'fuhyo', copies: 1, fee: 300, due: 300 }, { certificate: 'tax', copies: 3, fee: 800, due: 2400 },
]
const pending: FailedLine = { certificate: 'koseki', due: 450, reason: 'koseki.pending' }
const failed: readonly FailedLine[] = [
  pending, { certificate: 'kisaijiko', due: 600, reason: 'record.tooLong' }, { certificate: 'fuhyo', due: 300, reason: 'center.late' },
]
const takePaper = { name: 'takePaper', sheets: 2, card: false, change: 400, failed: [], sensor: true } as const
const takeReceipt = { name: 'takeReceipt', receipt: 'outlet', paperStillThere: false, card: false, holding: 'card', reference } as const
const refund = {
  name: 'refund', reason: null, inserted: 400, returned: 400, owed: 0, slip: 'none', done: true, card: false, holding: 'card', reference,
} as const
const download = { name: 'download', received: 61_000, total: 142_000, certificate: 1, certificates: 1 } as const

/** ⑪–⑮. */
export const payingSamples: readonly Sample[] = [
  { name: 'download', screen: download },
  { name: 'download-unknown', screen: { ...download, received: 0, total: null } },
  { name: 'download-second', screen: { ...download, certificate: 2, certificates: 6 } },
  { name: 'pay', screen: pay },
  {
    name: 'pay-exact', demo: true,
    screen: { ...pay, lines: [{ ...inkan, certificate: 'kisaijiko' }], inserted: 0, change: false, accepts: [10, 50, 100, 500] },
  },
  { name: 'pay-over', screen: { ...pay, inserted: 1000, accepts: [] } },
  { name: 'pay-two', screen: { ...pay, lines: six.slice(0, 2), due: 900 } },
  { name: 'pay-five', screen: { ...pay, lines: six.slice(1), due: 3750, change: false }, demo: true },
  { name: 'pay-six', screen: { ...pay, lines: six, due: 4350 } },
  { name: 'pay-failed', screen: { ...pay, lines: six.slice(0, 2), failed: [pending], due: 900 } },
  { name: 'pay-failed-one-left', screen: { ...pay, failed }, demo: true },
  { name: 'pay-failed-many', screen: { ...pay, lines: six.slice(0, 2), failed, due: 900 }, demo: true },
  { name: 'pay-offered', screen: offered },
  { name: 'pay-offered-exact', screen: { ...offered, change: false, accepts: [10, 50, 100, 500] }, demo: true },
  { name: 'pay-offered-five', screen: { ...offered, lines: six.slice(1), due: 3750 } },
  { name: 'pay-asking', screen: { ...offered, cashless: 'asking', accepts: [] } },
  { name: 'pay-asking-failed', screen: { ...offered, lines: six.slice(0, 2), failed: [pending], due: 900, cashless: 'asking', accepts: [] }, demo: true },
  { name: 'pay-stopping', screen: { ...offered, cashless: 'stopping', accepts: [] } },
  { name: 'pay-stopping-inserted', screen: { ...offered, inserted: 100, cashless: 'stopping', accepts: [] } },
  { name: 'pay-declined', screen: { ...offered, declined: true } },
  { name: 'pay-declined-coins-only', screen: { ...offered, cashless: 'none', declined: true }, demo: true },
  { name: 'print', screen: { name: 'print', sheet: 1, sheets: 2 } },
  { name: 'print-starting', screen: { name: 'print', sheet: 0, sheets: 2 } },
  { name: 'take-paper', screen: takePaper },
  { name: 'take-paper-all', screen: { ...takePaper, sheets: 1, card: true, sensor: false }, demo: true },
  {
    name: 'take-paper-failed',
    screen: { ...takePaper, failed: [{ certificate: 'koseki', due: 450, reason: 'printer.jam' }], change: 850 },
  },
  { name: 'take-paper-failed-many', screen: { ...takePaper, failed, card: true, change: 1350, sensor: false }, demo: true },
  { name: 'take-receipt', screen: takeReceipt },
  { name: 'take-receipt-paper', screen: { ...takeReceipt, paperStillThere: true } },
  { name: 'take-receipt-all', screen: { ...takeReceipt, paperStillThere: true, card: true }, demo: true },
  { name: 'take-receipt-printing', screen: { ...takeReceipt, receipt: 'printing' } },
  { name: 'take-receipt-failed', screen: { ...takeReceipt, receipt: 'failed' } },
  { name: 'refund', screen: refund },
  { name: 'refund-stopped', screen: { ...refund, reason: 'service.stopped' } },
  { name: 'refund-running', screen: { ...refund, returned: 100, owed: 300, done: false } },
  { name: 'refund-short', screen: { ...refund, returned: 100, owed: 300, slip: 'outlet', card: true } },
  { name: 'refund-slip-printing', screen: { ...refund, returned: 100, owed: 300, slip: 'printing' } },
  { name: 'refund-slip-failed', screen: { ...refund, returned: 100, owed: 300, slip: 'failed' }, demo: true },
  { name: 'refund-phone', screen: { ...refund, card: true, holding: 'phone' }, demo: true },
  { name: 'countdown', screen: { ...pay, inserted: 100 }, countdown: { msLeft: 17_900, extensionsLeft: 9 } },
  { name: 'countdown-last', screen: { ...pay, inserted: 100 }, countdown: { msLeft: 17_900, extensionsLeft: 0 }, demo: true },
]
