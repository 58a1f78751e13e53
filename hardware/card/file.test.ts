import { describe, expect, test } from 'vitest'
import { isExtended } from './apdu.ts'
import { readCertificate } from './certificate.ts'
import { openApplication } from './exchange.ts'
import type { Transmit } from './exchange.ts'
import { readFile } from './file.ts'
import { jpkiAid } from './jpki-files.ts'
import { hexOf, line, word } from './line.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { certificateOf, digestOf, testMaterial } from './test-material.ts'

const material = testMaterial()

async function certificateOver(transmit: Transmit) {
  await openApplication(transmit, jpkiAid)
  return readCertificate(transmit)
}

/** Answers every READ BINARY by its turn. */
function reads(...answers: readonly Uint8Array[]): Transmit {
  let page = 0
  return async (command) => {
    if (command[1] !== 0xb0 || isExtended(command)) return word(command[1] === 0xb0 ? 0x6700 : 0x9000)
    page += 1
    return Uint8Array.from(answers[page - 1] ?? word(0x6b00))
  }
}

const bytes = (length: number, status: number) => Buffer.concat([Buffer.alloc(length, 0x2a), word(status)])

const extendedRefused = (status: number) => (command: Uint8Array) => (isExtended(command) ? word(status) : null)
const pages = Math.ceil(certificateOf(material).length / 256)

describe('a certificate', () => {
  test('is asked for whole, and that is all', async () => {
    const { names, transmit } = line(new SoftwareCard(material))
    expect(await certificateOver(transmit)).toMatchObject({ kind: 'certificate', digest: digestOf(material) })
    expect(names).toEqual(['a4', 'b0'])
  })

  test.each([0x6700, 0x6c00, 0x6a86, 0x6b00, 0x6d00, 0x6f00, 0x6a82, 0x6282])('refused as a whole with %i is read in pages', async (status) => {
    const { names, transmit } = line(new SoftwareCard(material), extendedRefused(status))
    expect(await certificateOver(transmit)).toMatchObject({ digest: digestOf(material) })
    expect(names).toHaveLength(2 + pages)
  })

  test('given with a warning that nobody knows is read in pages, and what was given is overwritten', async () => {
    const given = Buffer.concat([certificateOf(material), word(0x6281)])
    const { transmit } = line(new SoftwareCard(material), (command) => (isExtended(command) ? given : null))
    expect(await certificateOver(transmit)).toMatchObject({ digest: digestOf(material) })
    expect(given.subarray(0, -2).every((byte) => byte === 0)).toBe(true)
  })

  test('given in part, or with its padding cut, is read on from there', async () => {
    const card = new SoftwareCard(material)
    for (const [given, status] of [[1, 0x9000], [700, 0x9000], [700, 0x6282]] as const) {
      const bend = (command: Uint8Array) => (isExtended(command) ? Buffer.concat([card.respond(command).subarray(0, given), word(status)]) : null)
      const read = await certificateOver(line(card, bend).transmit)
      expect(read.kind).toBe(status === 0x6282 ? 'failed' : 'certificate')
    }
  })

  test('whole or not, that wants a PIN is closed, and that is not there is absent', async () => {
    expect(await certificateOver(line(new SoftwareCard(material), extendedRefused(0x6982)).transmit)).toEqual({ kind: 'closed' })
    const missing = ([, ins = 0]: Uint8Array, index: number) => (index > 0 && (ins === 0xb0 || ins === 0xa4) ? word(0x6a82) : null)
    expect(await certificateOver(line(new SoftwareCard(material), missing).transmit)).toEqual({ kind: 'absent' })
  })

  test('bears short reads, answers in parts, and another Le', async () => {
    const card = new SoftwareCard(material)
    let rest: Uint8Array = new Uint8Array(0)
    const { transmit } = line(card, (command) => {
      if (command[1] === 0xc0) return Buffer.concat([rest, word(0x9000)])
      if (command[1] !== 0xb0) return null
      if (command[4] === 0 || (command[4] ?? 0) > 100) return word(0x6c64)
      const answer = card.respond(command).subarray(0, -2)
      rest = answer.slice(40)
      return rest.length > 0 ? Buffer.concat([answer.subarray(0, 40), word(0x6100 + rest.length)]) : null
    })
    expect(await certificateOver(transmit)).toMatchObject({ kind: 'certificate', digest: digestOf(material) })
  })

  test('is asked for no byte beyond its end, and none is taken from a card that sends more', async () => {
    const card = new SoftwareCard(material)
    const asked: (number | undefined)[] = []
    const { transmit } = line(card, (command) => {
      if (command[1] !== 0xb0) return null
      if (isExtended(command)) return word(0x6700)
      asked.push(command[4])
      return card.respond(command.with(4, 0))
    })
    expect(await certificateOver(transmit)).toMatchObject({ digest: digestOf(material) })
    expect(asked.at(-1)).toBe(certificateOf(material).length % 256)
  })

  test.each([
    ['ends too early', [Buffer.from('30820400', 'hex'), Buffer.of()], 'read file 000a: it ends too early'],
    ['claims megabytes', [Buffer.from('30834C4B40', 'hex')], 'read file 000a: 5000005 bytes'],
    ['is none', [Buffer.from('04020000', 'hex')], 'read certificate: not DER'],
    ['is a sequence of nothing', [Buffer.from('3000', 'hex')], 'the certificate cannot be parsed'],
  ])('that %s has failed', async (_, pages, why) => {
    const transmit = reads(...pages.map((page) => Buffer.concat([page, word(0x9000)])))
    expect(await certificateOver(transmit)).toEqual({ kind: 'failed', why })
  })

  test('without end is not followed', async () => {
    const more = ([, ins = 0]: Uint8Array) => (ins === 0xb0 || ins === 0xc0 ? word(0x6101) : null)
    const { names, transmit } = line(new SoftwareCard(material), more)
    expect(await certificateOver(transmit)).toEqual({ kind: 'failed', why: 'the card never ends its answer' })
    expect(names.length).toBeLessThan(50)
  })
})

describe('a file read to its end', () => {
  const toEnd = (transmit: Transmit) => readFile(transmit, 0x0002, () => Infinity)

  test.each([
    ['a page cut by its end', [bytes(256, 0x9000), bytes(44, 0x6282)], 300],
    ['nothing beyond its end', [bytes(256, 0x9000), word(0x6b00)], 256],
    ['an empty page', [bytes(100, 0x9000), word(0x9000)], 100],
    ['short pages', [bytes(10, 0x9000), bytes(10, 0x9000), bytes(3, 0x6282)], 23],
  ])('knows it by %s', async (_, answers, length) => {
    expect(await toEnd(reads(...answers))).toHaveLength(length)
  })

  test('that has none is a failure', async () => {
    const endless = Array<Uint8Array>(40).fill(bytes(256, 0x9000))
    expect(await toEnd(reads(...endless))).toEqual({ kind: 'failed', why: 'read file 0002: 8448 bytes' })
  })

  test('that is refused in its midst is a failure; one that asks for a PIN is closed', async () => {
    expect(await toEnd(reads(bytes(256, 0x9000), word(0x6a82)))).toEqual({ kind: 'failed', why: 'read file 0002: notFound' })
    expect(await toEnd(reads(word(0x6982)))).toEqual({ kind: 'closed' })
  })

  test('leaves no other copy behind, whether it ends well or not', async () => {
    for (const last of [bytes(9, 0x6282), word(0x6a82), Uint8Array.of()]) {
      const given: Uint8Array[] = []
      const whole = reads(bytes(256, 0x9000), last)
      const read = await toEnd(async (command) => {
        const answer = await whole(command)
        given.push(answer)
        return answer
      })
      expect(given.flatMap((answer) => [...answer.subarray(0, -2)]).filter((byte) => byte !== 0)).toEqual([])
      if (read instanceof Uint8Array) expect(hexOf(read)).toBe('2a'.repeat(265))
    }
  })
})
