import type { Call } from './call.ts'

/** What a person can do to the demo lamp, and see of it. */
export interface CallHand {
  lit(): boolean
  /** A broken lamp takes no order, and stays as it is. */
  break(broken: boolean): void
  broken(): boolean
  /** Told after every order that was taken. */
  onChange(listener: () => void): void
}

/** A lamp without hardware. */
export function openDemoCall(): { readonly call: Call; readonly hand: CallHand } {
  let lit = false
  let broken = false
  const listeners: (() => void)[] = []
  return {
    call: {
      async signal(on) {
        if (broken) return 'failed'
        lit = on
        for (const listener of listeners) listener()
        return 'done'
      },
      async close() {},
    },
    hand: {
      lit: () => lit,
      break(now) { broken = now },
      broken: () => broken,
      onChange(listener) { listeners.push(listener) },
    },
  }
}
