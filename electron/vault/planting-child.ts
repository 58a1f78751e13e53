import { openParent } from '../process/parent.ts'

/**
 * A child for the test of the scanner: fills as many bytes as it is asked to with a pattern. The pattern is handed over as one
 * round of it, so that the whole stands in this memory only where it was planted.
 */
const parent = openParent()
parent.onGone(() => process.exit(0))
let planted = Buffer.alloc(0)
parent.onMessage((message) => {
  if (!(message instanceof Uint8Array)) throw new Error('not to be planted')
  const length = new DataView(message.buffer, message.byteOffset).getUint32(0)
  planted.fill(0)
  planted = Buffer.allocUnsafeSlow(length).fill(message.subarray(4))
  parent.send({ planted: length })
})
