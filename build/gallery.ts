import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { languages } from '../electron/flow/language.ts'
import { sampleBoard } from '../renderer/demo/sample-board.ts'
import { samples, viewOf } from '../renderer/app/sample-views.ts'
import { galleryPage } from './gallery-page.ts'
import type { Shot } from './gallery-page.ts'
import { galleryServer } from './gallery-server.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'out/gallery')
const { values } = parseArgs({ options: { only: { type: 'string' }, size: { type: 'string' }, language: { type: 'string' } } })
const wanted = values.only?.split(',')
const chosen = samples.filter(({ name, screen }) => wanted === undefined || wanted.includes(name) || wanted.includes(screen.name))
const sizes = values.size?.split(',') ?? ['1024x768', '1080x1920']
const spoken = languages.filter((language) => values.language === undefined || values.language === language)

const built = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'renderer/vite.config.ts', '--logLevel', 'warn'], {
  cwd: root, stdio: 'inherit',
})
if (built.status !== 0) throw new Error('The screens cannot be built')
if (values.only === undefined) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

// The page's functions know the DOM, which nothing of this side does: they go over as plain text.
const measure = stripTypeScriptTypes(readFileSync(join(root, 'renderer/app/measure.ts'), 'utf8')).replace('export ', '')
const server = await galleryServer(join(root, 'build/out/renderer'))
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const complaints: string[] = []

async function open(size: string, path: string): Promise<Page> {
  const [width = 0, height = 0] = size.split('x').map(Number)
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce', locale: 'ja-JP' })
  page.on('console', (message) => complaints.push(`${path}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`))
  await page.goto(server.url + path)
  return page
}

const shots: Shot[] = []
let serial = 0
for (const size of sizes) {
  const page = await open(size, '')
  for (const language of spoken) {
    for (const sample of chosen) {
      serial += 1
      server.say('/terminal', { kind: 'view', view: viewOf(sample, language, serial) })
      await page.locator(`[data-serial="${serial}"]:not([data-guarded="true"])`).waitFor()
      await page.evaluate('document.fonts.ready.then(() => true)')
      const faults = await page.evaluate<string[]>(`(() => { ${measure}; return measure() })()`)
      const file = `${sample.name}.${language}.${size}.png`
      await page.screenshot({ path: join(folder, file) })
      shots.push({ sample: sample.name, language, size, file, faults })
    }
  }
  await page.close()
}
if (wanted === undefined || wanted.includes('board')) {
  server.say('/board', { kind: 'board', board: sampleBoard })
  const page = await open('1280x900', 'board.html')
  await page.locator('html[data-ready="true"]').waitFor()
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.screenshot({ path: join(folder, 'board.png'), fullPage: true })
  shots.push({ sample: 'board', language: 'ja', size: '1280x900', file: 'board.png', faults: [] })
}
await browser.close()
server.close()
writeFileSync(join(folder, 'index.html'), galleryPage(shots))
const faulty = shots.filter(({ faults }) => faults.length > 0)
for (const { file, faults } of faulty) console.error(`${file}\n  ${faults.join('\n  ')}`)
for (const complaint of complaints) console.error(complaint)
console.log(`${shots.length} pictures in out/gallery/index.html, ${faulty.length} with something cut, ${complaints.length} complaints of the browser`)
process.exitCode = faulty.length + complaints.length === 0 ? 0 : 1
