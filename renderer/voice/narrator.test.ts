import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ScreenView, View } from '../../electron/contract/view.ts'
import { usualAids } from '../../electron/contract/words.ts'
import { FakeAudio } from './fixture/fake-audio.ts'
import { againMs, createNarrator, lastMs } from './narrator.ts'
import type { Narrator } from './narrator.ts'
import { createSpeaker } from './speaker.ts'
import { lengthOf } from './tones.ts'
import type { Sound } from './tones.ts'

const pin: ScreenView = { name: 'pin', holding: 'card', certificate: null, length: 0, triesLeft: null, wrong: false, checking: false }
const leaving: ScreenView = { name: 'leaving', card: true, holding: 'card', receipt: false, reason: 'cancelled' }
const takePaper: ScreenView = { name: 'takePaper', sheets: 1, card: false, change: 0, failed: [], sensor: true }
const receipt: ScreenView = { name: 'takeReceipt', receipt: 'outlet', paperStillThere: true, card: false, holding: 'card', reference: '' }

let audio: FakeAudio
let narrator: Narrator
let sounds: Sound[]
let told: boolean[]
let view: View

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  audio = new FakeAudio()
  sounds = []
  told = []
  narrator = createNarrator({ speaker: createSpeaker(audio), sound: (sound) => sounds.push(sound) })
  narrator.subscribe(() => told.push(narrator.speaking()))
  view = {
    serial: 0, epoch: 0, language: 'ja', aids: { ...usualAids, voice: true }, staffCall: 'offered', demo: false, countdown: null, screen: pin,
  }
})
afterEach(() => vi.useRealTimers())

/** The terminal sends a view: what is not given is as before. */
function see(more: Partial<View>): void {
  view = { ...view, ...more, serial: view.serial + 1 }
  narrator.see(view)
}
const screen = (drawn: ScreenView) => see({ screen: drawn, epoch: view.epoch + 1 })
const voiceOff = () => { view = { ...view, aids: { ...view.aids, voice: false } } }
/** What was played since this was asked last; all of it plays to its end. */
function heard(): readonly string[] {
  for (let count = 0; count !== audio.played.length;) {
    count = audio.played.length
    audio.end()
  }
  return audio.played.splice(0).map((address) => address.replace(/^voice\/[^/]+\//, '').replace('.ogg', ''))
}

describe('with the voice on', () => {
  test('a new screen is said in order, in the customer’s language, and once', () => {
    see({ language: 'en' })
    expect(audio.played).toEqual(['voice/en/pin.question.ogg'])
    expect(narrator.speaking()).toBe(true)
    heard()
    expect(narrator.speaking()).toBe(false)
    see({})
    vi.advanceTimersByTime(10 * againMs)
    expect(heard()).toEqual([])
    screen({ name: 'takeCard', holding: 'card', removed: false })
    expect(heard()).toEqual(['takeCard.question', 'takeCard.more'])
  })

  test('a new screen breaks off the old sentence', () => {
    screen({ name: 'takeCard', holding: 'card', removed: false })
    screen({ name: 'choose', municipality: { ja: '' }, entries: [], chosen: null, origin: null, basket: 0, back: false })
    expect(heard()).toEqual(['takeCard.question', 'choose.question'])
  })

  test('a new screen that says the same is said again', () => {
    see({})
    heard()
    screen(pin)
    expect(heard()).toEqual(['pin.question'])
  })

  test('the volume changes what is being said', () => {
    see({ aids: { ...view.aids, volume: 1 } })
    const soft = audio.volume
    see({ aids: { ...view.aids, volume: 3 } })
    expect(audio.volume).toBeGreaterThan(soft)
    expect(heard()).toEqual(['pin.question'])
  })

  test('on the same screen only what is new is said; typing a digit is not', () => {
    see({})
    heard()
    see({ screen: { ...pin, length: 1 } })
    expect(heard()).toEqual([])
    see({ screen: { ...pin, wrong: true, triesLeft: 2 } })
    expect(heard()).toEqual(['pin.wrong', 'pin.triesLeft.2'])
  })

  test('another language, or switching the voice on, says the screen from its beginning', () => {
    voiceOff()
    see({})
    expect(heard()).toEqual([])
    see({ aids: { ...usualAids, voice: true } })
    expect(heard()).toEqual(['pin.question'])
    see({ language: 'en' })
    expect(audio.played).toEqual(['voice/en/pin.question.ogg'])
  })

  test('switching it off is silence at once', () => {
    see({})
    voiceOff()
    see({})
    expect(audio.paused).toBe(true)
    expect(narrator.speaking()).toBe(false)
  })

  test('stopping breaks off this sentence and not the next screen’s', () => {
    screen({ name: 'takeCard', holding: 'card', removed: false })
    narrator.stop()
    expect(audio.paused).toBe(true)
    see({})
    vi.advanceTimersByTime(10 * againMs)
    expect(heard()).toEqual(['takeCard.question'])
    screen(pin)
    expect(heard()).toEqual(['pin.question'])
  })

  test('the words under the focus break off what is said', () => {
    screen({ name: 'takeCard', holding: 'card', removed: false })
    narrator.focus(['look.size', 'look.size.large'])
    narrator.focus([])
    expect(heard()).toEqual(['takeCard.question', 'look.size', 'look.size.large'])
  })
})

describe('取り忘れ', () => {
  test('is said with the voice off too, again and again, until everything is taken', () => {
    voiceOff()
    screen(leaving)
    for (let time = 0; time < 3; time += 1) {
      expect(heard()).toEqual(['takePaper.question', 'refused.card'])
      vi.advanceTimersByTime(againMs - 1)
      expect(heard()).toEqual([])
      expect(narrator.speaking()).toBe(true)
      vi.advanceTimersByTime(1)
    }
    see({ screen: { ...leaving, card: false } })
    expect(audio.paused).toBe(true)
    heard()
    vi.advanceTimersByTime(10 * againMs)
    expect(heard()).toEqual([])
    expect(narrator.speaking()).toBe(false)
  })

  test('goes on over screens where the same thing lies, without beginning again', () => {
    voiceOff()
    screen(takePaper)
    screen(receipt)
    expect(heard()).toEqual(['takePaper.question', 'takeReceipt.paperStillThere'])
    vi.advanceTimersByTime(againMs)
    expect(heard()).toEqual(['takePaper.question', 'takeReceipt.paperStillThere'])
  })

  test('stopped, the same thing is silent for as long as it lies there; another is not', () => {
    voiceOff()
    screen(takePaper)
    narrator.stop()
    screen(receipt)
    vi.advanceTimersByTime(10 * againMs)
    expect(heard()).toEqual(['takePaper.question'])
    expect(narrator.speaking()).toBe(false)
    screen({ name: 'outOfService', faults: [], closed: null, card: true, paper: true, announcement: null, since: '' })
    expect(heard()).toEqual(['takePaper.question', 'outOfService.card'])
  })

  test('stopped, and taken, and lying there anew, it is said anew', () => {
    voiceOff()
    screen(leaving)
    narrator.stop()
    screen({ ...leaving, card: false })
    screen(leaving)
    expect(audio.played.splice(0)).toHaveLength(2)
    narrator.stop()
    screen({ name: 'ready', hours: null, accepts: [], notices: [], announcement: null })
    screen(leaving)
    expect(heard()).toEqual(['takePaper.question', 'refused.card'])
  })

  test('with the voice on the screen is said first; stopped, other voice goes on', () => {
    screen(leaving)
    expect(heard()).toEqual(['leaving.card', 'leaving.cancelled'])
    vi.advanceTimersByTime(againMs)
    expect(heard()).toEqual(['takePaper.question', 'refused.card'])
    narrator.stop()
    vi.advanceTimersByTime(10 * againMs)
    expect(heard()).toEqual([])
    screen({ name: 'refused', reason: 'pin.blocked', card: true, holding: 'card' })
    expect(heard()).toEqual(['refusal.pin.blocked.what', 'refusal.pin.blocked.go', 'refused.card'])
    vi.advanceTimersByTime(10 * againMs)
    expect(heard()).toEqual([])
  })

  test('with the voice on too it ends as soon as everything is taken', () => {
    const refused: ScreenView = { name: 'refused', reason: 'pin.blocked', card: true, holding: 'card' }
    screen(refused)
    heard()
    vi.advanceTimersByTime(againMs)
    see({ screen: { ...refused, card: false } })
    expect(audio.paused).toBe(true)
    expect(narrator.speaking()).toBe(false)
  })

  test('a word under the focus does not end it', () => {
    screen(leaving)
    heard()
    narrator.focus(['button.taken'])
    expect(heard()).toEqual(['button.taken'])
    vi.advanceTimersByTime(againMs)
    expect(heard()).toEqual(['takePaper.question', 'refused.card'])
  })
})

describe('with the voice off', () => {
  test('nothing is fetched, whatever is shown or focused', () => {
    voiceOff()
    screen(pin)
    screen({ name: 'print', sheet: 0, sheets: 1 })
    see({ countdown: { msLeft: 20_000, extensionsLeft: 1 }, staffCall: 'called' })
    narrator.focus(['button.confirm'])
    vi.advanceTimersByTime(60_000)
    expect(audio.src).toBe('')
    expect(told).not.toContain(true)
  })
})

describe('sounds', () => {
  test('a countdown sounds as it begins and once more near its end, voice or not, and then not after it was extended', () => {
    voiceOff()
    see({})
    see({ countdown: { msLeft: 20_000, extensionsLeft: 3 } })
    see({ countdown: { msLeft: 19_990, extensionsLeft: 3 } })
    expect(sounds).toEqual(['alarm'])
    vi.advanceTimersByTime(19_990 - lastMs - 1)
    expect(sounds).toEqual(['alarm'])
    vi.advanceTimersByTime(1)
    expect(sounds).toEqual(['alarm', 'alarm'])
    see({ countdown: null })
    see({ countdown: { msLeft: 20_000, extensionsLeft: 2 } })
    see({ countdown: null })
    vi.advanceTimersByTime(60_000)
    expect(sounds).toEqual(['alarm', 'alarm', 'alarm'])
  })

  test('a countdown that is shown late sounds once', () => {
    see({ countdown: { msLeft: lastMs, extensionsLeft: 3 } })
    vi.advanceTimersByTime(60_000)
    expect(sounds).toEqual(['alarm'])
  })

  test('what is said comes after the sound', () => {
    see({})
    heard()
    see({ countdown: { msLeft: 20_000, extensionsLeft: 0 } })
    vi.advanceTimersByTime(lengthOf('alarm') - 1)
    expect(heard()).toEqual([])
    vi.advanceTimersByTime(1)
    expect(heard()).toEqual(['countdown.question', 'countdown.last'])
    see({ countdown: null })
    expect(heard()).toEqual(['pin.question'])
  })

  test('a call for staff beeps once, when it is made, and is confirmed in words', () => {
    see({})
    heard()
    see({ staffCall: 'called' })
    see({})
    vi.advanceTimersByTime(lengthOf('call'))
    expect(sounds).toEqual(['call'])
    expect(heard()).toEqual(['staff.called', 'staff.wait'])
  })

  test('a call that stands when the page comes is not this customer’s', () => {
    see({ staffCall: 'called' })
    expect(sounds).toEqual([])
  })
})

test('without clips there are sounds and no words, and never anything to stop', () => {
  const mute = createNarrator({ speaker: null, sound: (sound) => sounds.push(sound) })
  mute.see({ ...view, screen: leaving, countdown: { msLeft: 20_000, extensionsLeft: 1 } })
  vi.advanceTimersByTime(60_000)
  expect(sounds).toEqual(['alarm', 'alarm'])
  expect(mute.speaking()).toBe(false)
})

test('closed, it is silent for good', () => {
  screen(leaving)
  see({ countdown: { msLeft: 20_000, extensionsLeft: 1 } })
  narrator.close()
  const { length } = sounds
  vi.advanceTimersByTime(60_000)
  expect(audio.played.splice(0)).toEqual(['voice/ja/leaving.card.ogg'])
  expect(sounds).toHaveLength(length)
})
