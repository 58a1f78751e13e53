import { describe, expect, test } from 'vitest'
import { daily } from '../../center/schedule.ts'
import type { Schedule } from '../../center/schedule.ts'
import type { Stop } from '../../center/stops.ts'
import { always, officeHours, sentEntry } from './fixture/sent-menu.ts'
import { hoursToday, nextOpening, standingOf, stopNotices } from './standing.ts'
import type { Known, Visited } from './standing.ts'

const known = (change: { readonly hours?: Schedule; readonly stops?: readonly Stop[] } = {}): Known => ({
  hours: change.hours ?? daily('6:30', '23:00'), holidays: ['2026-11-23'], notice: { version: 1, issuedAt: 0, stops: [...change.stops ?? []], text: null },
})
/** In Japan. */
const at = (text: string): number => Date.parse(`${text}:00+09:00`)
const saturday = at('2026-11-21T10:00')
const visited = (method: Visited['method'] = 'jpki'): Visited => ({
  method, residence: '99901',
  entries: [sentEntry('juminhyo', 300), sentEntry('koseki', 450, { issuer: { code: '99902', name: { ja: 'みなと市' } }, hours: officeHours })],
})

describe('service', () => {
  test.each([
    ['6:29', 'service.closed'], ['6:30', null], ['22:59', null], ['23:00', 'service.closed'], ['0:10', 'service.closed'],
  ])('at %s of Japan, whatever the clock of the machine calls that: %s', (time, service) => {
    expect(standingOf(known(), always, null, at(`2026-11-21T${time.padStart(5, '0')}`)).service).toBe(service)
  })

  test('center and site must both be open', () => {
    const site = daily('9:00', '17:00')
    expect(standingOf(known(), site, null, at('2026-11-21T08:00')).service).toBe('service.closed')
    expect(standingOf(known(), site, null, at('2026-11-21T09:00')).service).toBeNull()
    expect(standingOf(known({ hours: daily('12:00', '13:00') }), site, null, at('2026-11-21T09:00')).service).toBe('service.closed')
  })

  test('closed over the year’s end where the data say so', () => {
    const hours = { ...daily('6:30', '23:00'), exceptions: [{ from: '12-29', to: '01-03', windows: [] }] }
    expect(standingOf(known({ hours }), always, null, at('2026-12-29T12:00')).service).toBe('service.closed')
    expect(standingOf(known({ hours }), always, null, at('2027-01-04T12:00')).service).toBeNull()
  })

  test('I-17: a stop of everything comes before the hour, and nothing believed of the center is no service', () => {
    expect(standingOf(known({ stops: [{ scope: 'all' }] }), always, null, at('2026-11-21T03:00')).service).toBe('service.stopped')
    expect(standingOf(null, always, visited(), saturday)).toEqual({ service: 'service.stopped', barred: [] })
  })
})

describe('entries', () => {
  const barred = (now: number, stops: readonly Stop[] = [], method: Visited['method'] = 'jpki') => standingOf(known({ stops }), always, visited(method), now).barred

  test('each at its own hours: on weekdays, not on Saturday, not on a holiday', () => {
    const closed = [{ entry: 'koseki', reason: 'service.closed' }]
    expect(barred(saturday)).toEqual(closed)
    expect(barred(at('2026-11-24T10:00'))).toEqual([])
    expect(barred(at('2026-11-24T17:15'))).toEqual(closed)
    expect(barred(at('2026-11-23T10:00'))).toEqual(closed)
  })

  test.each<readonly [string, Stop, readonly string[]]>([
    ['of a type', { scope: 'type', kind: 'koseki', code: null }, ['koseki']],
    ['of a type in one municipality', { scope: 'type', kind: 'koseki', code: '99902' }, ['koseki']],
    ['of a type where the applicant lives', { scope: 'type', kind: 'koseki', code: '99901' }, ['koseki']],
    ['of a type in a third', { scope: 'type', kind: 'koseki', code: '99903' }, []],
    ['of the 本籍地', { scope: 'municipality', code: '99902' }, ['koseki']],
    ['of the 住所地: its residents get nothing, of their 本籍地 neither', { scope: 'municipality', code: '99901' }, ['juminhyo', 'koseki']],
    ['of the method', { scope: 'method', method: 'jpki' }, ['juminhyo', 'koseki']],
    ['of the other method', { scope: 'method', method: 'cardAp' }, []],
  ])('I-17: a stop %s', (_, stop, stopped) => {
    expect(barred(at('2026-11-24T10:00'), [stop])).toEqual(stopped.map((entry) => ({ entry, reason: 'service.stopped' })))
  })

  test('I-17: the other method goes on where one is stopped', () => {
    expect(barred(at('2026-11-24T10:00'), [{ scope: 'method', method: 'jpki' }], 'cardAp')).toEqual([])
  })

  test('what is stopped and closed is stopped', () => {
    expect(barred(saturday, [{ scope: 'type', kind: 'koseki', code: null }])).toEqual([{ entry: 'koseki', reason: 'service.stopped' }])
  })
})

test('today’s hours run from the first opening to the last closing, and are those of Japan', () => {
  const noon = { week: officeHours.week.map(() => [{ from: '8:30', to: '12:00' }, { from: '13:00', to: '17:15' }]), holiday: null, exceptions: [] }
  const [mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []] = noon.week
  const site: Schedule = { ...noon, week: [mon, tue, wed, thu, fri, sat, sun] }
  expect(hoursToday(known(), site, saturday)).toEqual({ from: '2026-11-20T23:30:00.000Z', to: '2026-11-21T08:15:00.000Z' })
  expect(hoursToday(known(), officeHours, saturday)).toBeNull()
})

test('the next opening: of the service, of an entry, or nobody knows', () => {
  expect(nextOpening(known(), always, null, at('2026-11-21T23:30'))).toBe('2026-11-21T21:30:00.000Z')
  expect(nextOpening(known(), always, officeHours, saturday), 'Monday is a holiday').toBe('2026-11-23T23:30:00.000Z')
  expect(nextOpening(known(), { ...always, week: [[], [], [], [], [], [], []] }, null, saturday)).toBeNull()
})

test('① says whether JPKI is stopped, and whether something else is', () => {
  const type: Stop = { scope: 'type', kind: 'koseki', code: null }
  const jpki: Stop = { scope: 'method', method: 'jpki' }
  expect(stopNotices(known())).toEqual([])
  expect(stopNotices(known({ stops: [jpki] }))).toEqual(['jpkiStopped'])
  expect(stopNotices(known({ stops: [type] }))).toEqual(['someStopped'])
  expect(stopNotices(known({ stops: [jpki, type] }))).toEqual(['jpkiStopped', 'someStopped'])
})
