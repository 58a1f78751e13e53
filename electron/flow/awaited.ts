import type { Effect } from './effect.ts'
import type { FlowEvent, WaitName } from './event.ts'
import type { Flow } from './flow.ts'

/** An answer the terminal has asked for and must get, from the device or from its watchdog. Vaults answer each for its certificate. */
export type Awaited =
  | 'card' | 'session' | 'proof' | 'menu' | 'facts' | 'registration' | 'coins' | 'inlet' | 'payOut' | 'authorisation' | 'capture' | 'release' | 'stops' | 'receipt' | 'slip'
  | `${'vault' | 'print' | 'end'} ${number}`

/** Which answers a state is waiting for. If one of them were never asked for, the terminal would stand still. */
export function awaitedIn(flow: Flow): readonly Awaited[] {
  const { step, holding } = flow
  const awaited: Awaited[] = []
  if (step.kind === 'reading') awaited.push(step.awaiting)
  if (step.kind === 'sameCard' && step.reading) awaited.push('card')
  if (step.kind === 'pin' && step.checking) awaited.push('proof')
  if (step.kind === 'takeCard' && step.menu === null) awaited.push('menu')
  if (step.kind === 'checkNumber' && step.checking) awaited.push('facts')
  if (step.kind === 'registering') awaited.push('registration')
  if (step.kind === 'downloading') awaited.push(`vault ${step.item}`)
  if (step.kind === 'paying' && step.accepts === null && holding.inlet === 'closed' && holding.cashless.state === 'none') awaited.push('coins')
  if (step.kind === 'clearing') awaited.push('stops')
  if (step.kind === 'printing') awaited.push(`print ${step.item}`)
  if (holding.inlet === 'closing') awaited.push('inlet')
  if (holding.payingOut > 0) awaited.push('payOut')
  if (holding.cashless.state === 'asking' || holding.cashless.state === 'stopping') awaited.push('authorisation')
  if (holding.cashless.state === 'capturing') awaited.push('capture')
  if (holding.cashless.state === 'releasing') awaited.push('release')
  if (holding.receipt === 'printing') awaited.push('receipt')
  if (holding.slip === 'printing') awaited.push('slip')
  holding.items.forEach(({ data }, item) => {
    if (data === 'erasing') awaited.push(`end ${item}`)
  })
  return awaited
}

/** Which clocks a state relies on. */
export function waitsIn(flow: Flow): readonly WaitName[] {
  const { step, holding, machine, patience } = flow
  if (patience.counting) return ['countdown']
  switch (step.kind) {
    case 'pin': case 'checkNumber': return step.checking ? [] : ['idle']
    case 'sameCard': return step.reading ? [] : ['idle']
    case 'takeCard': case 'choosing': case 'explaining': case 'asking': case 'copies': case 'confirming': case 'origin': case 'registered': return ['idle']
    case 'paying': return holding.inlet === 'closing' || holding.cashless.state === 'stopping' ? [] : ['idle']
    case 'handing': case 'receipt': return ['forgotten']
    case 'settling': {
      const waits: WaitName[] = []
      if (!step.told) waits.push('message')
      const card = holding.card === 'inside' && !machine.faults.includes('card.forgotten')
      const paper = holding.paper === 'outlet' && !machine.faults.includes('paper.forgotten')
      if (card || paper) waits.push('forgotten')
      return waits
    }
    case 'ready': case 'reading': case 'registering': case 'downloading': case 'clearing': case 'printing': case 'outOfService': return []
  }
}

/** Which answer an effect asks for. */
export function askedBy(effect: Effect): Awaited | null {
  switch (effect.kind) {
    case 'identifyCard': return 'card'
    case 'openSession': return 'session'
    case 'provePin': case 'proveDevice': case 'verifyPin': return 'proof'
    case 'authenticate': case 'introduce': return 'menu'
    case 'readFacts': return 'facts'
    case 'register': return 'registration'
    case 'openVault': return `vault ${effect.item}`
    case 'readCoins': return 'coins'
    case 'closeInlet': return 'inlet'
    case 'payOut': return 'payOut'
    case 'authorise': return 'authorisation'
    case 'capture': return 'capture'
    case 'release': return 'release'
    case 'askStops': return 'stops'
    case 'print': return `print ${effect.item}`
    case 'printReceipt': case 'printSlip': return 'receipt'
    case 'printOwedSlip': return 'slip'
    case 'erase': return `end ${effect.item}`
    case 'seeCashless': case 'cancelAuthorise': case 'withhold': case 'forgetPin': case 'accept': case 'keepFee': case 'report': case 'endVisit': case 'freshScreen': case 'wait': case 'unwait': return null
  }
}

/** Which awaited answers an event settles. */
export function settledBy(event: FlowEvent): readonly Awaited[] {
  switch (event.kind) {
    case 'identified': return ['card']
    case 'sessionOpened': return ['session']
    case 'proved': return ['proof']
    case 'menuArrived': return ['menu']
    case 'refused': case 'centerFailed': return ['session', 'menu', 'proof', 'registration', 'stops']
    case 'factsRead': return ['facts']
    case 'registered': return ['registration']
    case 'held': case 'itemRefused': case 'vaultFailed': return [`vault ${event.item}`]
    case 'mismatch': return [`vault ${event.item}`, `print ${event.item}`]
    case 'coinsRead': return ['coins']
    case 'inletClosed': return ['inlet']
    case 'paidOut': return ['payOut']
    case 'authorised': case 'notAuthorised': return ['authorisation']
    case 'captured': return ['capture']
    case 'released': return ['release']
    case 'stopsRead': return ['stops']
    case 'printed': case 'nothingOut': case 'printUnclear': return [`print ${event.item}`]
    case 'receiptPrinted': return ['receipt']
    case 'owedSlipPrinted': return ['slip']
    case 'vaultEnded': return [`end ${event.item}`, `vault ${event.item}`, `print ${event.item}`]
    case 'touched': case 'pinTyped': case 'cardPlaced': case 'cardRemoved': case 'credited': case 'faultRaised': case 'faultCleared': case 'outlet':
    case 'receiptTaken': case 'elapsed': case 'standing': case 'serviced': case 'progress': case 'sheetOut': case 'cashlessSeen':
      return []
  }
}
