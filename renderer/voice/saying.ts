import type { ScreenView, View } from '../../electron/contract/view.ts'
import type { Clip } from './clip.ts'
import { endingClips } from './ending-clips.ts'
import { lyingOn } from './lying.ts'
import type { Lying } from './lying.ts'
import { stepClips } from './step-clips.ts'

/** What is said on a view, and when. */
export interface Saying {
  /** With the voice on: the question, then what there is to do about it. */
  readonly clips: readonly Clip[]
  /** With the voice off too, again and again: what is about to be left behind. */
  readonly lying: Lying
  /** The sound that comes before the words, with the voice off too. */
  readonly sound: 'alarm' | null
}

/**
 * What a view has to be told in words. It depends on the step and on closed values alone: nothing that differs from customer to
 * customer (names, digits, amounts, numbers, the municipality's own words) can be said, or changes what is said.
 */
export function sayingOf({ screen, countdown }: Pick<View, 'screen' | 'countdown'>): Saying {
  const lying = lyingOn(screen)
  if (countdown === null) return { clips: clipsOn(screen), lying, sound: null }
  return { clips: ['countdown.question', countdown.extensionsLeft > 0 ? 'countdown.more' : 'countdown.last'], lying, sound: 'alarm' }
}

function clipsOn(screen: ScreenView): readonly Clip[] {
  switch (screen.name) {
    case 'ready': case 'reading': case 'pin': case 'takeCard': case 'choose': case 'scope': case 'members': case 'items': case 'select':
    case 'copies': case 'confirm': case 'download': case 'pay': case 'print': case 'origin': case 'sameCard': case 'checkNumber':
    case 'registering':
      return stepClips(screen)
    case 'cardRefused': case 'why': case 'takePaper': case 'takeReceipt': case 'registered': case 'refund': case 'refused': case 'trouble':
    case 'outOfService': case 'leaving':
      return endingClips(screen)
  }
}
