import { constants, createPrivateKey, privateEncrypt } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { ins, parseCommand } from './apdu.ts'
import type { Command } from './apdu.ts'
import type { Chip } from './chip.ts'
import { commonCardFile, commonCardRecord } from './common-card.ts'
import { commonCardAid, fullTries, jpkiAid, jpkiFile } from './jpki-files.ts'

export interface SoftwareCardMaterial {
  /** Authentication certificate, DER. */
  readonly certificate: Uint8Array
  /** Its authority's certificate, DER. */
  readonly ca: Uint8Array
  /** RSA-2048, PKCS#8 DER. */
  readonly privateKey: Uint8Array
  /** 4 digits. */
  readonly pin: string
  /** 市区町村コード, 5 digits. */
  readonly municipality: string
  /** Of the card, YYYYMMDD. */
  readonly expiry: string
}

const answers = {
  ok: 0x9000, endOfFile: 0x6282, wrongLength: 0x6700, notAuthorised: 0x6982, blocked: 0x6984, notSatisfied: 0x6985, notAllowed: 0x6986,
  fileNotFound: 0x6a82, recordNotFound: 0x6a83, wrongOffset: 0x6b00, unknownInstruction: 0x6d00,
} as const
const none = new Uint8Array(0)
const fullPasswordTries = 5
const rsaBytes = 256
const paddingBytes = 11

type Application = 'jpki' | 'commonCard'

/**
 * A マイナンバーカード in software, faithful to real ones at the level of APDUs. It really signs, and its PIN counter lives as
 * long as the object does, however often the card is taken away and placed again.
 */
export class SoftwareCard implements Chip {
  readonly atr = Uint8Array.from(Buffer.from('3BE000FF8131FE4514', 'hex'))
  readonly #key: KeyObject
  readonly #pin: Uint8Array
  readonly #record: Uint8Array
  readonly #files: ReadonlyMap<number, Uint8Array>
  #triesLeft = fullTries
  #verified = false
  #application: Application | null = null
  #file: number | null = null

  constructor(material: SoftwareCardMaterial) {
    this.#key = createPrivateKey({ key: Buffer.from(material.privateKey), format: 'der', type: 'pkcs8' })
    this.#pin = Uint8Array.from(Buffer.from(material.pin, 'latin1'))
    this.#record = commonCardRecord('000000000000000', material.municipality, material.expiry)
    this.#files = new Map([
      [jpkiFile.authenticationCertificate, padded(material.certificate)],
      [jpkiFile.authenticationCa, padded(material.ca)],
      [jpkiFile.signingCertificate, padded(material.certificate)],
      [jpkiFile.signingCa, padded(material.ca)],
      [jpkiFile.tokenInfo, Uint8Array.from(Buffer.from('JPKIAPICCTOKEN2'.padEnd(160), 'latin1'))],
      [jpkiFile.authenticationKey, none],
      [jpkiFile.authenticationPin, none],
      [jpkiFile.signingKey, none],
      [jpkiFile.signingPassword, none],
    ])
  }

  get triesLeft(): number {
    return this.#triesLeft
  }

  powerOn(): void {
    this.powerOff()
  }

  powerOff(): void {
    this.#verified = false
    this.reset()
  }

  /** As on real cards, a verified PIN survives this. */
  reset(): void {
    this.#application = null
    this.#file = null
  }

  respond(bytes: Uint8Array): Uint8Array {
    const command = parseCommand(bytes)
    if (command === null) return answer(answers.wrongLength)
    switch (command.ins) {
      case ins.select: return this.#select(command)
      case ins.readBinary: return this.#readBinary(command)
      case ins.readRecord: return this.#readRecord(command)
      case ins.verify: return this.#verify(command)
      case ins.sign: return this.#sign(command)
      default: return answer(answers.unknownInstruction)
    }
  }

  #select({ p1, data }: Command): Uint8Array {
    if (p1 === 0x04) {
      const application = same(data, jpkiAid) ? 'jpki' : same(data, commonCardAid) ? 'commonCard' : null
      if (application === null) return answer(answers.fileNotFound)
      this.#application = application
      this.#file = null
      return answer(answers.ok)
    }
    const [high, low] = data
    if (p1 !== 0x02 || high === undefined || low === undefined || data.length !== 2) return answer(answers.fileNotFound)
    const file = (high << 8) | low
    const known = this.#application === 'jpki' ? this.#files.has(file) : this.#application === 'commonCard' && file === commonCardFile
    if (!known) return answer(answers.fileNotFound)
    this.#file = file
    return answer(answers.ok)
  }

  #readBinary({ p1, p2, le }: Command): Uint8Array {
    const short = p1 >= 0x80
    const file = short ? p1 & 0x1f : this.#file
    const content = this.#application === 'jpki' && file !== null ? this.#files.get(file) : undefined
    if (content === undefined) return answer(short ? answers.fileNotFound : answers.notAllowed)
    this.#file = file
    if (content.length === 0) return answer(answers.notAllowed)
    const offset = short ? p2 : (p1 << 8) | p2
    if (le === null) return answer(answers.wrongLength)
    if (offset >= content.length) return answer(answers.wrongOffset)
    // The signing certificate names its holder's four facts: it opens only to the signing password, which no terminal asks for.
    if (file === jpkiFile.signingCertificate && offset + le > 4) return answer(answers.notAuthorised)
    const data = content.subarray(offset, offset + le)
    return answer(data.length < le ? answers.endOfFile : answers.ok, data)
  }

  #readRecord({ p1 }: Command): Uint8Array {
    if (this.#application !== 'commonCard' || this.#file === null) return answer(answers.notAllowed)
    return p1 === 1 ? answer(answers.ok, this.#record) : answer(answers.recordNotFound)
  }

  #verify({ p2, data }: Command): Uint8Array {
    const file = p2 === 0x80 ? this.#file : p2 & 0x1f
    if (this.#application !== 'jpki') return answer(answers.notAllowed)
    if (file === jpkiFile.signingPassword && data.length === 0) return answer(0x63c0 | fullPasswordTries)
    if (file !== jpkiFile.authenticationPin) return answer(answers.notAllowed)
    this.#file = file
    if (data.length === 0) return answer(0x63c0 | this.#triesLeft)
    if (this.#triesLeft === 0) return answer(answers.blocked)
    this.#verified = same(data, this.#pin)
    this.#triesLeft = this.#verified ? fullTries : this.#triesLeft - 1
    return answer(this.#verified ? answers.ok : 0x63c0 | this.#triesLeft)
  }

  #sign({ cla, p1, p2, data, le }: Command): Uint8Array {
    if (cla !== 0x80 || p1 !== 0x00 || p2 !== 0x80) return answer(answers.unknownInstruction)
    if (this.#application !== 'jpki' || this.#file !== jpkiFile.authenticationKey) return answer(answers.notSatisfied)
    if (!this.#verified) return answer(answers.notAuthorised)
    if (data.length === 0 || data.length > rsaBytes - paddingBytes || le === null) return answer(answers.wrongLength)
    return answer(answers.ok, privateEncrypt({ key: this.#key, padding: constants.RSA_PKCS1_PADDING }, data))
  }
}

function answer(word: number, data: Uint8Array = none): Uint8Array {
  return Uint8Array.from([...data, word >> 8, word & 0xff])
}

function same(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}

/** Real files are longer than what they hold: a reader that goes by the file's end reads padding. */
function padded(content: Uint8Array): Uint8Array {
  const file = new Uint8Array(Math.ceil((content.length + 1) / 64) * 64)
  file.set(content)
  return file
}
