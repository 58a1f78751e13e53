import { describe, expect, test } from 'vitest'
import type { Answer } from '../../center/center.ts'
import type { CenterStanding } from '../../center/protocol.ts'
import type { StopNotice } from '../../center/stops.ts'
import { begin } from '../flow/begin.ts'
import { Bookkeeper } from './bookkeeper.ts'
import { CenterWatch } from './center-watch.ts'
import { CenterDouble, readDoubleStops } from './fixture/center-double.ts'
import { PaperJournal } from './fixture/paper-journal.ts'
import { settingsOf } from './fixture/settings-of.ts'
import { TurnedClock } from './fixture/turned-clock.ts'
import type { Loop } from './loop.ts'

const settings = settingsOf()
const loop: Loop = { flow: begin([], 10), tell: () => undefined, trace: () => undefined, guard: (run) => run() }

/** A watch whose questions are answered when, and in the order in which, the test says. */
function watching(highest: number | null = null) {
  const clock = new TurnedClock()
  const journal = new PaperJournal(clock)
  const center = new CenterDouble(clock, settings.times.deadlines)
  const waiting: ((answer: Answer<CenterStanding>) => void)[] = []
  center.heartbeat = () => new Promise((resolve) => waiting.push(resolve))
  const watch = new CenterWatch({ center, clock, readStops: readDoubleStops }, settings, new Bookkeeper(journal, () => ''), loop, highest)
  return {
    watch, journal, center,
    /** Answers the nth question with a notice of this version. */
    answer: (question: number, version: number, stops: StopNotice['stops'] = []) => {
      center.notice = { version, issuedAt: 0, stops, text: null }
      waiting[question]?.(center.standing())
    },
    fail: (question: number, answer: Answer<CenterStanding>) => waiting[question]?.(answer),
  }
}

describe('the center’s standing', () => {
  test('is not known before it has answered, and known afterwards', async () => {
    const { watch, answer } = watching()
    expect(watch.known).toBeNull()
    const asked = watch.ask()
    answer(0, 1)
    expect(await asked).toBeNull()
    expect(watch.known?.notice.version).toBe(1)
  })

  test('stays as it was while the center is away', async () => {
    const { watch, answer, fail } = watching()
    const first = watch.ask()
    answer(0, 1)
    await first
    const second = watch.ask()
    fail(1, { kind: 'fault', fault: 'unreachable' })
    expect(await second).toBe('center.unreachable')
    expect(watch.known?.notice.version).toBe(1)
  })

  test('I-17 an answer that a later one has overtaken is no older notice, and changes nothing', async () => {
    const { watch, answer, journal } = watching()
    const [slow, quick] = [watch.ask(), watch.ask()]
    answer(1, 2, [{ scope: 'all' }])
    expect(await quick).toBeNull()
    answer(0, 1)
    expect(await slow, 'what the later one has found').toBeNull()
    expect(watch.known?.notice).toMatchObject({ version: 2, stops: [{ scope: 'all' }] })
    expect(journal.entries).toEqual([{ kind: 'stopsSeen', version: 2, stops: 1 }])
  })

  test('I-17 a notice is written down when it comes into force, once, and only if it is newer than any before', async () => {
    const { watch, answer, journal } = watching(5)
    for (const [question, version] of [5, 5, 6, 6, 4].entries()) {
      const asked = watch.ask()
      answer(question, version)
      expect(await asked).toBe(version === 4 ? 'center.invalidAnswer' : null)
    }
    expect(journal.entries).toEqual([{ kind: 'stopsSeen', version: 6, stops: 0 }])
    expect(watch.known, 'and then nothing is believed').toBeNull()
  })

  test('a center that throws is away', async () => {
    const { watch, center } = watching()
    center.heartbeat = () => Promise.reject(new Error('no'))
    expect(await watch.ask()).toBe('center.unreachable')
  })
})
