import { writeSync } from 'node:fs'
import { openDemoCashless } from './demo-cashless.ts'

// A kiosk to be killed: customers pay 750 yen one after the other, of which 300 are taken, or all is let go. Says each outcome once it is known.
const [, , file = ''] = process.argv
const { cashless, hand } = openDemoCashless({ file, timer: () => () => undefined })
for (let visit = hand.payments().length + 1; ; visit += 1) {
  const reference = `visit-${visit}`
  writeSync(1, `asking ${reference}\n`)
  const asked = cashless.authorise(750, reference)
  hand.pay()
  writeSync(1, `${(await asked).kind} ${reference}\n`)
  if (visit % 3 > 0) writeSync(1, `capture ${await cashless.capture(reference, 300)} ${reference}\n`)
  else writeSync(1, `release ${await cashless.release(reference)} ${reference}\n`)
}
