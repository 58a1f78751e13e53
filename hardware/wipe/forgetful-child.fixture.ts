import { learnToForget } from './forgetting.ts'

/** Works with words, drops them, and forgets when told to. */
const forget = learnToForget()
/** What goes on living beside them, so that no page of the heap becomes free by itself. */
const living: object[] = []
let worked: unknown[] = []

const works: Readonly<Record<string, (word: string) => unknown>> = {
  // As answers of a center are taken apart.
  heap: (word) => Array.from({ length: 20_000 }, (_, nth) => {
    living.push({ nth: [nth] })
    const answer: unknown = JSON.parse(`{"name":"${word}${nth % 10}"}`)
    return answer
  }),
  pool: (word) => Buffer.from(word),
  blocks: (word) => Array.from({ length: 100 }, () => Buffer.allocUnsafeSlow(1_000).fill(word)),
  // As everything that comes in is examined.
  expression: (word) => /^.+$/.test(word),
  // A text on its way to a pipe is encoded on the stack.
  stack: (word) => process.stdout.write(word),
}

process.on('message', (message) => void obey(String(message)))
process.on('disconnect', () => process.exit(0))

async function obey(message: string): Promise<void> {
  const [work = '', hidden = ''] = message.split(' ')
  if (work === 'forget') {
    worked = []
    await forget()
  } else {
    // Hidden, or it would be in every buffer that the message went through.
    worked.push(works[work]?.(Buffer.from(Buffer.from(hidden, 'hex').map((byte) => byte ^ 0x55)).toString()))
  }
  process.send?.('done')
}
