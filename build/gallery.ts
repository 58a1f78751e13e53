import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { sampleBoard } from '../renderer/demo/sample-board.ts'
import { drawnScreens } from './drawn-screens.ts'
import type { DrawnPage } from './drawn-screens.ts'
import { galleryOptions } from './gallery-options.ts'
import type { Series } from './gallery-options.ts'
import { galleryPage } from './gallery-page.ts'
import type { Shot } from './gallery-page.ts'
import { shareOut } from './workers.ts'

const folder = join(import.meta.dirname, '../out/gallery')
const begun = performance.now()
const { samples, series, board, whole } = galleryOptions(process.argv.slice(2))

if (whole) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const drawn = await drawnScreens()
const pages = await Promise.all(Array.from({ length: availableParallelism() }, () => drawn.open('1024x768')))
const made = new Map<Series, readonly Shot[]>()
await shareOut(series, pages, async (one, page) => {
  made.set(one, await shoot(one, page))
})
const shots = series.flatMap((one) => made.get(one) ?? [])
if (board) shots.push(await shootBoard())
await drawn.close()

writeFileSync(join(folder, 'index.html'), galleryPage(shots))
const faulty = shots.filter(({ faults }) => faults.length > 0)
for (const { file, faults } of faulty) console.error(`${file}\n  ${faults.join('\n  ')}`)
for (const complaint of drawn.complaints) console.error(complaint)
const complaints = drawn.complaints.length
const seconds = ((performance.now() - begun) / 1000).toFixed(0)
console.log(`${shots.length} pictures in out/gallery/index.html in ${seconds} s, ${faulty.length} with something wrong, ${complaints} complaints of the browser`)
process.exitCode = faulty.length + complaints === 0 ? 0 : 1

async function shoot({ language, size, look, aids }: Series, { page, measure, resize }: DrawnPage): Promise<readonly Shot[]> {
  const taken: Shot[] = []
  const session = await page.context().newCDPSession(page)
  await resize(size)
  for (const sample of samples) {
    const [measured] = await measure([sample], { language, aids })
    if (measured === undefined) throw new Error(`${sample.name} was not measured`)
    const { data } = await session.send('Page.captureScreenshot', { format: 'jpeg', quality: 75, optimizeForSpeed: true })
    const file = [sample.name, language, size, look, 'jpg'].join('.')
    await writeFile(join(folder, file), data, 'base64')
    taken.push({ sample: sample.name, language, size, look, file, ...measured })
  }
  await session.detach()
  return taken
}

async function shootBoard(): Promise<Shot> {
  const size = '1280x900'
  const page = await drawn.openBoard(size, sampleBoard)
  await page.screenshot({ path: join(folder, 'board.png'), fullPage: true })
  return { sample: 'board', language: 'ja', size, look: 'normal', file: 'board.png', given: '', scale: 1, faults: [] }
}
