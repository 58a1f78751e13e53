import type { Effect } from './effect.ts'
import type { FlowEvent, WaitName } from './event.ts'
import type { Flow } from './flow.ts'

/** An answer the terminal has asked for and must get, from the device or from its watchdog. */
export type Awaited = 'card' | 'session' | 'proof' | 'menu' | 'vault' | 'coins' | 'inlet' | 'payOut' | 'print' | 'receipt' | 'end'

/** Which answers a state is waiting for. If one of them were never asked for, the terminal would stand still. */
export function awaitedIn(flow: Flow): readonly Awaited[] {
  const { step, holding } = flow
  const awaited: Awaited[] = []
  if (step.kind === 'reading') awaited.push(step.awaiting)
  if (step.kind === 'pin' && step.checking) awaited.push('proof')
  if (step.kind === 'takeCard' && step.menu === null) awaited.push('menu')
  if (step.kind === 'downloading') awaited.push('vault')
  if (step.kind === 'paying' && step.accepts === null && holding.inlet === 'closed') awaited.push('coins')
  if (step.kind === 'printing') awaited.push('print')
  if (holding.inlet === 'closing') awaited.push('inlet')
  if (holding.payingOut > 0) awaited.push('payOut')
  if (holding.receipt === 'printing') awaited.push('receipt')
  if (holding.data === 'erasing') awaited.push('end')
  return awaited
}

/** Which clocks a state relies on. */
export function waitsIn(flow: Flow): readonly WaitName[] {
  const { step, holding, machine, patience } = flow
  if (patience.counting) return ['countdown']
  switch (step.kind) {
    case 'pin': return step.checking ? [] : ['idle']
    case 'takeCard': case 'choosing': case 'asking': case 'copies': case 'confirming': return ['idle']
    case 'paying': return holding.inlet === 'closing' ? [] : ['idle']
    case 'handing': case 'receipt': return ['forgotten']
    case 'settling': {
      const waits: WaitName[] = []
      if (!step.told) waits.push('message')
      const card = holding.card === 'inside' && !machine.faults.includes('card.forgotten')
      const paper = holding.paper === 'outlet' && !machine.faults.includes('paper.forgotten')
      if (card || paper) waits.push('forgotten')
      return waits
    }
    case 'ready': case 'reading': case 'downloading': case 'printing': case 'outOfService': return []
  }
}

/** Which answer an effect asks for. */
export function askedBy(effect: Effect): Awaited | null {
  switch (effect.kind) {
    case 'identifyCard': return 'card'
    case 'openSession': return 'session'
    case 'provePin': return 'proof'
    case 'authenticate': return 'menu'
    case 'openVault': return 'vault'
    case 'readCoins': return 'coins'
    case 'closeInlet': return 'inlet'
    case 'payOut': return 'payOut'
    case 'print': return 'print'
    case 'printReceipt': return 'receipt'
    case 'erase': return 'end'
    case 'forgetPin': case 'accept': case 'keepFee': case 'report': case 'endVisit': case 'freshScreen': case 'wait': case 'unwait': return null
  }
}

/** Which awaited answers an event settles. */
export function settledBy(event: FlowEvent): readonly Awaited[] {
  switch (event.kind) {
    case 'identified': return ['card']
    case 'sessionOpened': return ['session']
    case 'proved': return ['proof']
    case 'menuArrived': return ['menu']
    case 'refused': case 'centerFailed': return ['session', 'menu', 'vault']
    case 'held': case 'mismatch': case 'vaultFailed': return ['vault']
    case 'coinsRead': return ['coins']
    case 'inletClosed': return ['inlet']
    case 'paidOut': return ['payOut']
    case 'printed': case 'nothingOut': case 'printUnclear': return ['print']
    case 'receiptPrinted': return ['receipt']
    case 'vaultEnded': return ['end']
    case 'touched': case 'pinTyped': case 'cardPlaced': case 'cardRemoved': case 'credited': case 'faultRaised': case 'faultCleared': case 'outlet':
    case 'receiptTaken': case 'elapsed': case 'serviced': case 'progress': case 'sheetOut':
      return []
  }
}
