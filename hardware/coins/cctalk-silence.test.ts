import { describe, expect, test } from 'vitest'
import { CcTalkBench, openBench, startedBench } from './cctalk-bench.fixture.ts'

/** Makes a device leave requests unanswered, as one does that does not know them (ccTalk part 1, 9). */
function leaveUnanswered(device: CcTalkBench['bus']['acceptor'] | NonNullable<CcTalkBench['bus']['notes']>, is: (header: number, data: Uint8Array) => boolean): void {
  const ask = device.ask.bind(device)
  device.ask = (header, data) => is(header, data) ? null : ask(header, data)
}

/** The longest time that the acceptor's events are not asked for, from now on, ms. */
function longestGap({ bus, timer }: CcTalkBench): () => number {
  const ask = bus.acceptor.ask.bind(bus.acceptor)
  let last = timer.now()
  let longest = 0
  bus.acceptor.ask = (header, data) => {
    if (header === 229) {
      longest = Math.max(longest, timer.now() - last)
      last = timer.now()
    }
    return ask(header, data)
  }
  return () => longest
}

const notesOf = ({ bus }: CcTalkBench) => {
  if (bus.notes === null) throw new Error('no note acceptor')
  return bus.notes
}

describe('whoever does not answer takes no time from coins that fall', () => {
  test.each([[[3, 4, 5, 6]], [[3, 4, 5, 6, 40]]])('%j without power: every coin is credited, three a second', async addresses => {
    const bench = await startedBench()
    bench.bus.faults.mute(addresses)
    await bench.timer.pass(20_000)
    const gap = longestGap(bench)
    for (let visit = 0; visit < 6; visit += 1) {
      await bench.timer.pass(2_000 + visit * 170)
      await bench.till(bench.coins.accept([10]))
      for (let coin = 0; coin < 12; coin += 1) {
        await bench.timer.pass(330)
        bench.bus.insert(10)
      }
      await bench.timer.pass(1_000)
      await bench.till(bench.coins.inhibit())
    }
    expect(bench.told.filter(happening => happening.kind === 'fault' && happening.fault === 'uncounted')).toEqual([])
    expect(bench.told.filter(({ kind }) => kind === 'credited')).toHaveLength(72)
    expect(gap()).toBeLessThan(1_500)
  })

  test('a note acceptor off, or a tube that fell silent: while coins fall their events are asked for at least every half second', async () => {
    const bench = await openBench()
    bench.bus.faults.mute([40, 5])
    await bench.timer.pass(20_000)
    const gap = longestGap(bench)
    await bench.timer.pass(60_000)
    expect(gap()).toBeLessThan(500)
  })

  test('an inlet that does not know the self check: a jam is over all the same, and coins are heard of', async () => {
    const bench = await openBench()
    leaveUnanswered(bench.bus.acceptor, header => header === 232)
    leaveUnanswered(notesOf(bench), header => header === 232)
    const gap = longestGap(bench)
    bench.bus.acceptor.happen(14)
    notesOf(bench).happen(6)
    await bench.timer.pass(15_000)
    expect([gap() < 1_500, bench.told.filter(({ kind }) => kind === 'fault' || kind === 'cleared')]).toEqual([
      true, [{ kind: 'fault', fault: 'jam' }, { kind: 'cleared', fault: 'jam' }],
    ])
    const later = longestGap(bench)
    bench.bus.acceptor.happen(14)
    await bench.timer.pass(15_000)
    expect([later() < 500, (await bench.till(bench.coins.state())).faults], 'it is not asked for ever').toEqual([true, []])
  })
})

test('an acceptor that breaks while it rests is found within two minutes', async () => {
  const bench = await startedBench()
  bench.bus.acceptor.break(2)
  await bench.timer.pass(120_000)
  expect((await bench.till(bench.coins.state())).faults).toEqual(['broken'])
  bench.bus.acceptor.break(null)
  await bench.timer.pass(5_000)
  expect((await bench.till(bench.coins.state())).faults).toEqual([])
})

test('a note acceptor that was reset keeps notes in escrow as before', async () => {
  const bench = await openBench()
  bench.bus.faults.plan('lost', 3, { header: 153 })
  bench.bus.reset([40])
  await bench.timer.pass(6_000)
  expect(bench.bus.insert(1_000)).toBe('held')
})

test.each([
  ['227', (header: number) => header === 227, 'say what it lets in (ccTalk 230, 227)'],
  ['184 of channels that it has not', (header: number, data: Uint8Array) => header === 184 && (data[0] ?? 0) > 5, 'name its channels, all 16 (ccTalk 184)'],
])('an acceptor that answers, but not to %s, is offline, and staff hears why, once', async (_, is, why) => {
  const bench = new CcTalkBench()
  leaveUnanswered(bench.bus.acceptor, is)
  await bench.till(bench.coins.since([]))
  await bench.timer.pass(20_000)
  expect((await bench.till(bench.coins.state())).faults).toEqual(['offline'])
  expect(bench.warned).toEqual([`coins: the device for coins is there, but does not ${why}; it can’t be used`])
  bench.kill()
})
