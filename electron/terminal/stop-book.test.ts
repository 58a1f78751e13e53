import { describe, expect, test } from 'vitest'
import type { StopNotice } from '../../center/stops.ts'
import { StopBook } from './stop-book.ts'

const notice = (version: number, change: Partial<StopNotice> = {}): StopNotice => ({ version, issuedAt: 0, stops: [], text: null, ...change })

describe('I-17: versions only go up', () => {
  test('a newer notice comes into force', () => {
    const book = new StopBook(null)
    expect(book.inForce).toBeNull()
    expect(book.take(notice(3))).toBe('newer')
    expect(book.take(notice(5, { stops: [{ scope: 'all' }] }))).toBe('newer')
    expect(book.inForce).toEqual(notice(5, { stops: [{ scope: 'all' }] }))
  })

  test('an older one is not believed, and then nothing is, until a believable one comes', () => {
    const book = new StopBook(null)
    book.take(notice(5))
    expect(book.take(notice(4))).toBe('refused')
    expect(book.inForce).toBeNull()
    expect(book.take(notice(5))).toBe('same')
    expect(book.inForce).toEqual(notice(5))
  })

  test('nor is one that is older than what an earlier run has seen', () => {
    const book = new StopBook(5)
    expect(book.take(notice(4))).toBe('refused')
    expect(book.inForce).toBeNull()
    expect(book.take(notice(5))).toBe('same')
    expect(book.take(notice(6))).toBe('newer')
  })

  test('the same number over other stops is refused; signed anew it is the same', () => {
    const book = new StopBook(null)
    book.take(notice(5, { stops: [{ scope: 'all' }] }))
    expect(book.take(notice(5))).toBe('refused')
    expect(book.take(notice(5, { stops: [{ scope: 'all' }], text: { ja: '別の文' } }))).toBe('refused')
    expect(book.take(notice(5, { stops: [{ scope: 'all' }], issuedAt: 99 }))).toBe('same')
  })

  test('a notice nobody has signed is not believed', () => {
    const book = new StopBook(null)
    book.take(notice(5))
    expect(book.take(null)).toBe('refused')
    expect(book.inForce).toBeNull()
  })
})
