import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CardClient } from './card-client.ts'
import { told as hears } from './card.contract.ts'
import type { Chip, LateChip } from './chip.ts'
import { ForeignCard } from './foreign-card.ts'
import { startPcscd } from './pcscd.ts'
import { parsedRecording, printed, shown, told } from './recording.fixture.ts'
import type { RecordedCall, RecordedWords } from './recording.fixture.ts'
import { cardOn, connectReader, lay, lift } from './real-reader.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { digestOf, testFacts, testMaterial } from './test-material.ts'

// With RECORD=1 these write the recordings that the fast tests replay; without, they show that the recordings are what the
// real stack still carries.
const recording = process.env['RECORD'] === '1'
const fileOf = (name: string): URL => new URL(`conversations/${name}.txt`, import.meta.url)

const mine = testMaterial({ userId: 'U0001', facts: testFacts })
const hers = testMaterial({ facts: testFacts })
const juki = testMaterial({ medium: 'juki', userId: 'J0001' })
const android = testMaterial({ medium: 'android' })
const iphone = testMaterial({ medium: 'iphone' })
const [myDigest, phoneDigest] = [mine, iphone].map(digestOf)
const challenge = Buffer.from('nonce of a recording')

const opened = new AsyncDisposableStack()
let client: CardClient
beforeAll(async () => {
  opened.adopt(await startPcscd(), (pcscd) => pcscd.stop())
  client = opened.adopt(connectReader(), (it) => it.close())
  await hears(client, 'readerFound')
})
afterAll(() => opened.disposeAsync())

/** A card that writes down what is said to it, and can be swapped or pulled in the midst. */
class Bench implements LateChip {
  readonly calls: RecordedCall[] = []
  pullAt = Infinity
  #chip: Chip
  #said: RecordedWords[] = []
  readonly line = cardOn(this)
  #pulled: Promise<void> | null = null

  constructor(chip: Chip) {
    this.#chip = chip
  }

  get atr(): Uint8Array { return this.#chip.atr }
  powerOn(): void { this.#chip.powerOn() }
  powerOff(): void { this.#chip.powerOff() }
  reset(): void { this.#chip.reset() }

  swap(chip: Chip): void {
    this.#chip.powerOff()
    this.#chip = chip
    chip.powerOn()
  }

  async respond(command: Uint8Array): Promise<Uint8Array> {
    this.pullAt -= 1
    const pulled = this.pullAt === 0
    const answer = pulled ? null : this.#chip.respond(command)
    this.#said.push({ command: shown(command), answer: answer === null ? null : Buffer.from(answer).toString('hex').toUpperCase() })
    if (answer === null) {
      this.#pulled = hears(client, 'removed')
      await this.line.remove()
    }
    return answer ?? new Uint8Array(0)
  }

  /** Over once the service has noticed that the card is away, or the next one would be taken for it. */
  lift(): Promise<void> {
    return this.#pulled ?? lift(client, this.line)
  }

  identify = () => this.#call(['identify'], () => client.identify())
  prepare = (digest = myDigest ?? '') => this.#call(['prepare', digest], () => client.prepare(digest))
  prove = (pin: string | null, digest: string | null = myDigest ?? '') => this.#call(
    ['prove', challenge.toString('hex'), pin === null ? '-' : String(pin.length), digest ?? '-'],
    () => client.prove(challenge, pin === null ? null : Uint8Array.from(Buffer.from(pin)), digest),
  )
  readFacts = (number: string) => this.#call(
    ['readFacts', String(number.length), myDigest ?? ''], () => client.readFacts(Uint8Array.from(Buffer.from(number)), myDigest ?? ''),
  )

  async #call(call: readonly string[], ask: () => Promise<object | void>): Promise<void> {
    this.#said = []
    const outcome = told(await ask())
    this.calls.push({ call, said: this.#said, outcome })
  }
}

const card = () => new SoftwareCard(mine)
const conversations: readonly [string, string, () => Chip, (bench: Bench) => Promise<void>][] = [
  ['card-right', 'A card, prepared while its PIN is typed, the right one', card, async (b) => { await b.identify(); await b.prepare(); await b.prove('1234') }],
  ['card-unprepared', 'A card that nobody prepared, and the right PIN', card, async (b) => { await b.identify(); await b.prove('1234') }],
  ['card-wrong', 'A wrong PIN, and then the right one', card, async (b) => {
    await b.identify(); await b.prepare(); await b.prove('0000'); await b.identify(); await b.prepare(); await b.prove('1234')
  }],
  ['card-blocked', 'Wrong PINs until the card is locked, and the right one after that', card, async (b) => {
    await b.identify()
    for (const pin of ['0000', '0000', '0000', '1234']) await b.prove(pin)
    await b.identify()
  }],
  ['card-swapped', 'Another card when the PIN comes', card, async (b) => { await b.identify(); b.swap(new SoftwareCard(hers)); await b.prove('1234') }],
  ['card-swapped-when-prepared', 'Another card after this one was prepared', card, async (b) => {
    await b.identify(); await b.prepare(); b.swap(new SoftwareCard(hers)); await b.prove('1234')
  }],
  ['card-pulled-at-verify', 'Pulled while the PIN is presented', card, async (b) => { await b.identify(); await b.prepare(); b.pullAt = 1; await b.prove('1234') }],
  ['card-pulled-at-sign', 'Pulled while it signs', card, async (b) => { await b.identify(); await b.prepare(); b.pullAt = 3; await b.prove('1234') }],
  ['card-pulled-at-identify', 'Pulled while its certificate is read', card, async (b) => { b.pullAt = 4; await b.identify() }],
  ['facts-right', 'The four facts, with the right 照合番号B', card, async (b) => { await b.identify(); await b.readFacts(testFacts.checkNumber) }],
  ['facts-wrong', 'A wrong 照合番号B, and another card for the second', card, async (b) => {
    await b.identify(); await b.readFacts('0'.repeat(14)); b.swap(new SoftwareCard(hers)); await b.readFacts(testFacts.checkNumber)
  }],
  ['android', 'An Android phone: a wrong PIN, and the right one', () => new SoftwareCard(android), async (b) => {
    await b.identify(); await b.prove('0000', null); await b.prove('1234', null)
  }],
  ['iphone', 'An iPhone, which has verified its owner by itself', () => new SoftwareCard(iphone), async (b) => { await b.identify(); await b.prove(null, phoneDigest ?? '') }],
  ['juki', 'A 住基カード', () => new SoftwareCard(juki), async (b) => { await b.identify() }],
  ['foreign', 'A card that is none of ours', () => new ForeignCard(), async (b) => { await b.identify() }],
]

/** What does not hang on keys: what was asked, every command, every status word, and which outcome. */
function outline(calls: readonly RecordedCall[]) {
  return calls.map(({ call: [what], said, outcome }) => [
    what, said.map(({ command, answer }) => [command, answer?.slice(-4) ?? 'pulled']), /"kind":"(\w+)"/.exec(outcome)?.[1] ?? outcome,
  ])
}

test.each(conversations)('%s: %s', async (name, title, chip, talk) => {
  const bench = new Bench(chip())
  await lay(client, bench.line)
  await talk(bench)
  await bench.lift()
  if (recording) writeFileSync(fileOf(name), printed(title, bench.calls))
  expect(outline(parsedRecording(readFileSync(fileOf(name), 'utf8')))).toEqual(outline(bench.calls))
})
