import { availableParallelism, tmpdir } from 'node:os'
import {
  copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { planClips } from './clip-plan.ts'
import type { PlannedClip } from './clip-plan.ts'
import { fetchMei } from './mei.ts'
import { oggSeconds } from './ogg-seconds.ts'
import type { Sentence } from './sentence.ts'
import { speak } from './speak.ts'

interface Made {
  readonly clips: number
  /** Spoken now; all others were there. */
  readonly spoken: number
  readonly seconds: number
  readonly bytes: number
}

/**
 * Makes every clip that a screen can ask for: `out`/voice/<language>/<clip>.ogg, and voice/index.json, which is written last. A sentence
 * is spoken once and kept under the digest of what it is made of, so that a second run speaks only what has changed. Throws for people.
 */
export async function makeClips(root: string, out: string, say: (line: string) => void): Promise<Made> {
  const plan = planClips(root)
  const folder = join(out, 'voice')
  const kept = join(folder, 'source/spoken')
  mkdirSync(kept, { recursive: true })
  rmSync(join(folder, 'index.json'), { force: true })
  const sentences = new Map(plan.flatMap(({ digest, source }) => (source.kind === 'sentence' ? [[digest, source.sentence] as const] : [])))
  const missing = [...sentences].filter(([digest]) => !existsSync(join(kept, `${digest}.ogg`)))
  if (missing.length > 0) {
    say(`  speaking ${missing.length} of ${sentences.size} sentences`)
    const mei = await fetchMei(join(folder, 'source'))
    const queue = [...missing]
    await Promise.all(Array.from({ length: availableParallelism() }, () => speakAll(queue, mei, kept)))
  }
  for (const file of readdirSync(kept)) if (file.endsWith('.ogg') && !sentences.has(file.replace('.ogg', ''))) rmSync(join(kept, file))
  return { ...layOut(plan, out, kept), spoken: missing.length }
}

/** One of several that take from the same list until it is empty. A file stands only when it is whole. */
async function speakAll(queue: [digest: string, sentence: Sentence][], mei: string, kept: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'speaking-'))
  const fresh = join(folder, 'spoken.ogg')
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [digest, sentence] = next
    await speak(sentence, mei, folder, fresh)
    const seconds = oggSeconds(readFileSync(fresh))
    if (seconds === null || seconds < 0.1) throw new Error(`The voice ${sentence.voice} says nothing for "${sentence.text}"`)
    const part = join(kept, `${digest}.${process.pid}`)
    copyFileSync(fresh, part)
    renameSync(part, join(kept, `${digest}.ogg`))
  }
  rmSync(folder, { recursive: true })
}

/** Puts every clip under its address, and nothing else beside it. */
function layOut(plan: readonly PlannedClip[], out: string, kept: string): Omit<Made, 'spoken'> {
  const folder = join(out, 'voice')
  for (const name of readdirSync(folder)) if (name !== 'source') rmSync(join(folder, name), { recursive: true })
  for (const place of new Set(plan.map(({ address }) => dirname(address)))) mkdirSync(join(out, place), { recursive: true })
  copyFileSync(join(import.meta.dirname, 'CREDITS'), join(folder, 'CREDITS'))
  const index = plan.map(({ address, digest, source }) => {
    const file = join(out, address)
    if (source.kind === 'recording') copyFileSync(source.file, file)
    else linkSync(join(kept, `${digest}.ogg`), file)
    const bytes = readFileSync(file)
    return { address, digest, from: source.kind, seconds: oggSeconds(bytes) ?? 0, bytes: bytes.length }
  })
  writeFileSync(join(folder, 'index.json'), `${JSON.stringify(index, null, 1)}\n`)
  const sum = (of: 'seconds' | 'bytes') => index.reduce((total, clip) => total + clip[of], 0)
  return { clips: index.length, seconds: sum('seconds'), bytes: sum('bytes') }
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..')
  const begun = performance.now()
  try {
    const { clips, spoken, seconds, bytes } = await makeClips(root, join(root, 'build/out'), console.log)
    const took = ((performance.now() - begun) / 1000).toFixed(1)
    const size = `${(seconds / 60).toFixed(0)} minutes, ${(bytes / 1e6).toFixed(1)} MB`
    console.log(`  ${clips} clips, ${spoken} sentences spoken now; ${size}, in ${took} s`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
