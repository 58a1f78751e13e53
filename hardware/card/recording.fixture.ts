import { createHash } from 'node:crypto'
import { ins } from './apdu.ts'

/** Of a command with a body: CLA INS P1 P2 Lc. */
const headBytes = 5

/** One thing asked of a reader, what was said to the card because of it, and what came of it. */
export interface RecordedCall {
  /** As it was asked, with the length of a PIN in the place of the PIN: `prove <challenge> 4 <digest>`. */
  readonly call: readonly string[]
  readonly said: readonly RecordedWords[]
  /** Byte strings are named by their digest. */
  readonly outcome: string
}

export interface RecordedWords {
  /** Hex; of VERIFY the header, and a star for every digit. */
  readonly command: string
  /** Hex; null: the card was pulled. */
  readonly answer: string | null
}

/**
 * A conversation as text: `# why`, `call …`, then `> command` and `< answer` (or `< pulled`) by turns, `= outcome`. No secret
 * of any card is in it: what is presented is masked, and keys were thrown away when it was recorded.
 */
export function printed(title: string, calls: readonly RecordedCall[]): string {
  const lines = calls.flatMap(({ call, said, outcome }) => [
    '', `call ${call.join(' ')}`, ...said.flatMap(({ command, answer }) => [`> ${command}`, `< ${answer ?? 'pulled'}`]), `= ${outcome}`,
  ])
  return [`# ${title}`, ...lines, ''].join('\n')
}

/** Throws on whatever is not as `printed` writes it, with its line. */
export function parsedRecording(text: string): readonly RecordedCall[] {
  const calls: { call: readonly string[]; said: { command: string; answer: string | null }[]; outcome: string }[] = []
  let command: string | null = null
  for (const [index, line] of text.split('\n').entries()) {
    const [, sign = '', rest = ''] = /^(call|[#><=])? ?(.*)$/.exec(line) ?? []
    const call = calls.at(-1)
    const wrong = (): never => { throw new Error(`line ${index + 1} has no place there: ${line}`) }
    switch (sign) {
      case '#': break
      case 'call':
        if (command !== null || call?.outcome === '') wrong()
        calls.push({ call: rest.split(' '), said: [], outcome: '' })
        break
      case '>':
        if (call?.outcome !== '' || command !== null) wrong()
        command = rest
        break
      case '<':
        if (command === null) wrong()
        call?.said.push({ command: command ?? '', answer: rest === 'pulled' ? null : rest })
        command = null
        break
      case '=':
        if (call?.outcome !== '' || command !== null || rest === '') return wrong()
        call.outcome = rest
        break
      default: if (line !== '') wrong()
    }
  }
  if (calls.length === 0 || calls.at(-1)?.outcome === '') throw new Error('it ends too early')
  return calls
}

/** A command as a recording shows it. */
export function shown(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex').toUpperCase()
  const secret = bytes[1] === ins.verify && bytes.length > headBytes
  return secret ? `${hex.slice(0, 2 * headBytes)} ${'*'.repeat(bytes.length - headBytes)}` : hex
}

/** An outcome as a recording shows it. */
export function told(outcome: object | void): string {
  return JSON.stringify(outcome ?? null, (_, value: unknown) => (
    value instanceof Uint8Array ? `${value.length} bytes ${createHash('sha256').update(value).digest('hex')}` : value
  ))
}
