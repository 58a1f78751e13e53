import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { TouchScreen } from '../../../e2e/drive/touch-screen.ts'
import { examineHost } from '../../../hardware/wipe/examine-host.ts'
import { marks, show } from '../show.ts'
import { readWipeOptions } from './options.ts'
import { wipeResultOf } from './result.ts'
import type { WipeResult } from './result.ts'
import { browserProgram, openWipeScene } from './scene.ts'
import type { WipeScene } from './scene.ts'
import { visitAndLook, walkByTouch } from './visit.ts'
import type { WipeVisit } from './visit.ts'
import { linesOfHost, linesOfResult, tableOf } from './words.ts'

/** Of large households, so that names are shown; their PINs are no dates and no counts. */
const customers = ['kaku-hanako', 'daikazoku-ichiro'] as const

/**
 * Lets customers of the demo come to a terminal of real processes, and looks into all of them and all its folders: while names, PIN and
 * certificate have to be there, and after the farewell. Then says what of the machine could keep them all the same. Exit code: 0 all is well,
 * 1 something is not, 2 asked wrongly.
 */
export async function doctorWipe(args: readonly string[]): Promise<number> {
  const options = readWipeOptions(args)
  if ('wrong' in options) {
    console.error(options.wrong)
    return 2
  }
  // With --json the one object has standard output for itself.
  const say = options.json ? console.error : console.log
  const missing = missingHere()
  for (const line of missing) show({ sign: 'bad', about: 'missing', ...line }, say)
  if (missing.length > 0) return 1
  const result = await examine(options.transactions, say).catch((error: unknown) => {
    show({ sign: 'bad', about: 'terminal', ...wordsFor(error) }, say)
    return null
  })
  if (result === null) return 1
  say(`${marks[result.well ? 'good' : 'bad']} ${result.well ? 'all is well' : 'not all is well'}`)
  if (options.json) console.log(JSON.stringify(result))
  return result.well ? 0 : 1
}

async function examine(transactions: number, say: (line: string) => void): Promise<WipeResult> {
  const scene = await openWipeScene(true)
  try {
    const walk = walkByTouch(scene, new TouchScreen(await pageOf(scene)))
    const visits: WipeVisit[] = []
    for (let number = 0; number < transactions; number += 1) {
      visits.push(await visitAndLook(scene, walk, customers[number % customers.length] ?? customers[0]))
    }
    const host = examineHost(scene.terminal.pid, [tmpdir(), resolve('out')])
    const result = wipeResultOf(visits, host)
    for (const line of tableOf(result)) say(line)
    for (const line of [...linesOfResult(result), ...linesOfHost(host)]) show(line, say)
    return result
  } finally {
    await scene.close()
  }
}

/** The terminal's own page, for the customer's finger. */
export async function pageOf({ browserPort }: WipeScene): Promise<Page> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${browserPort}`)
  const [page] = browser.contexts().flatMap((context) => context.pages())
  if (page === undefined) throw new Error('the browser has no page')
  return page
}

function missingHere(): readonly { readonly text: string; readonly remedy: string }[] {
  const screens = fileURLToPath(new URL('../../out/renderer/index.html', import.meta.url))
  return [
    ...(process.platform === 'linux' ? [] : [{ text: 'no other system shows the memory of its processes as Linux does', remedy: 'run it on a terminal with Linux' }]),
    ...(existsSync(browserProgram) ? [] : [{ text: browserProgram, remedy: 'apt-get install chromium' }]),
    ...(existsSync(screens) ? [] : [{ text: 'the built screens', remedy: 'npm start builds them' }]),
  ]
}

function wordsFor(error: unknown): { readonly text: string; readonly remedy: string | null } {
  const text = error instanceof Error ? error.message : String(error)
  return { text, remedy: text.startsWith('no virtual reader') ? 'apt-get install vsmartcard-vpcd, and start the PC/SC service anew' : null }
}
