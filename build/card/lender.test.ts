import { beforeEach, describe, expect, test } from 'vitest'
import { cardHolderOf } from '../../center/reference/card-holders.ts'
import { selectApplication, selectFile, verify } from '../../hardware/card/apdu.ts'
import type { FaultyChip } from '../../hardware/card/faulty-chip.ts'
import { jpkiAid, jpkiFile } from '../../hardware/card/jpki-files.ts'
import { SoftwareCard } from '../../hardware/card/software-card.ts'
import { testMaterial } from '../../hardware/card/test-material.ts'
import { TestTimer } from '../../hardware/card/test-timer.ts'
import type { Left } from '../../hardware/card/virtual-card.ts'
import { Lender } from './lender.ts'
import { readOrder } from './order.ts'
import type { Order } from './order.ts'

const materials = { 'kaku-taro': testMaterial({ pin: '1234' }), 'kaku-hanako': testMaterial({ pin: '2345' }) }

/** A reader without a reader. */
class Reader {
  lies = false
  noticed = true
  answered = 5
  pulledAfter: number | null = null
  missing = false
  chip: FaultyChip | null = null
  onLeft: (how: Left) => void = () => {}
  async insert(): Promise<void> {
    if (this.missing) throw new Error('no virtual reader')
    this.lies = true
  }
  async remove(): Promise<void> { this.lies = false }
  removeAfter(commands: number): void { this.pulledAfter = commands }
}

let reader: Reader
let said: string[]
let time: TestTimer
let lender: Lender

async function open(...faults: readonly Order[]): Promise<Lender> {
  const issued = new Map(Object.entries(materials).map(([id, material]) => [id, new SoftwareCard(material)]))
  return Lender.open({
    issue: async (id) => {
      const [holder, card] = [cardHolderOf(id), issued.get(id)]
      if (holder === null || card === undefined) throw new Error(id)
      return { holder, card }
    },
    lend: (chip, onLeft) => Object.assign(reader, { chip, onLeft }),
    say: (line) => said.push(line), timer: time.timer, random: (bytes) => new Uint8Array(bytes),
  }, 'kaku-taro', faults)
}

beforeEach(async () => {
  reader = new Reader()
  said = []
  time = new TestTimer()
  lender = await open()
})

/** Types a line, and gives what is said to it. */
async function type(line: string): Promise<string> {
  const order = readOrder(line)
  if ('wrong' in order) throw new Error(order.wrong)
  const before = said.length
  await lender.obey(order)
  return said.slice(before).join('\n')
}

async function present(digits: string): Promise<string> {
  const commands = [selectApplication(jpkiAid), selectFile(jpkiFile.authenticationPin), verify(Buffer.from(digits))]
  let answer = ''
  for (const command of commands) answer = Buffer.from(await reader.chip?.respond(command) ?? '').toString('hex')
  return answer
}

test('says what lies there, for whom, and what has to be typed', () => {
  expect(reader.lies).toBe(true)
  expect(said.join('\n')).toContain('On the reader: マイナンバーカード of 架空 太郎 (kaku-taro)')
  expect(said.join('\n')).toContain('to type: PIN 1234, 照合番号B 550401 2031 1001')
})

test('takes it away and lays it down, and says when that is so already', async () => {
  expect([await type('insert'), await type('remove'), reader.lies]).toEqual(['It lies on the reader already.', 'Taken away.', false])
  expect([await type('remove'), await type('insert'), reader.lies]).toEqual(['It does not lie on the reader.', 'Laid down.', true])
})

test('a reader that is missing by now is said, and the hand goes on', async () => {
  await type('remove')
  reader.missing = true
  expect(await type('insert')).toBe('Not laid down: no virtual reader')
})

test('without a reader at the beginning nothing is lent', async () => {
  reader.missing = true
  await expect(open()).rejects.toThrow('no virtual reader')
})

test('another resident’s card comes in its place without leaving the reader, and the first keeps its counter', async () => {
  expect(await present('0000')).toBe('63c2')
  expect(await type('swap kaku-hanako')).toContain('Now on the reader: マイナンバーカード of 架空 花子')
  expect([reader.lies, await present('2345')]).toEqual([true, '9000'])
  await type('swap kaku-taro')
  expect(await type('status')).toContain('tries left 2')
})

test('with no card on the reader, the other one is ready to be inserted', async () => {
  await type('remove')
  expect(await type('swap kaku-hanako')).toContain('Ready to be inserted: マイナンバーカード of 架空 花子')
})

test('pull and reset count from the next command', async () => {
  expect(await type('pull 3')).toBe('It will be pulled in the middle of command 3 from now.')
  expect(reader.pulledAfter).toBe(2)
  expect(await type('reset 2')).toBe('It will be reset before command 2 from now.')
  expect(await present('1234')).toBe('6986')
})

test.each([['mute', 'mute'], ['slow 20', 'slow: every answer comes 20 ms late'], ['short', 'giving half of the data'], ['long', 'giving 16 bytes too many'], ['garbage', 'giving random bytes']])(
  '%s: the card is so, until it is well', async (line, text) => {
    expect(await type(line)).toBe(`The card is ${text}.`)
    expect(reader.chip?.fault.kind).toBe(line.split(' ')[0])
    expect(await type('status')).toContain(`the card is ${text}`)
    expect(await type('well')).toBe('The card is well.')
    expect(reader.chip?.fault.kind).toBe('well')
  },
)

test('faults of the command line are there before the card is', async () => {
  said = []
  await open({ kind: 'fault', fault: { kind: 'mute' } })
  expect(said[0]).toBe('The card is mute.')
  expect(said[1]).toContain('On the reader')
})

describe('a reader that does not look at the card', () => {
  const overlooked = 'But the reader has not looked at it yet: another card lies on it, perhaps on the demo board.'
  beforeEach(() => { reader.noticed = false })

  test('is told of a second after the card was lent, and each time it is laid down', async () => {
    time.pass(999)
    expect(said.join('\n')).not.toContain('looked at')
    time.pass(1)
    expect(said.at(-1)).toBe(overlooked)
    await type('remove')
    await type('insert')
    time.pass(1000)
    expect(said.slice(-3)).toEqual(['Taken away.', 'Laid down.', overlooked])
  })

  test('is told of once, a second after the card was last laid down', async () => {
    reader.lies = false
    time.pass(500)
    await type('insert')
    time.pass(500)
    expect(said.at(-1)).toBe('Laid down.')
    time.pass(500)
    expect(said.filter((line) => line === overlooked)).toHaveLength(1)
  })

  test('is not told of when it has looked by then, or the card was taken away', async () => {
    reader.noticed = true
    time.pass(1000)
    reader.noticed = false
    for (const word of ['remove', 'insert', 'remove']) await type(word)
    expect(time.waiting).toEqual([])
    await type('insert')
    // As when the service ends.
    reader.lies = false
    time.pass(1000)
    expect(said).not.toContain(overlooked)
  })
})

test('status tells of a reader that looks at another card', async () => {
  expect(await type('status')).toBe('kaku-taro lies on the reader; the card is well; tries left 3; commands answered 5')
  reader.noticed = false
  expect(await type('status')).toContain('the reader has not looked at it yet')
})

test('help says every word; what the reader does by itself is told', async () => {
  expect(await type('help')).toContain('pull N')
  reader.onLeft('pulled')
  reader.onLeft('readerGone')
  expect(said.slice(-2)).toEqual(['Pulled in the middle of a command.', expect.stringContaining('The reader has let go of it')])
})
