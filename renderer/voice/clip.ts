import { certificateKinds, faultCodes, refusals } from '../../electron/contract/words.ts'
import type { CertificateKind, FaultCode, Language, Refusal } from '../../electron/contract/words.ts'
import type { PlainKey } from '../language/keys.ts'
import { phrase } from '../language/phrase.ts'
import type { Phrase, Sentence } from '../language/phrase.ts'
import { phoneRefusals } from '../language/reason-words.ts'
import { onButtons, onScreens } from './spoken-keys.ts'

/** How often a number may still be typed wrong, where it is told: of a PIN, of 照合番号B. */
const pinTries = [1, 2] as const
const checkNumberTries = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
const copies = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** A text without a blank. */
type FixedClip = (typeof onScreens)[number] | (typeof onButtons)[number]
  | `refusal.${Refusal}.what` | `refusal.${Refusal}.go` | `refusal.${(typeof phoneRefusals)[number]}.phone.what`
  | `fault.${FaultCode}.what` | 'fault.card.failed.phone'

/** A text whose blank can only be filled from a closed list, with what fills it at the end. */
type FilledClip = `pin.certificate.${CertificateKind}` | `confirm.remove.${CertificateKind}`
  | `pin.triesLeft.${(typeof pinTries)[number]}`
  | `checkNumber.triesLeft.${(typeof checkNumberTries)[number]}` | `copies.count.${(typeof copies)[number]}`

/**
 * A sentence that can be spoken. There are so many and no more: no clip can carry a name, a digit of a number, an amount or a
 * word of the municipality, because none of these is a value of this type.
 */
export type Clip = FixedClip | FilledClip

const fixed: readonly (FixedClip & PlainKey)[] = [
  ...onScreens, ...onButtons,
  ...refusals.flatMap((reason) => [`refusal.${reason}.what`, `refusal.${reason}.go`] as const),
  ...phoneRefusals.map((reason) => `refusal.${reason}.phone.what` as const),
  ...faultCodes.map((fault) => `fault.${fault}.what` as const), 'fault.card.failed.phone',
]

const phrases: ReadonlyMap<Clip, Phrase> = new Map<Clip, Phrase>([
  ...fixed.map((clip) => [clip, phrase(clip)] as const),
  ...certificateKinds.flatMap((kind) => {
    const certificate = phrase(`certificate.${kind}`)
    return [
      [`pin.certificate.${kind}`, phrase('pin.certificate', { certificate })],
      [`confirm.remove.${kind}`, phrase('confirm.remove', { certificate })],
    ] as const
  }),
  ...pinTries.map((count) => [`pin.triesLeft.${count}`, phrase('pin.triesLeft', { count })] as const),
  ...checkNumberTries.map((count) => [`checkNumber.triesLeft.${count}`, phrase('checkNumber.triesLeft', { count })] as const),
  ...copies.map((count) => [`copies.count.${count}`, phrase('copies.count', { count })] as const),
])

/** Every clip that a screen can ask for, and that is made. */
export const clips: readonly Clip[] = [...phrases.keys()]

const bySentence: ReadonlyMap<string, Clip> = new Map([...phrases].map(([clip, words]) => [JSON.stringify(words), clip]))

/** The words of a clip, in no language yet. */
export function phraseOf(clip: Clip): Phrase {
  const words = phrases.get(clip)
  if (words === undefined) throw new Error(`${clip} has no words`)
  return words
}

/** The clip that speaks a sentence; null where none does, because the sentence is the municipality's, or a value in it is open. */
export function clipOf(sentence: Sentence): Clip | null {
  return bySentence.get(JSON.stringify(sentence)) ?? null
}

/** A name that came from outside, such as an attribute or a file. */
export function isClip(name: string): name is Clip {
  return clips.some((clip) => clip === name)
}

/** The clips that an attribute names, a space between them. Nothing where one of them is none: half a sentence says something else. */
export function clipsNamed(names: string | undefined): readonly Clip[] {
  const named = names?.split(' ') ?? []
  return named.every(isClip) ? named : []
}

/** The same for whoever names them: the clips of several sentences, said one after the other. None where one of them can't be spoken. */
export function namesOf(...sentences: readonly Sentence[]): string | undefined {
  const named = sentences.map(clipOf)
  return named.includes(null) ? undefined : named.join(' ')
}

/** Where a clip lies, below the screen's own folder. */
export function addressOf(language: Language, clip: Clip): string {
  return `voice/${language}/${clip}.ogg`
}
