import { boxFaults } from './boxes.ts'
import { contrastFaults, outlineFaults } from './letter-contrast.ts'
import { letterFaults } from './letter-room.ts'
import { lettersOf } from './letters.ts'
import type { Measured } from './measured.ts'
import { touchFaults } from './touching.ts'
import { waitingFaults } from './waiting.ts'

/** Runs in the page under test: measures what is drawn now. */
export function measure(): Measured {
  const frame = document.querySelector<HTMLElement>('.frame')
  if (frame === null) throw new Error('The page draws no frame')
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const letters = lettersOf(frame)
  const faults = [
    ...boxFaults(frame), ...touchFaults(frame, rem), ...letterFaults(letters, rem), ...contrastFaults(letters), ...outlineFaults(frame), ...waitingFaults(frame),
  ]
  const fitted = document.querySelector<HTMLElement>('dialog[open][data-fit], main[data-fit]')
  const dialogue = document.querySelector<HTMLElement>('dialog[open]')
  const box = dialogue ?? fitted
  return { faults: [...new Set(faults)], given: box?.dataset['fit'] ?? '', scale: Number(box?.style.getPropertyValue('--scale') ?? 1) }
}
