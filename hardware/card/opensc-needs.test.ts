import { expect, test } from 'vitest'
import { askTriesLeft, readBinary, selectApplication, selectFile, verify } from './apdu.ts'
import { jpkiAid, jpkiFile } from './jpki-files.ts'
import { digitsOf, hexOf } from './line.fixture.ts'
import { SoftwareCard } from './software-card.ts'
import { testMaterial } from './test-material.ts'

// What an independent client goes by before it takes a card for one of JPKI's; it probes every other kind of card first.
const say = (card: SoftwareCard, ...commands: readonly Uint8Array[]) => commands.map((command) => hexOf(card.respond(command)))
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))

test('it has the ATR of a JPKI card', () => {
  expect(hexOf(new SoftwareCard(testMaterial()).atr)).toBe('3be000ff8131fe4514')
})

test('it selects the JPKI application, and none of those that other cards are known by', () => {
  const card = new SoftwareCard(testMaterial())
  // PIV, OpenPGP, German and Estonian identity cards, ISO's eID root, an MF.
  const foreign = ['A000000308000010000100', 'D27600012401', 'E828BD080FA000000167455349474E', 'D23300000045737445494420763335', 'A000000167455349474E']
  expect(say(card, ...foreign.map((aid) => selectApplication(bytes(aid))), bytes('00A4000C023F00'))).toEqual(Array(6).fill('6a82'))
  expect(say(card, selectApplication(jpkiAid))).toEqual(['9000'])
})

test.each([['00CADF3000'], ['00CADF3005'], ['00CB3FFF055C035FC10700'], ['00CA006E00']])('it refuses %s, to which others answer', (command) => {
  for (const opened of [[], [selectApplication(jpkiAid)]]) {
    const card = new SoftwareCard(testMaterial())
    say(card, ...opened)
    expect(say(card, bytes(command))[0]).toMatch(/^6[7-9a-f]..$/)
  }
})

test.each(['authenticationCertificate', 'signingCertificate', 'authenticationCa', 'signingCa'] as const)('the file %s begins with a long DER sequence', (file) => {
  const card = new SoftwareCard(testMaterial())
  expect(say(card, selectApplication(jpkiAid), selectFile(jpkiFile[file]), readBinary(0, 4))).toEqual(['9000', '9000', expect.stringMatching(/^3082.{4}9000$/)])
})

test('both counters are told without a number, also when nothing is left', () => {
  const card = new SoftwareCard(testMaterial())
  say(card, selectApplication(jpkiAid))
  const counters = () => [jpkiFile.authenticationPin, jpkiFile.signingPassword].map((file) => say(card, selectFile(file), askTriesLeft()).at(-1))
  expect(counters()).toEqual(['63c3', '63c5'])
  say(card, selectFile(jpkiFile.authenticationPin), ...['0000', '0000', '0000'].map((digits) => verify(digitsOf(digits))))
  expect(counters()).toEqual(['63c0', '63c5'])
})
