import { describe, expect, test } from 'vitest'
import type { Stop } from '../../center/stops.ts'
import { cardApCard } from './fixture/card-double.ts'
import { expectPromisesKept, of } from './fixture/promises.ts'
import { servedUpTo, serving } from './fixture/served.ts'
import { usualDeadlines } from './settings.ts'

const all: Stop = { scope: 'all' }
const jpki: Stop = { scope: 'method', method: 'jpki' }
const tax: Stop = { scope: 'type', kind: 'tax', code: null }
const look = 5_000
const soon = 2 * look

describe('I-17 a stop takes effect at the next step', () => {
  test('of everything: nobody begins, and it is resumed as it came', async () => {
    const { stage, customer } = await serving()
    stage.center.stop(all)
    await stage.clock.turn(60_000 + look)
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: [], closed: { reason: 'service.stopped', opensAt: null } })
    stage.card.place()
    expect(of(stage, 'visitOpened')).toEqual([])
    stage.card.remove()
    stage.center.stop()
    await stage.clock.turn(60_000 + look)
    await customer.until('choose')
    expect(of(stage, 'stopsSeen').map(({ version, stops }) => [version, stops])).toEqual([[1, 0], [2, 1], [3, 0]])
    expect(of(stage, 'standing').map(({ service }) => service)).toEqual(['service.stopped', 'open'])
  })

  test('of everything: whoever is choosing is told', async () => {
    const { stage } = await servedUpTo('choose')
    stage.center.stop(all)
    await stage.clock.turn(soon)
    expect(stage.screen.view.screen).toMatchObject({ name: 'refused', reason: 'service.stopped' })
  })

  test('of JPKI: a card that can do nothing else is refused, one with カードAP goes on', async () => {
    const { stage, customer } = await serving(({ stage: { center } }) => center.stop(jpki))
    expect(stage.screen.view.screen).toMatchObject({ name: 'ready', notices: ['jpkiStopped'] })
    await customer.goOn()
    expect(stage.screen.view.screen).toMatchObject({ name: 'refused', reason: 'service.stopped' })
    await customer.until('ready')
    stage.card.seen = () => cardApCard
    await customer.goOn()
    await customer.until('pay')
  })

  test('of JPKI, while somebody chooses: nothing of that method can be had any more', async () => {
    const { stage } = await servedUpTo('choose')
    stage.center.stop(jpki)
    await stage.clock.turn(soon)
    const { screen } = stage.screen.view
    const reasons = screen.name === 'choose' ? screen.entries.map(({ unavailable }) => unavailable?.reason) : []
    expect(new Set(reasons)).toEqual(new Set(['service.stopped', 'seal.notRegistered']))
  })

  test('of a type: it is told on ⑤ before it can be touched, the others go on (Kawasaki: 住民票 back first)', async () => {
    const { stage, customer } = await servedUpTo('choose', ({ stage }) => stage.center.stop(tax))
    const first = stage.screen.views.map(({ screen }) => screen).find((screen) => screen.name === 'choose')
    expect(first).toMatchObject({ entries: [{ id: 'juminhyo', unavailable: null }, { id: 'tax', unavailable: { reason: 'service.stopped' } }, {}, {}, {}, {}] })
    customer.touch({ kind: 'choose', entry: 'tax' })
    expect(stage.screen.view.screen).toEqual({ name: 'why', certificate: 'tax', reason: 'service.stopped', note: null, opensAt: null })
    await customer.until('pay')
    expect(stage.vault.job.request.kind).toBe('juminhyo')
  })

  test('of the 住所地: its residents get nothing of their 本籍地 either', async () => {
    const { stage } = await servedUpTo('choose', ({ stage }) => stage.center.stop({ scope: 'municipality', code: '99901' }))
    expect(stage.screen.view.screen).toMatchObject({
      entries: [{}, {}, {}, {}, { id: 'inkan' }, { id: 'koseki', issuer: { ja: 'みなと市（架空）' }, unavailable: { reason: 'service.stopped' } }],
    })
  })

  test('of a type, while it is being paid: it is not charged, and what is there beyond goes back', async () => {
    const { stage, customer } = await servedUpTo('pay', ({ customer }) => { customer.wishes = ['juminhyo', 'tax'] })
    stage.center.stop(tax)
    await stage.clock.turn(soon)
    expect(stage.screen.view.screen).toMatchObject({ name: 'pay', due: 300, failed: [{ certificate: 'tax', reason: 'service.stopped' }] })
    await customer.until('takeReceipt')
    await customer.until('ready')
    expect(of(stage, 'printEnded')).toHaveLength(1)
    expectPromisesKept(stage)
  })

  test('told on ①: that something is stopped, and what the center wants to be read there', async () => {
    const { stage } = await serving(({ stage: { center } }) => {
      center.stop(tax)
      center.notice = { ...center.notice, text: { ja: '税証明書は5月9日に再開します。' } }
    })
    expect(stage.screen.view.screen).toMatchObject({ notices: ['someStopped'], announcement: { ja: '税証明書は5月9日に再開します。' } })
  })
})

describe('I-17 in every case before ⑬', () => {
  const paid = async (change: (served: Awaited<ReturnType<typeof servedUpTo>>) => void) => {
    const served = await servedUpTo('pay', ({ customer }) => { customer.coin = 500 })
    change(served)
    const { heartbeats } = served.stage.center
    await served.customer.goOn()
    expect(served.stage.center.heartbeats, 'the center is asked once more').toBe(heartbeats + 1)
    return served
  }

  test('a stop that came in the last second is found, nothing is printed, and everything goes back', async () => {
    const { stage, customer } = await paid(({ stage }) => stage.center.stop({ scope: 'type', kind: 'juminhyo', code: '99901' }))
    expect(stage.screen.view.screen).toMatchObject({ name: 'refund', inserted: 500, returned: 500 })
    await customer.until('ready')
    expect(of(stage, 'printBegun')).toEqual([])
    expect(stage.center.reports.map(({ outcome }) => outcome)).toEqual(['未交付返金済'])
    expectPromisesKept(stage)
  })

  test.each([
    ['does not answer', 'silent', 'center.late'], ['throws', 'throws', 'center.unreachable'], ['answers too late', 'late', 'center.late'],
  ] as const)('I-18 a center that %s gives no leave to print', async (_, manner, fault) => {
    const { stage, customer } = await paid(({ stage }) => { stage.center.manner = (order) => order === 'heartbeat' ? manner : 'now' })
    if (manner !== 'throws') await stage.clock.turn(usualDeadlines.stops)
    expect(stage.screen.view.screen).toMatchObject({ name: 'trouble', fault, returned: 500 })
    stage.center.manner = () => 'now'
    await customer.leave()
    expect(of(stage, 'printBegun')).toEqual([])
    expectPromisesKept(stage)
  })

  test('nor does a notice that nobody has signed, or an older one', async () => {
    for (const twist of ['unsigned', 'older'] as const) {
      const { stage } = await paid(({ stage: { center } }) => {
        const { standing } = center
        if (twist === 'older') center.notice = { ...center.notice, version: 0 }
        else center.standing = () => {
          const answer = standing()
          return answer.kind === 'ok' ? { kind: 'ok', value: { ...answer.value, stops: 'signed by nobody' } } : answer
        }
      })
      expect(stage.screen.view.screen, twist).toMatchObject({ returned: 500 })
      expect(of(stage, 'printBegun')).toEqual([])
    }
  })
})

describe('I-17 notices', () => {
  test('nobody lifts a stop by pulling the plug and replaying yesterday’s notice', async () => {
    const { stage } = await serving(({ stage: { center } }) => {
      center.stop()
      center.stop(all)
    })
    expect(stage.screen.name).toBe('outOfService')
    stage.stop()
    stage.center.notice = { version: 2, issuedAt: 0, stops: [], text: null }
    await stage.start()
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['center.invalidAnswer'] })
    stage.center.notice = { version: 4, issuedAt: 0, stops: [], text: null }
    await stage.clock.turn(soon)
    expect(stage.screen.name).toBe('ready')
  })

  test('an older one that comes in the middle of a day closes the terminal, until a newer one comes', async () => {
    const { stage } = await serving(({ stage: { center } }) => center.stop())
    stage.center.notice = { ...stage.center.notice, version: 1 }
    await stage.clock.turn(60_000 + look)
    expect(stage.screen.view.screen).toMatchObject({ name: 'outOfService', faults: ['center.invalidAnswer'] })
    stage.center.notice = { ...stage.center.notice, version: 2 }
    await stage.clock.turn(soon)
    expect(stage.screen.name).toBe('ready')
  })
})
