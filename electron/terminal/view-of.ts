import type { OutOfServiceView, ScreenView, View } from '../contract/view.ts'
import type { Flow } from '../flow/flow.ts'
import { chooseView, confirmView, copiesView, questionView, whyView } from './choice-views.ts'
import { heldOf, readingView, pinView } from './card-views.ts'
import { handingView, payView, printView, receiptView } from './issue-views.ts'
import { checkNumberView, originView, registeredView } from './origin-views.ts'
import { settlingView } from './settling-view.ts'
import type { Surroundings } from './surroundings.ts'

/** Draws the flow as a view: everything the screen may know, and nothing more. */
export function viewOf(flow: Flow, around: Surroundings): View {
  const { counting, extensionsLeft } = flow.patience
  return {
    serial: around.serial, epoch: flow.epoch, language: flow.language, aids: flow.aids, staffCall: around.staffCall(), demo: around.demo,
    countdown: counting ? { msLeft: around.left('countdown'), extensionsLeft } : null,
    screen: screenOf(flow, around),
  }
}

function screenOf(flow: Flow, around: Surroundings): ScreenView {
  const { step, holding } = flow
  const card = holding.card === 'inside'
  switch (step.kind) {
    case 'ready': return {
      name: 'ready', hours: around.hours, accepts: around.values, notices: [...around.notices, ...around.stops], announcement: around.announcement,
    }
    case 'reading': return readingView(step)
    case 'pin': return pinView(step)
    case 'takeCard': return { name: 'takeCard', holding: heldOf(step.medium), removed: !card }
    case 'choosing': return chooseView(flow, step, around)
    case 'explaining': return whyView(step, around)
    case 'asking': return questionView(step)
    case 'copies': return copiesView(step)
    case 'confirming': return confirmView(step, around)
    case 'origin': return originView(step)
    case 'sameCard': return { name: 'sameCard', reading: step.reading }
    case 'checkNumber': return checkNumberView(step, around)
    case 'registering': return { name: 'registering' }
    case 'registered': return registeredView(step, holding)
    case 'downloading': return {
      name: 'download', received: step.received, total: step.total, certificate: step.item + 1, certificates: holding.items.length,
    }
    case 'paying': return payView(step, holding, around)
    // Between the last coin and the first sheet.
    case 'clearing': return printView(holding.items, 0)
    case 'printing': return printView(holding.items, step.done)
    case 'handing': return handingView(flow)
    case 'receipt': return receiptView(flow)
    case 'settling': return settlingView(flow, step, around)
    case 'outOfService': return outOfServiceView(flow, around)
  }
}

/** While something is wrong with the machine, the hour is not what keeps it closed. */
function outOfServiceView({ machine, holding, standing: { service } }: Flow, around: Surroundings): OutOfServiceView {
  const faults = [...machine.locked, ...machine.faults]
  const closed = service === null || faults.length > 0 ? null : { reason: service, opensAt: service === 'service.closed' ? around.opensAt(null) : null }
  return {
    name: 'outOfService', faults, closed, card: holding.card === 'inside', paper: machine.outlet === 'occupied', announcement: around.announcement,
    since: around.since,
  }
}
