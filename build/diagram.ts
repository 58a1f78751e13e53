import { writeFileSync } from 'node:fs'
import { advance } from '../electron/flow/advance.ts'
import { diagramOf } from './flow-diagram.ts'
import { besideWalk, edgesOf, patientWalk, wideWalk } from './walks.ts'

/** `npm run diagram`: walks every state of the flow, says what it found, and draws it. */
const begun = performance.now()
const wide = wideWalk(advance)
const patient = patientWalk(advance)
const beside = besideWalk(advance)
for (const [name, { states, moves, ignored, ends, broken }] of Object.entries({ wide, patient, beside })) {
  console.log(`${name}: ${states} states, ${moves} moves, ${ignored} events ignored as values, ${ends} ends, ${broken.length} promises broken`)
  for (const line of broken.slice(0, 10)) console.log(line)
}
console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s`)
writeFileSync(new URL('flow.md', import.meta.url), diagramOf({ ...wide, edges: edgesOf(wide, beside) }, beside))
console.log('drawn in build/flow.md')
process.exitCode = wide.broken.length + patient.broken.length + beside.broken.length === 0 ? 0 : 1
