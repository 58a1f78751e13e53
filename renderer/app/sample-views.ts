import type { View } from '../../electron/contract/view.ts'
import { usualAids } from '../../electron/contract/words.ts'
import type { Aids, Language } from '../../electron/contract/words.ts'
import type { Sample } from './sample-basis.ts'
import { askingSamples } from './sample-asking.ts'
import { choosingSamples } from './sample-choosing.ts'
import { dialogueSamples } from './sample-dialogues.ts'
import { endingSamples } from './sample-ending.ts'
import { enteringSamples } from './sample-entering.ts'
import { originSamples } from './sample-origin.ts'
import { payingSamples } from './sample-paying.ts'

/** One of every screen, and of every state in which a screen looks different. */
export const samples: readonly Sample[] = [
  ...enteringSamples, ...choosingSamples, ...askingSamples, ...payingSamples, ...originSamples, ...endingSamples,
]

/** The same, and each dialogue that a customer can open on a screen. */
export const everySample: readonly Sample[] = [...samples, ...dialogueSamples]

/** How a customer has set the machine. */
export interface Setting { readonly language: Language; readonly aids?: Partial<Aids> }

/** The view of a sample. Serial and epoch count up, so that each is a new screen. */
export function viewOf({ screen, demo = false, countdown = null, staffCall = 'offered' }: Sample, { language, aids }: Setting, serial: number): View {
  return { serial, epoch: serial, language, aids: { ...usualAids, ...aids }, staffCall, demo, countdown, screen }
}
