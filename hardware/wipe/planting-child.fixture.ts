import { serialize } from 'node:v8'
import { deflateSync } from 'node:zlib'
import { z } from 'zod'

/** What the scanner's tests ask a child to have in its memory. `masked`: every bit turned, so that it is there only once it was planted. */
const order = z.strictObject({ way: z.string(), masked: z.custom<Uint8Array>((value) => value instanceof Uint8Array), times: z.int() })
export type Planting = z.infer<typeof order>

const ways: Readonly<Record<string, (plain: Buffer) => unknown>> = {
  bytes: (plain) => outside(plain),
  string: (plain) => plain.toString('utf8'),
  utf16be: (plain) => outside(Buffer.from(plain.toString('utf8'), 'utf16le').swap16()),
  base64: (plain) => outside(plain.toString('base64')),
  'base64 behind one': (plain) => outside(Buffer.concat([Buffer.from('?'), plain]).toString('base64')),
  'base64 behind two': (plain) => outside(Buffer.concat([Buffer.from('??'), plain]).toString('base64')),
  base64url: (plain) => outside(plain.toString('base64url')),
  'base64 in a Japanese text': (plain) => `窓口${plain.toString('base64')}`,
  hex: (plain) => outside(plain.toString('hex')),
  'HEX': (plain) => outside(plain.toString('hex').toUpperCase()),
  pdfHex: (plain) => outside(`<feff${Buffer.from(plain.toString('utf8'), 'utf16le').swap16().toString('hex')}>`),
  PDFHEX: (plain) => outside(`<FEFF${Buffer.from(plain.toString('utf8'), 'utf16le').swap16().toString('hex').toUpperCase()}>`),
  'stream of a PDF': (plain) => outside(Buffer.concat([Buffer.from('<< /Filter /FlateDecode >>\nstream\n'), deflateSync(plain), Buffer.from('\nendstream')])),
  'typed array': (plain) => Uint8Array.from(plain),
  'array outside of V8’s heap': (plain) => {
    const pad = new Uint8Array(new ArrayBuffer(14))
    pad.set(plain)
    return pad
  },
  'short string': (plain) => plain.toString('latin1'),
  VERIFY: (plain) => outside(Buffer.concat([Buffer.from('0020008004', 'hex'), plain])),
  message: (plain) => outside(serialize({ kind: 'prove', pin: Uint8Array.from(plain) })),
  'message with a string': (plain) => outside(serialize({ kind: 'prove', pin: plain.toString('latin1') })),
  'JSON message': (plain) => outside(JSON.stringify({ pin: plain.toString('latin1') })),
}

/** Of one's own, in no pool. */
function outside(content: Buffer | string): Buffer {
  const bytes = Buffer.from(content)
  const own = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(own)
  bytes.fill(0)
  return own
}

if (process.send !== undefined) {
  const kept: unknown[] = []
  process.on('disconnect', () => process.exit(0))
  process.on('message', (message) => {
    const { way, masked, times } = order.parse(message)
    const plain = Buffer.allocUnsafeSlow(masked.length * times).fill(masked)
    for (const [at, byte] of plain.entries()) plain[at] = byte ^ 0xff
    kept.push(ways[way]?.(plain))
    plain.fill(0)
    process.send?.('planted')
  })
}
