import type { CheckNumberView } from '../../electron/contract/origin-view.ts'
import type { PayView } from '../../electron/contract/pay-view.ts'
import type { CopiesView, ItemsView, PinView, ReadyView, ScreenView, TakeCardView } from '../../electron/contract/view.ts'
import { partAt } from '../parts/check-number-parts.ts'
import { isClip } from './clip.ts'
import type { Clip } from './clip.ts'
import type { EndingView } from './ending-clips.ts'

/** What the municipality asks in its own words can't be spoken; what to do can. */
const inItsWords: readonly Clip[] = ['voice.choose']

/** ① to ⑬, and 本籍地 利用登録: the question, and the sentence or two that say what to do. */
export function stepClips(screen: Exclude<ScreenView, EndingView>): readonly Clip[] {
  switch (screen.name) {
    case 'ready': return readyClips(screen)
    case 'reading': return [screen.holding === null ? 'reading.question' : `reading.${screen.holding}`]
    case 'pin': return pinClips(screen)
    case 'takeCard': return takeCardClips(screen)
    case 'choose': return ['choose.question']
    case 'scope': return screen.title === null ? ['scope.question', ...inItsWords] : inItsWords
    case 'members': return screen.title === null ? ['members.question', 'members.more'] : [...inItsWords, 'members.more']
    case 'items': return itemsClips(screen)
    case 'select': return inItsWords
    case 'copies': return copiesClips(screen)
    case 'confirm': return ['confirm.question', 'confirm.more']
    case 'download': return ['download.question', 'download.more']
    case 'pay': return payClips(screen)
    case 'print': return ['print.question', 'print.wait']
    case 'origin': return [`origin.${screen.level}`]
    case 'sameCard': return screen.reading ? ['reading.card'] : ['sameCard.question', 'sameCard.more']
    case 'checkNumber': return checkNumberClips(screen)
    case 'registering': return ['registering.question', 'service.wait']
  }
}

function readyClips({ notices }: ReadyView): readonly Clip[] {
  const phones: readonly Clip[] = notices.includes('jpkiStopped') ? [] : ['ready.more']
  return ['ready.question', ...phones, ...notices.map((notice): Clip => `notice.${notice}`)]
}

function payClips(screen: PayView): readonly Clip[] {
  switch (screen.cashless) {
    case 'none': return moneyClips(screen)
    case 'offered': return [...declinedClips(screen), 'pay.question', changeClip(screen), 'pay.cashless', 'pay.cashless.how']
    case 'asking': return ['pay.asking', 'pay.asking.more', 'pay.asking.card', 'pay.asking.cancel']
    case 'stopping': return ['pay.stopping', 'service.wait']
  }
}

function moneyClips(screen: PayView): readonly Clip[] {
  if (screen.inserted >= screen.due) return ['pay.enough']
  return [...declinedClips(screen), 'pay.question', changeClip(screen), 'pay.cancel']
}

/** Said until something has been put in: from then on it is of no matter. */
function declinedClips({ declined, inserted }: PayView): readonly Clip[] {
  return declined && inserted === 0 ? ['pay.declined'] : []
}

function changeClip({ change }: PayView): Clip {
  return change ? 'pay.change' : 'pay.exact'
}

function pinClips({ certificate, holding, wrong, triesLeft, checking }: PinView): readonly Clip[] {
  if (checking) return ['pin.checking']
  const remarks: readonly Clip[] = [...(wrong ? ['pin.wrong' as const] : []), ...triesClips('pin', triesLeft)]
  if (certificate !== null) return [...remarks, `pin.certificate.${certificate}`, 'pin.certificate.more']
  return [...remarks, ...(holding === 'phone' ? ['pin.phone', 'pin.phone.more'] as const : ['pin.question'] as const)]
}

/** A number of tries that no text was made for is not told. */
function triesClips(of: 'pin' | 'checkNumber', triesLeft: number | null): readonly Clip[] {
  const clip = `${of}.triesLeft.${triesLeft}`
  return isClip(clip) ? [clip] : []
}

function takeCardClips({ holding, removed }: TakeCardView): readonly Clip[] {
  if (removed) return ['takeCard.removed', 'service.wait']
  return holding === 'phone' ? ['takePhone.question', 'takePhone.more'] : ['takeCard.question', 'takeCard.more']
}

function itemsClips({ title, caution }: ItemsView): readonly Clip[] {
  if (caution !== null) return ['items.caution.law', 'items.caution.hand']
  return title === null ? ['items.question'] : inItsWords
}

/** The number is told as it changes, for whoever can't see it. */
function copiesClips({ copies, limit }: CopiesView): readonly Clip[] {
  const count = `copies.count.${copies}`
  return ['copies.question', ...(limit === 1 ? ['copies.only' as const] : []), ...(isClip(count) ? [count] : [])]
}

/** Which part is to be typed now; never what has been typed. */
function checkNumberClips({ digits, triesLeft, wrong, checking }: CheckNumberView): readonly Clip[] {
  if (checking) return ['checkNumber.checking']
  const part = partAt(digits.length)
  return [
    ...(wrong ? ['checkNumber.wrong' as const] : []), ...triesClips('checkNumber', triesLeft),
    'checkNumber.question', part === null ? 'checkNumber.check' : `checkNumber.${part}.hint`,
  ]
}
