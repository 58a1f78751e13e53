import type { PlainKey } from '../language/keys.ts'

/** Texts without a blank that are said when a screen appears or changes. */
export const onScreens = [
  'ready.question', 'ready.more', 'notice.exactMoneyOnly', 'notice.receiptUnavailable', 'notice.jpkiStopped', 'notice.someStopped',
  'reading.question', 'reading.card', 'reading.phone',
  'pin.question', 'pin.phone', 'pin.phone.more', 'pin.certificate.more', 'pin.wrong', 'pin.checking',
  'takeCard.question', 'takeCard.more', 'takeCard.removed', 'takePhone.question', 'takePhone.more', 'service.wait',
  'choose.question', 'scope.question', 'members.question', 'members.more', 'items.question',
  'items.caution.law', 'items.caution.hand', 'voice.choose', 'copies.question', 'copies.only', 'confirm.question', 'confirm.more',
  'origin.prefecture', 'origin.municipality', 'sameCard.question', 'sameCard.more',
  'checkNumber.question', 'checkNumber.birth.hint', 'checkNumber.expiry.hint', 'checkNumber.code.hint', 'checkNumber.check',
  'checkNumber.wrong', 'checkNumber.checking', 'registering.question',
  'registered.question', 'registered.slip.printing', 'registered.slip.outlet', 'registered.slip.failed', 'registered.days',
  'download.question', 'download.more', 'pay.question', 'pay.enough', 'pay.change', 'pay.exact', 'pay.cancel',
  'pay.cashless', 'pay.cashless.how', 'pay.declined', 'pay.asking', 'pay.asking.more', 'pay.asking.card', 'pay.asking.cancel', 'pay.stopping',
  'print.question', 'print.wait', 'takePaper.question', 'takePaper.sensor', 'takePaper.confirm', 'failed.charge',
  'takeReceipt.question', 'takeReceipt.printing', 'takeReceipt.wait', 'takeReceipt.failed', 'takeReceipt.askStaff',
  'takeReceipt.paperStillThere',
  'refund.question', 'refund.running', 'refund.short', 'refund.tray', 'refund.askStaff', 'refund.card', 'refund.phone',
  'refund.slip.printing', 'refund.slip.outlet', 'refund.slip.failed',
  'refused.card', 'refused.phone', 'trouble.question', 'trouble.card', 'trouble.phone', 'trouble.paper', 'trouble.settling',
  'outOfService.question', 'outOfService.more', 'outOfService.card', 'outOfService.paper', 'outOfService.paperToo', 'outOfService.free',
  'leaving.finished', 'leaving.cancelled', 'leaving.timeout', 'leaving.card', 'leaving.phone', 'leaving.receipt', 'leaving.erasing',
  'countdown.question', 'countdown.more', 'countdown.last', 'staff.called', 'staff.wait', 'staff.failed',
] as const satisfies readonly PlainKey[]

/** Texts without a blank that are said when a key brings the focus to what carries them: buttons, and the questions of the aids. */
export const onButtons = [
  'button.confirm', 'button.cancel', 'button.finish', 'button.back', 'button.correct', 'button.another', 'button.remove',
  'button.keepGoing',
  'button.taken', 'button.understood', 'button.close', 'button.previous', 'button.next',
  'certificate.juminhyo', 'certificate.kisaijiko', 'certificate.inkan', 'certificate.tax', 'certificate.koseki', 'certificate.fuhyo',
  'items.with', 'items.without', 'items.caution.accept', 'items.caution.decline', 'copies.less', 'copies.more',
  'confirm.certificate', 'confirm.scope', 'confirm.members', 'confirm.items', 'confirm.select', 'confirm.copies',
  'origin.register', 'origin.again',
  'language.button', 'language.inEnglish', 'language.question', 'language.ja', 'language.en', 'language.zh-Hans', 'language.zh-Hant',
  'language.ko', 'language.es', 'language.pt', 'language.ja-x-easy',
  'look.button', 'look.question', 'look.size', 'look.size.normal', 'look.size.large', 'look.size.largest',
  'look.contrast', 'look.contrast.normal', 'look.contrast.high', 'look.reach', 'look.reach.normal', 'look.reach.low',
  'voice.button', 'voice.question', 'voice.on', 'voice.off', 'voice.volume', 'voice.volume.1', 'voice.volume.2', 'voice.volume.3',
  'voice.stop',
  'staff.button', 'staff.question', 'staff.call', 'staff.cancel',
] as const satisfies readonly PlainKey[]
