import type { PayView } from '../../electron/contract/pay-view.ts'
import type { ScreenView } from '../../electron/contract/view.ts'
import { CardRefusedScreen } from '../screens/card-refused.tsx'
import { CheckNumberScreen } from '../screens/check-number.tsx'
import { ChooseScreen } from '../screens/choose.tsx'
import { ConfirmScreen } from '../screens/confirm.tsx'
import { CopiesScreen } from '../screens/copies.tsx'
import { DownloadScreen } from '../screens/download.tsx'
import { ItemsScreen } from '../screens/items.tsx'
import { LeavingScreen } from '../screens/leaving.tsx'
import { MembersScreen } from '../screens/members.tsx'
import { OriginScreen } from '../screens/origin.tsx'
import { OutOfServiceScreen } from '../screens/out-of-service.tsx'
import { PayBesideScreen } from '../screens/pay-beside.tsx'
import { PayChoiceScreen } from '../screens/pay-choice.tsx'
import { PayScreen } from '../screens/pay.tsx'
import { PinScreen } from '../screens/pin.tsx'
import { PrintScreen } from '../screens/print.tsx'
import { ReadingScreen } from '../screens/reading.tsx'
import { ReadyScreen } from '../screens/ready.tsx'
import { RefundScreen } from '../screens/refund.tsx'
import { RefusedScreen } from '../screens/refused.tsx'
import { RegisteredScreen } from '../screens/registered.tsx'
import { RegisteringScreen } from '../screens/registering.tsx'
import { SameCardScreen } from '../screens/same-card.tsx'
import { ScopeScreen } from '../screens/scope.tsx'
import { SelectScreen } from '../screens/select.tsx'
import { TakeCardScreen } from '../screens/take-card.tsx'
import { TakePaperScreen } from '../screens/take-paper.tsx'
import { TakeReceiptScreen } from '../screens/take-receipt.tsx'
import { TroubleScreen } from '../screens/trouble.tsx'
import { WhyScreen } from '../screens/why.tsx'

/** The screen that draws a step. */
export function ScreenOf({ view }: { readonly view: ScreenView }) {
  switch (view.name) {
    case 'ready': return <ReadyScreen view={view} />
    case 'reading': return <ReadingScreen view={view} />
    case 'cardRefused': return <CardRefusedScreen view={view} />
    case 'pin': return <PinScreen view={view} />
    case 'takeCard': return <TakeCardScreen view={view} />
    case 'choose': return <ChooseScreen view={view} />
    case 'why': return <WhyScreen view={view} />
    case 'scope': return <ScopeScreen view={view} />
    case 'members': return <MembersScreen view={view} />
    case 'items': return <ItemsScreen view={view} />
    case 'select': return <SelectScreen view={view} />
    case 'copies': return <CopiesScreen view={view} />
    case 'confirm': return <ConfirmScreen view={view} />
    case 'download': return <DownloadScreen view={view} />
    case 'pay': return <PayOf view={view} />
    case 'print': return <PrintScreen view={view} />
    case 'takePaper': return <TakePaperScreen view={view} />
    case 'takeReceipt': return <TakeReceiptScreen view={view} />
    case 'origin': return <OriginScreen view={view} />
    case 'sameCard': return <SameCardScreen view={view} />
    case 'checkNumber': return <CheckNumberScreen view={view} />
    case 'registering': return <RegisteringScreen />
    case 'registered': return <RegisteredScreen view={view} />
    case 'refund': return <RefundScreen view={view} />
    case 'refused': return <RefusedScreen view={view} />
    case 'trouble': return <TroubleScreen view={view} />
    case 'outOfService': return <OutOfServiceScreen view={view} />
    case 'leaving': return <LeavingScreen view={view} />
  }
}

/** ⑫ looks different where there is a choice, and where it has been made. */
function PayOf({ view }: { readonly view: PayView }) {
  switch (view.cashless) {
    case 'none': return <PayScreen view={view} />
    case 'offered': return <PayChoiceScreen view={view} />
    case 'asking': case 'stopping': return <PayBesideScreen view={view} />
  }
}
