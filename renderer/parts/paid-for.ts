import type { PayLine, PayView } from '../../electron/contract/pay-view.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase } from '../language/phrase.ts'

/** Whether what is paid for needs a line each; one certificate alone stands beneath the question. */
export function isSeveral({ lines, failed }: Pick<PayView, 'lines' | 'failed'>): boolean {
  return lines.length + failed.length > 1
}

/** The one certificate and its fee, in words; nothing where there are several. */
export function wordsOfOne(view: Pick<PayView, 'lines' | 'failed'>): readonly Phrase[] {
  return isSeveral(view) ? [] : view.lines.flatMap(wordsOf)
}

function wordsOf({ certificate, fee, copies }: PayLine): readonly Phrase[] {
  return [phrase(`certificate.${certificate}`), phrase('money.feeTimesCopies', { fee: { yen: fee }, count: copies })]
}
