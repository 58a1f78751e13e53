import { describe, expect, test, vi } from 'vitest'
import { patience } from '../../build/patience.ts'
import { sealedLine } from './sealed-line.ts'
import type { SealedLine } from './sealed-line.ts'
import type { End } from './seal.ts'

type Message = Uint8Array<ArrayBuffer>

/** One end, with what it carries in the test's hand. */
class HeldEnd {
  readonly carried: Message[] = []
  readonly heard: string[] = []
  joined = 0
  broken = 0
  readonly line: SealedLine
  constructor(end: End) {
    this.line = sealedLine({
      end,
      carry: (message) => this.carried.push(message),
      joined: () => {
        this.joined += 1
      },
      heard: (text) => this.heard.push(text),
      broken: () => {
        this.broken += 1
      },
    })
  }
  /** The nth message that this end carries, once it does. */
  async message(place: number): Promise<Message> {
    return vi.waitUntil(() => this.carried[place], { ...patience, interval: 1 })
  }
}

const until = (condition: () => boolean) => vi.waitUntil(condition, { ...patience, interval: 1 })

interface Ends {
  readonly page: HeldEnd
  readonly terminal: HeldEnd
}

/** Two ends that have joined. */
async function pair(): Promise<Ends> {
  const page = new HeldEnd('page')
  const terminal = new HeldEnd('terminal')
  terminal.line.take(await page.message(0))
  page.line.take(await terminal.message(0))
  await until(() => page.joined === 1 && terminal.joined === 1)
  return { page, terminal }
}

/** Takes a message that must not be heard, and a good one after it, which must not be heard either. */
async function refuses({ page, terminal }: Ends, message: Message, good: Message): Promise<void> {
  page.line.take(message)
  await until(() => page.broken > 0)
  page.line.take(good)
  // Answered by the same processor after all that was taken before.
  await pair()
  expect([page.broken, page.heard, terminal.broken]).toEqual([1, [], 0])
}

describe('two ends', () => {
  test('hear each other in order, whatever the length of what is said', async () => {
    const { page, terminal } = await pair()
    // The long one keeps one processor while the others would be done with the short ones.
    const texts = ['架空　太郎'.repeat(1_000_000), ...Array.from({ length: 40 }, (_, place) => `${place}`)]
    for (const text of texts) terminal.line.say(text)
    page.line.say('a touch')
    page.line.say('')
    await until(() => terminal.carried.length === 42 && page.carried.length === 3)
    for (const message of terminal.carried.slice(1)) page.line.take(message)
    for (const message of page.carried.slice(1)) terminal.line.take(message)
    await until(() => page.heard.length === 41 && terminal.heard.length === 2)
    // Not by `toEqual`, which would print them.
    expect(page.heard.every((text, place) => text === texts[place])).toBe(true)
    expect(terminal.heard).toEqual(['a touch', ''])
    expect([page.broken, terminal.broken]).toEqual([0, 0])
  })

  test('a listener that throws is heard of, and what comes after it is heard', async () => {
    const page = new HeldEnd('page')
    const heard: string[] = []
    const thrown: unknown[] = []
    const line = sealedLine({
      end: 'terminal', carry: (message) => page.line.take(message), joined: () => undefined, broken: () => undefined,
      heard: (text) => {
        heard.push(text)
        if (text === 'one') throw new Error('a bug')
      },
    })
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', (error) => thrown.push(error.message))
    try {
      line.take(await page.message(0))
      await until(() => page.joined === 1)
      page.line.say('one')
      page.line.say('two')
      line.take(await page.message(1))
      line.take(await page.message(2))
      await until(() => heard.length === 2)
      expect(thrown).toEqual(['a bug'])
    } finally {
      process.removeAllListeners('uncaughtException')
      for (const listener of others) process.on('uncaughtException', listener)
    }
  })

  test('nothing is said before anybody could hear it', () => {
    expect(() => new HeldEnd('terminal').line.say('a view')).toThrow('before anybody')
  })
})

describe('what is carried', () => {
  test('is a public key, and then nothing that tells what was said, not even that it was said twice', async () => {
    const { terminal } = await pair()
    terminal.line.say('架空　太郎')
    terminal.line.say('架空　太郎')
    const [key, first, second] = [await terminal.message(0), await terminal.message(1), await terminal.message(2)]
    expect([key.length, key[0]]).toEqual([65, 4])
    expect(Buffer.from(first).includes('架空　太郎')).toBe(false)
    expect(first).not.toEqual(second)
  })

  test('is another key with every connection', async () => {
    const [one, other] = [await pair(), await pair()]
    expect(await one.terminal.message(0)).not.toEqual(await other.terminal.message(0))
    expect(await one.page.message(0)).not.toEqual(await other.page.message(0))
  })
})

describe('is not heard, and ends the line:', () => {
  test.each([
    ['one letter changed', 3], ['the last byte changed', -1],
  ])('%s', async (_, place) => {
    const ends = await pair()
    ends.terminal.line.say('a view')
    const good = await ends.terminal.message(1)
    const changed = new Uint8Array(good)
    const at = place < 0 ? changed.length + place : place
    changed[at] = (changed[at] ?? 0) ^ 1
    await refuses(ends, changed, good)
  })

  test('a message cut short, a longer one, an empty one', async () => {
    const shapes = [(whole: Message) => whole.slice(0, -1), (whole: Message) => new Uint8Array([...whole, 0]), () => new Uint8Array()]
    for (const shape of shapes) {
      const ends = await pair()
      ends.terminal.line.say('a view')
      const good = await ends.terminal.message(1)
      await refuses(ends, shape(good), good)
    }
  })

  test('the second message before the first', async () => {
    const ends = await pair()
    ends.terminal.line.say('one')
    ends.terminal.line.say('two')
    await refuses(ends, await ends.terminal.message(2), await ends.terminal.message(1))
  })

  test('a message for the second time', async () => {
    const { page, terminal } = await pair()
    terminal.line.say('one')
    const message = await terminal.message(1)
    page.line.take(message)
    page.line.take(message)
    await until(() => page.broken === 1)
    expect(page.heard).toEqual(['one'])
  })

  test('one’s own message', async () => {
    const ends = await pair()
    ends.page.line.say('a touch')
    ends.terminal.line.say('a view')
    await refuses(ends, await ends.page.message(1), await ends.terminal.message(1))
  })

  test('a message of another connection', async () => {
    const [ends, other] = [await pair(), await pair()]
    other.terminal.line.say('a view')
    ends.terminal.line.say('a view')
    await refuses(ends, await other.terminal.message(1), await ends.terminal.message(1))
  })

  test('plain text', async () => {
    const ends = await pair()
    ends.terminal.line.say('a view')
    await refuses(ends, new TextEncoder().encode('{"kind":"replace"}'), await ends.terminal.message(1))
  })

  test.each([
    ['nothing', new Uint8Array()], ['text', new TextEncoder().encode('{"epoch":0}')], ['a point off the curve', new Uint8Array(65).fill(4)],
    ['zeros', new Uint8Array(65)],
  ])('%s for a key', async (_, key) => {
    const terminal = new HeldEnd('terminal')
    terminal.line.take(key)
    await until(() => terminal.broken === 1)
    const page = new HeldEnd('page')
    terminal.line.take(await page.message(0))
    await pair()
    expect([terminal.joined, terminal.broken, terminal.carried]).toEqual([0, 1, []])
  })
})
