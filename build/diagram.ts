import { writeFileSync } from 'node:fs'
import { advance } from '../electron/flow/advance.ts'
import { begin } from '../electron/flow/begin.ts'
import { explore } from '../electron/flow/explorer.ts'
import { happenings } from '../electron/flow/happenings.ts'
import { diagramOf } from './flow-diagram.ts'

/** `npm run diagram`: walks every state of the flow, says what it found, and draws it. */
const begun = performance.now()
const found = explore(begin([], 1), happenings(600), advance)
const seconds = ((performance.now() - begun) / 1000).toFixed(1)
console.log(`${found.states} states, ${found.moves} moves, ${found.ignored} events ignored as values, ${found.ends} ends, ${found.broken.length} promises broken (${seconds} s)`)
for (const line of found.broken.slice(0, 10)) console.log(line)
writeFileSync(new URL('flow.md', import.meta.url), diagramOf(found))
console.log('drawn in build/flow.md')
process.exitCode = found.broken.length === 0 ? 0 : 1
