import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Touch } from '../../electron/contract/intent.ts'
import type { View } from '../../electron/contract/view.ts'
import type { TerminalBridge } from './bridge.ts'
import { touchGuard } from './touch-guard.ts'

export interface TerminalState {
  /** The last view; null before the first one, and while the terminal can't be heard. */
  readonly view: View | null
  /** Sends a touch on the view that is drawn; drops it within the guard time of a new screen. */
  readonly send: (touch: Touch) => void
}

export interface Terminal {
  readonly store: StoreApi<TerminalState>
  readonly lost: () => void
  readonly connect: (bridge: TerminalBridge) => void
}

/** All the state the screen has. `now` is a clock in ms. */
export function createTerminal(now: () => number): Terminal {
  const guard = touchGuard(now)
  let bridge: TerminalBridge | null = null
  const store = createStore<TerminalState>()((_, get) => ({
    view: null,
    send: (touch) => {
      const { view } = get()
      if (view && guard.accepts()) bridge?.send({ epoch: view.epoch, touch })
    },
  }))
  return {
    store,
    lost: () => store.setState({ view: null }),
    connect: (made) => {
      bridge = made
      made.onView((view) => {
        guard.drawn(view.epoch)
        store.setState({ view })
      })
    },
  }
}
