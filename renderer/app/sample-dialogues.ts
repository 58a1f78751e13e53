import type { Sample } from './sample-basis.ts'

const screen = { name: 'scope', question: 'scope', title: null, choices: [{ id: 'self', text: { ja: '本人のみ', en: 'Yourself only' } }], chosen: null } as const

/** The aids of the top band, opened on a screen. */
export const dialogueSamples: readonly Sample[] = [
  { name: 'dialogue-language', screen, open: 'language' },
  { name: 'dialogue-look', screen, open: 'look' },
  { name: 'dialogue-voice', screen, open: 'voice', demo: true },
  { name: 'dialogue-staff', screen, open: 'staff' },
  { name: 'dialogue-staff-called', screen, open: 'staff', staffCall: 'called' },
  { name: 'dialogue-staff-coming', screen, open: 'staff', staffCall: 'coming', demo: true },
]
