import { createHash, publicDecrypt, X509Certificate } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askTriesLeft, readBinary, readRecord, readWhole, selectApplication, selectFile, sign, verify } from './apdu.ts'
import { placeholderProfile } from './card-ap.ts'
import { factsAid } from './facts-files.ts'
import { commonCardAid, digestInfo, jpkiAid, jpkiFile, jukiAid } from './jpki-files.ts'
import { SoftwareCard } from './software-card.ts'
import { certificateOf, testFacts, testMaterial } from './test-material.ts'

const material = testMaterial()
const certificate = certificateOf(material)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase()
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const pin = (digits: string) => verify(Buffer.from(digits))
const placeholderAid = bytes(placeholderProfile.aid)
const hash = createHash('sha256').update('words').digest()

/** A card and what it answers to each of the commands, in hex. */
function talk(card: SoftwareCard, ...commands: readonly Uint8Array[]): string[] {
  return commands.map((command) => hex(card.respond(command)))
}
const toPin = [selectApplication(jpkiAid), selectFile(jpkiFile.authenticationPin)]
const toKey = [selectApplication(jpkiAid), selectFile(jpkiFile.authenticationKey)]

describe('the card in software', () => {
  test('knows its applications and nothing else, and selects no file outside them', () => {
    const card = new SoftwareCard(material)
    const strange = [selectApplication(bytes('A000000003')), bytes('00A4000C023F00'), bytes('00CADF3000')]
    expect(talk(card, selectFile(0x000a), ...strange)).toEqual(['6A82', '6A82', '6A82', '6D00'])
    expect(talk(card, selectApplication(commonCardAid), selectFile(0x0001), selectFile(0x000a))).toEqual(['9000', '9000', '6A82'])
    const answers = talk(card, selectApplication(jpkiAid), selectFile(0x000a), selectFile(0x0017), selectFile(0x0003))
    expect(answers).toEqual(['9000', '9000', '9000', '6A82'])
  })

  test('reads its certificate at any offset and says where the file ends', () => {
    const card = new SoftwareCard(material)
    talk(card, selectApplication(jpkiAid), selectFile(jpkiFile.authenticationCertificate))
    const offsets = fc.nat(certificate.length - 1)
    fc.assert(fc.property(offsets, fc.integer({ min: 1, max: 256 }), (offset, length) => {
      const data = Buffer.from(card.respond(readBinary(offset, length))).subarray(0, -2)
      const expected = certificate.slice(offset, offset + length)
      expect(Buffer.compare(data.subarray(0, expected.length), expected)).toBe(0)
    }))
    const size = Math.ceil((certificate.length + 1) / 64) * 64
    expect(talk(card, readBinary(size - 1, 2), readBinary(size, 1))).toEqual(['006282', '6B00'])
    expect(talk(card, bytes('00B08A0004'))).toEqual([`${hex(certificate.slice(0, 4))}9000`])
  })

  test('gives a whole file to one extended command, by its short id or from any offset of the selected one', () => {
    const card = new SoftwareCard(material)
    const size = Math.ceil((certificate.length + 1) / 64) * 64
    const whole = hex(certificate).padEnd(size * 2, '0')
    expect(talk(card, selectApplication(jpkiAid), readWhole(0x8a))).toEqual(['9000', `${whole}9000`])
    expect(talk(card, bytes('00B00100000000'))).toEqual([`${whole.slice(512)}9000`])
    expect(talk(card, bytes('00B00000000200'), bytes('00B00000002000'))).toEqual([`${whole.slice(0, 1024)}9000`, `${whole}6282`])
    expect(talk(card, readWhole(0x81), readWhole(0x9e), readWhole(0x98))).toEqual(['6982', '6A82', '6986'])
  })

  test('keeps its signing certificate closed but for the first four bytes', () => {
    const card = new SoftwareCard(material)
    talk(card, selectApplication(jpkiAid), selectFile(jpkiFile.signingCertificate))
    const [head, rest] = talk(card, readBinary(0, 4), readBinary(4, 16))
    expect(head).toMatch(/^3082.{4}9000$/)
    expect(rest).toBe('6982')
  })

  test('tells the municipality without a PIN', () => {
    const answers = talk(new SoftwareCard(material), selectApplication(commonCardAid), selectFile(0x0001), readRecord(1), readRecord(2))
    const record = `011C${hex(Buffer.from('0000000000000009990120350101'))}9000`
    expect(answers.slice(2)).toEqual([record, '6A83'])
    const named = talk(new SoftwareCard(material), readRecord(1, 0x81), selectApplication(commonCardAid), readRecord(1), readRecord(1, 0x81), readRecord(1))
    expect(named).toEqual(['6A82', '9000', '6986', record, record])
    expect(talk(new SoftwareCard(material), selectApplication(jpkiAid), readRecord(1, 0x8a))).toEqual(['9000', '6986'])
  })

  test('counts wrong PINs down to blocked, and a right one sets the counter back', () => {
    const card = new SoftwareCard(material)
    talk(card, ...toPin)
    expect(talk(card, askTriesLeft(), pin('0000'), pin('0001'), askTriesLeft())).toEqual(['63C3', '63C2', '63C1', '63C1'])
    expect(talk(card, pin('1234'), askTriesLeft())).toEqual(['9000', '63C3'])
    expect(talk(card, pin('0000'), pin('0000'), pin('0000'), pin('1234'), askTriesLeft())).toEqual(['63C2', '63C1', '63C0', '6984', '63C0'])
    card.powerOff()
    expect(talk(card, ...toPin, askTriesLeft())).toEqual(['9000', '9000', '63C0'])
  })

  test('signs only with an open PIN, which outlives a warm reset but neither power-off nor a wrong PIN', () => {
    const card = new SoftwareCard(material)
    const command = sign(digestInfo(hash))
    expect(talk(card, ...toKey, command).at(-1)).toBe('6982')
    talk(card, ...toPin, pin('1234'))
    card.reset()
    expect(talk(card, command)).toEqual(['6985'])
    const [signature] = [card].map((open) => { talk(open, ...toKey); return open.respond(command) })
    if (signature === undefined) throw new Error('no answer')
    const decrypted = publicDecrypt(new X509Certificate(certificate).publicKey, signature.subarray(0, -2))
    expect(hex(decrypted)).toBe(hex(digestInfo(hash)))
    talk(card, ...toPin, pin('9999'))
    expect(talk(card, ...toKey, command).at(-1)).toBe('6982')
    talk(card, ...toPin, pin('1234'))
    card.powerOff()
    expect(talk(card, ...toKey, command).at(-1)).toBe('6982')
  })

  test('calls itself what it is, each medium with its applications', () => {
    const applications = [jpkiAid, jukiAid, commonCardAid, placeholderAid, factsAid].map((aid) => selectApplication(aid))
    const held = (wishes: Parameters<typeof testMaterial>[0]) =>
      talk(new SoftwareCard(testMaterial({ userId: 'A1', facts: testFacts, ...wishes })), ...applications).map((said) => said === '9000')
    expect(held({})).toEqual([true, true, true, true, true])
    expect(held({ userId: null, facts: null })).toEqual([true, true, true, false, false])
    expect(held({ medium: 'juki' })).toEqual([false, true, true, true, false])
    expect(held({ medium: 'android' })).toEqual([true, false, false, false, false])
    expect(held({ medium: 'iphone' })).toEqual([true, false, false, false, false])
    const tokens = (['card', 'android', 'iphone'] as const).map((medium) => {
      const [, answer = ''] = talk(new SoftwareCard(testMaterial({ medium })), selectApplication(jpkiAid), bytes('00B0860020'))
      return Buffer.from(answer, 'hex').toString('latin1', 0, 32)
    })
    expect(tokens).toEqual(['JPKIAPICCTOKEN2', 'JPKIAPGPSETOKEN', 'JPKIAPIOSTOKEN'].map((name) => name.padEnd(32)))
  })

  test('shows an Android phone\'s certificate while its PIN is open, and has no PIN on an iPhone', () => {
    const android = new SoftwareCard(testMaterial({ medium: 'android' }))
    expect(talk(android, selectApplication(jpkiAid), bytes('00B08A0001'), verify(Buffer.from('1234'), 0x98), bytes('00B08A0001'))).toEqual(
      ['9000', '6982', '9000', '309000'],
    )
    android.powerOff()
    expect(talk(android, selectApplication(jpkiAid), bytes('00B08A0001'))).toEqual(['9000', '6982'])
    const iphone = new SoftwareCard(testMaterial({ medium: 'iphone' }))
    expect(talk(iphone, ...toPin, askTriesLeft())).toEqual(['9000', '6A82', '6986'])
    expect(talk(iphone, ...toKey, sign(digestInfo(hash))).at(-1)).toMatch(/^.{512}9000$/)
    expect(iphone.triesLeft).toBeNull()
  })

  test('without a PIN of its own is locked from the beginning', () => {
    const faceOnly = new SoftwareCard(testMaterial({ pin: null }))
    expect(talk(faceOnly, ...toPin, askTriesLeft(), pin('1234'), ...toKey, sign(digestInfo(hash))).slice(2)).toEqual(
      ['63C0', '6984', '9000', '9000', '6982'],
    )
  })

  test('opens of 券面事項入力補助 what each number opens, and no more', () => {
    const { individualNumber, checkNumber } = testFacts
    const opened = (file: number, digits: string) => {
      const card = new SoftwareCard(testMaterial({ facts: testFacts }))
      talk(card, selectApplication(factsAid), selectFile(file), verify(Buffer.from(digits)))
      return talk(card, ...['00B0810001', '00B0820001', '00B0830001', '00B0840001'].map(bytes)).map((answer) => answer.endsWith('9000'))
    }
    expect(opened(0x0015, checkNumber)).toEqual([false, true, true, true])
    expect(opened(0x0014, individualNumber)).toEqual([true, false, true, true])
    expect(opened(0x0011, '1234')).toEqual([true, true, true, true])
    expect(opened(0x0015, individualNumber)).toEqual([false, false, false, false])
  })

  test('counts 照合番号B apart from the PIN, over power-off', () => {
    const card = new SoftwareCard(testMaterial({ facts: testFacts }))
    const toNumber = [selectApplication(factsAid), selectFile(0x0015)]
    expect(talk(card, ...toNumber, askTriesLeft(), pin('0'.repeat(14)), pin('1')).slice(2)).toEqual(['63C3', '63C2', '63C1'])
    card.powerOff()
    expect(talk(card, ...toNumber, askTriesLeft(), pin('2'), pin(testFacts.checkNumber)).slice(2)).toEqual(['63C1', '63C0', '6984'])
    expect(card.triesLeft).toBe(3)
  })

  test('closes the four facts at power-off', () => {
    const card = new SoftwareCard(testMaterial({ facts: testFacts }))
    const toFacts = [selectApplication(factsAid), bytes('00B0820001')]
    talk(card, selectApplication(factsAid), verify(Buffer.from(testFacts.checkNumber), 0x95))
    expect(talk(card, ...toFacts).at(-1)).toBe('FF9000')
    card.powerOff()
    expect(talk(card, ...toFacts).at(-1)).toBe('6982')
  })

  test('answers hostile commands with a status word', () => {
    const card = new SoftwareCard({ ...material, userId: 'A1', facts: testFacts })
    const header = fc.tuple(fc.constantFrom(0x00, 0x80), fc.constantFrom(0x20, 0x2a, 0xa4, 0xb0, 0xb2), fc.nat(255), fc.nat(255))
    const hostile = fc.tuple(header, fc.uint8Array({ maxLength: 12 })).map(([head, tail]) => Uint8Array.from([...head, ...tail]))
    const opening = fc.constantFrom(...toPin, ...toKey, ...[factsAid, placeholderAid].map((aid) => selectApplication(aid)))
    const any = fc.oneof(hostile, fc.uint8Array({ maxLength: 8 }), opening)
    fc.assert(fc.property(fc.array(any, { maxLength: 12 }), (commands) => {
      for (const command of commands) expect(card.respond(command).length).toBeGreaterThanOrEqual(2)
    }))
  })
})
