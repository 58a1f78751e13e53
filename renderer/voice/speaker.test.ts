import { beforeEach, expect, test } from 'vitest'
import { FakeAudio } from './fixture/fake-audio.ts'
import { createSpeaker } from './speaker.ts'
import type { Speaker } from './speaker.ts'

let audio: FakeAudio
let speaker: Speaker
let finished: string[]
beforeEach(() => {
  audio = new FakeAudio()
  speaker = createSpeaker(audio)
  finished = []
})
const say = (name: string, ...addresses: string[]) => speaker.say(addresses, 2, () => finished.push(name))

test('clips are played one after the other, and the end is told once', () => {
  say('both', 'a.ogg', 'b.ogg')
  expect(audio.played).toEqual(['a.ogg'])
  audio.end()
  expect(audio.played).toEqual(['a.ogg', 'b.ogg'])
  expect(finished).toEqual([])
  audio.end()
  audio.end()
  expect(finished).toEqual(['both'])
})

test('new words break off the old ones, whose end is not told', () => {
  say('old', 'a.ogg', 'b.ogg')
  say('new', 'c.ogg')
  audio.end()
  expect(audio.played).toEqual(['a.ogg', 'c.ogg'])
  expect(finished).toEqual(['new'])
})

test('a clip that is broken off while it loads does not bring on what would have followed it', async () => {
  audio.refuse('a.ogg')
  say('old', 'a.ogg', 'b.ogg')
  say('new', 'c.ogg')
  await audio.settled()
  expect(audio.played).toEqual(['a.ogg', 'c.ogg'])
})

test('a clip that can not be played is left out', async () => {
  audio.refuse('a.ogg')
  say('three', 'a.ogg', 'b.ogg', 'c.ogg')
  await audio.settled()
  expect(audio.played).toEqual(['a.ogg', 'b.ogg'])
  audio.fail()
  audio.end()
  expect(audio.played).toEqual(['a.ogg', 'b.ogg', 'c.ogg'])
  expect(finished).toEqual(['three'])
})

test('what can not be played and says so twice, as browsers do, is left out once', async () => {
  audio.refuse('a.ogg')
  say('three', 'a.ogg', 'b.ogg', 'c.ogg')
  audio.fail()
  await audio.settled()
  expect(audio.played).toEqual(['a.ogg', 'b.ogg'])
})

test('stopping is silence, and nothing follows', () => {
  say('all', 'a.ogg', 'b.ogg')
  speaker.stop()
  expect(audio.paused).toBe(true)
  audio.end()
  audio.fail()
  expect(audio.played).toEqual(['a.ogg'])
  expect(finished).toEqual([])
})

test('three volumes, each louder than the one before, none over the full level; a change is heard at once', () => {
  const loud = ([1, 2, 3] as const).map((volume) => {
    speaker.turn(volume)
    return audio.volume
  })
  expect(loud.toSorted((one, other) => one - other)).toEqual(loud)
  expect(new Set(loud).size).toBe(3)
  expect(loud.at(-1)).toBe(1)
  say('soft', 'a.ogg')
  expect(audio.volume).toBe(loud[1])
})
