import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { languages } from '../electron/flow/language.ts'
import { sampleBoard } from '../renderer/demo/sample-board.ts'
import { samples } from '../renderer/app/sample-views.ts'
import { drawnScreens, faultsOf } from './drawn-screens.ts'
import { galleryPage } from './gallery-page.ts'
import type { Shot } from './gallery-page.ts'

const folder = join(import.meta.dirname, '../out/gallery')
const { values } = parseArgs({ options: { only: { type: 'string' }, size: { type: 'string' }, language: { type: 'string' } } })
const wanted = values.only?.split(',')
const chosen = samples.filter(({ name, screen }) => wanted === undefined || wanted.includes(name) || wanted.includes(screen.name))
const sizes = values.size?.split(',') ?? ['1024x768', '1080x1920']
const spoken = languages.filter((language) => values.language === undefined || values.language === language)

if (values.only === undefined) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const drawn = await drawnScreens()
const shots: Shot[] = []
let serial = 0
for (const size of sizes) {
  const page = await drawn.open(size, '')
  for (const language of spoken) {
    for (const sample of chosen) {
      serial += 1
      const faults = await faultsOf(drawn, page, sample, { language }, serial)
      const file = `${sample.name}.${language}.${size}.png`
      await page.screenshot({ path: join(folder, file) })
      shots.push({ sample: sample.name, language, size, file, faults })
    }
  }
  await page.close()
}
if (wanted === undefined || wanted.includes('board')) {
  drawn.say('/board', { kind: 'board', board: sampleBoard })
  const page = await drawn.open('1280x900', 'board.html')
  await page.locator('html[data-ready="true"]').waitFor()
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.screenshot({ path: join(folder, 'board.png'), fullPage: true })
  shots.push({ sample: 'board', language: 'ja', size: '1280x900', file: 'board.png', faults: [] })
}
await drawn.close()
writeFileSync(join(folder, 'index.html'), galleryPage(shots))
const faulty = shots.filter(({ faults }) => faults.length > 0)
for (const { file, faults } of faulty) console.error(`${file}\n  ${faults.join('\n  ')}`)
for (const complaint of drawn.complaints) console.error(complaint)
const complaints = drawn.complaints.length
console.log(`${shots.length} pictures in out/gallery/index.html, ${faulty.length} with something cut, ${complaints} complaints of the browser`)
process.exitCode = faulty.length + complaints === 0 ? 0 : 1
