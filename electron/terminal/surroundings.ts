import type { Notice, ReadyView, StaffCall } from '../contract/view.ts'
import type { WaitName } from '../flow/event.ts'
import type { Denomination } from '../flow/yen.ts'

/** What the screen shows besides the flow itself. */
export interface Surroundings extends Learnt {
  readonly serial: number
  readonly demo: boolean
  readonly left: (wait: WaitName) => number
  /** Since when the terminal is out of service, ISO 8601. */
  readonly since: string
  /** When there is service again (null), or when this entry can next be had; ISO 8601, null when nobody can say. */
  readonly opensAt: (entry: string | null) => string | null
  /** 市区町村コード of the 住所地; null before the menu has come. */
  readonly residence: () => string | null
  /** Digits of 照合番号B as typed; asked for on its own screen only. */
  readonly typed: () => string
  readonly staffCall: () => StaffCall
}

/** What has been learnt of coins, center and receipt outlet, and does not move the flow. */
export interface Learnt {
  readonly hours: ReadyView['hours']
  /** Money the coin device takes at all. */
  readonly values: readonly Denomination[]
  /** About money and receipts. */
  readonly notices: readonly Notice[]
  /** About stops. */
  readonly stops: readonly Notice[]
  readonly announcement: ReadyView['announcement']
  /** The receipt outlet has a sensor, and something lies there. */
  readonly receiptLies: boolean
}
