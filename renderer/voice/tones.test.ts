import { expect, test } from 'vitest'
import { lengthOf, sounds } from './tones.ts'

test('every sound is short, soft, and of tones that an old ear hears', () => {
  for (const sound of ['tick', 'alarm', 'call'] as const) {
    expect(lengthOf(sound)).toBeLessThanOrEqual(800)
    for (const { hz, gain, ms } of sounds[sound]) {
      expect(hz).toBeGreaterThanOrEqual(500)
      expect(hz).toBeLessThanOrEqual(1500)
      // Twice as loud is still not full.
      expect(gain).toBeLessThan(0.5)
      expect(ms).toBeGreaterThanOrEqual(20)
    }
  }
})

test('the tones of a sound do not overlap', () => {
  for (const tones of Object.values(sounds)) {
    tones.forEach(({ at, ms }, place) => expect(tones[place + 1]?.at ?? Infinity).toBeGreaterThanOrEqual(at + ms))
  }
})

test('a touch is the softest and shortest, the alarm is two tones', () => {
  expect(lengthOf('tick')).toBeLessThan(50)
  const gains = (sound: 'tick' | 'alarm' | 'call') => sounds[sound].map(({ gain }) => gain)
  expect(Math.max(...gains('tick'))).toBeLessThan(Math.min(...gains('alarm'), ...gains('call')))
  expect(sounds.alarm).toHaveLength(2)
})
