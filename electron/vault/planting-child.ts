import { openParent } from '../process/parent.ts'

/**
 * A child for the test of the scanner: holds a marker as often as it is asked to. The marker comes with all its bits turned, so
 * that it stands in this memory only where it was planted.
 */
const parent = openParent()
parent.onGone(() => process.exit(0))
let planted = Buffer.alloc(0)
parent.onMessage((message) => {
  if (!(message instanceof Uint8Array)) return parent.send({ still: planted.length })
  const [times = 0, ...turned] = message
  planted.fill(0)
  planted = Buffer.allocUnsafeSlow(times * 100_003).fill(0)
  for (let at = 0; at < times; at += 1) {
    for (const [index, byte] of turned.entries()) planted[at * 100_003 + index] = ~byte
  }
  parent.send({ planted: times })
})
