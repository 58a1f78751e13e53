import { constants, privateEncrypt } from 'node:crypto'
import { ins, parseCommand, wholeFile } from './apdu.ts'
import type { Command } from './apdu.ts'
import type { Chip } from './chip.ts'
import { contentOf } from './software-content.ts'
import type { SoftwareCardMaterial, SoftwareContent } from './software-content.ts'
import { isOpen } from './software-file.ts'
import type { SoftwareApplication, SoftwareFile } from './software-file.ts'

const answers = {
  ok: 0x9000, endOfFile: 0x6282, wrongLength: 0x6700, notAuthorised: 0x6982, blocked: 0x6984, notSatisfied: 0x6985, notAllowed: 0x6986,
  fileNotFound: 0x6a82, recordNotFound: 0x6a83, wrongOffset: 0x6b00, unknownInstruction: 0x6d00,
} as const
const none = new Uint8Array(0)
const rsaBytes = 256
const paddingBytes = 11

/**
 * A マイナンバーカード, a 住基カード or a phone in software, faithful to real ones at the level of APDUs. It really signs, and its
 * counters live as long as the object does, however often it is taken away and placed again.
 */
export class SoftwareCard implements Chip {
  readonly atr = Uint8Array.from(Buffer.from('3BE000FF8131FE4514', 'hex'))
  readonly #content: SoftwareContent
  #application: SoftwareApplication | null = null
  #file: SoftwareFile | null = null

  constructor(material: SoftwareCardMaterial) {
    this.#content = contentOf(material)
  }

  /** Of the 4-digit PIN; null where there is none. */
  get triesLeft(): number | null {
    return this.#content.pin?.triesLeft ?? null
  }

  powerOn(): void {
    this.powerOff()
  }

  powerOff(): void {
    for (const number of this.#content.numbers) number.close()
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
      const application = this.#content.applications.find(({ aid }) => Buffer.compare(data, aid) === 0)
      if (application === undefined) return answer(answers.fileNotFound)
      this.#application = application
      this.#file = null
      return answer(answers.ok)
    }
    const [high, low] = data
    if (p1 !== 0x02 || high === undefined || low === undefined || data.length !== 2) return answer(answers.fileNotFound)
    return this.#choose((high << 8) | low) === null ? answer(answers.fileNotFound) : answer(answers.ok)
  }

  /** Selects a file of the open application; null when there is none of that id, and the selection stays. */
  #choose(id: number): SoftwareFile | null {
    const file = this.#application?.files.get(id) ?? null
    if (file !== null) this.#file = file
    return file
  }

  #readBinary({ p1, p2, le }: Command): Uint8Array {
    const short = p1 >= 0x80
    const file = short ? this.#choose(p1 & 0x1f) : this.#file
    if (file === null) return answer(short ? answers.fileNotFound : answers.notAllowed)
    if (file.kind !== 'binary') return answer(answers.notAllowed)
    const offset = short ? p2 : (p1 << 8) | p2
    if (le === null) return answer(answers.wrongLength)
    if (offset + le > file.freeHead && !isOpen(file.opensTo)) return answer(answers.notAuthorised)
    if (offset >= file.content.length) return answer(answers.wrongOffset)
    const data = file.content.subarray(offset, offset + le)
    // Who asks for the whole file is not told where it ends.
    return answer(data.length < le && le !== wholeFile ? answers.endOfFile : answers.ok, data)
  }

  #readRecord({ p1, p2 }: Command): Uint8Array {
    const shortId = p2 >> 3
    const file = shortId === 0 ? this.#file : this.#choose(shortId)
    if (file === null) return answer(shortId === 0 ? answers.notAllowed : answers.fileNotFound)
    if (file.kind !== 'record') return answer(answers.notAllowed)
    return p1 === 1 ? answer(answers.ok, file.record) : answer(answers.recordNotFound)
  }

  #verify({ p2, data }: Command): Uint8Array {
    const file = p2 === 0x80 ? this.#file : this.#choose(p2 & 0x1f)
    if (file?.kind !== 'number') return answer(answers.notAllowed)
    const { number } = file
    if (data.length === 0) return answer(0x63c0 | number.triesLeft)
    switch (number.present(data)) {
      case 'right': return answer(answers.ok)
      case 'wrong': return answer(0x63c0 | number.triesLeft)
      case 'blocked': return answer(answers.blocked)
      case 'notAllowed': return answer(answers.notAllowed)
    }
  }

  #sign({ cla, p1, p2, data, le }: Command): Uint8Array {
    if (cla !== 0x80 || p1 !== 0x00 || p2 !== 0x80) return answer(answers.unknownInstruction)
    if (this.#file?.kind !== 'key') return answer(answers.notSatisfied)
    if (!isOpen(this.#file.opensTo)) return answer(answers.notAuthorised)
    if (data.length === 0 || data.length > rsaBytes - paddingBytes || le === null) return answer(answers.wrongLength)
    return answer(answers.ok, privateEncrypt({ key: this.#file.key, padding: constants.RSA_PKCS1_PADDING }, data))
  }
}

function answer(word: number, data: Uint8Array = none): Uint8Array {
  return Uint8Array.from([...data, word >> 8, word & 0xff])
}
