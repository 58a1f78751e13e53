import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { patience } from './patience.ts'
import { launchBrowser } from '../electron/window/chromium-browser.ts'
import { openChromiumWindow } from '../electron/window/chromium-window.ts'
import type { ChromiumWindow } from '../electron/window/chromium-window.ts'
import { textMarker } from '../hardware/wipe/marker.ts'
import { processTree } from '../hardware/wipe/process-tree.ts'
import { placeOf, scanFolders, scanProcesses } from '../hardware/wipe/residue.ts'
import type { Sample } from '../renderer/app/sample-basis.ts'
import { samples, viewOf } from '../renderer/app/sample-views.ts'
import { build, screens } from './bundle.mjs'

const program = '/usr/bin/chromium'
const root = join(import.meta.dirname, '..')
const often = { ...patience, interval: 100 }

let folder = ''
let serial = 0
const opened: { close(): Promise<void> }[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'screen-'))
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
  rmSync(folder, { recursive: true })
})

async function openWindow(): Promise<ChromiumWindow> {
  build(root, screens, console.log)
  const window = await openChromiumWindow({
    folder: join(root, screens.built, '..'), board: false, patience: 30_000,
    mode: { kind: 'launch', program, look: 'headless', profiles: folder },
    now: () => performance.now(), random: (bytes) => randomBytes(bytes),
  })
  opened.push(window)
  return window
}

function show(window: ChromiumWindow, sample: Sample): void {
  serial += 1
  window.show(viewOf(sample, { language: 'ja' }, serial))
}

/** The browser and all that it started. */
function browser() {
  return processTree(process.pid).filter(({ pid }) => pid !== process.pid)
}

/** ⑦ of a household. */
function members(names: readonly string[]): Sample {
  const choices = names.map((ja, place) => ({ id: `m${place}`, text: { ja } }))
  return { name: 'members', screen: { name: 'members', question: 'members', title: null, choices, chosen: ['m1'] } }
}

function ready(): Sample {
  const sample = samples.find(({ screen }) => screen.name === 'ready')
  if (sample === undefined) throw new Error('① has a sample')
  return sample
}

test('names on the screen are in the page’s process and in no other of the browser’s; and in none, and no file, for the next customer', async () => {
  const window = await openWindow()
  const households = [['検査田　壱太郎', '検査田　弐花子'], ['標榜沢　参之助', 'HYOBOZAWA MARIA'], ['試料浜　四葉', '試料浜　五郎']] as const
  for (const names of households) {
    const markers = names.map((name) => textMarker(name, name))
    // As often as they are drawn anew when somebody is chosen.
    for (const _ of names) show(window, members(names))
    const scanned = await vi.waitUntil(() => {
      const { residues } = scanProcesses(browser(), markers)
      return names.every((name) => residues.some(({ marker, form }) => marker === name && form === 'utf16le')) && residues
    }, often)
    const places = [...new Set(scanned.map(({ place }) => place))]
    expect(places).toEqual([expect.stringMatching(/^renderer \d+$/)])

    show(window, ready())
    await window.replace()
    const looked = browser()
    const after = scanProcesses(looked, markers)
    expect(after.residues).toEqual([])
    expect(looked.map(({ role }) => role)).toEqual(expect.arrayContaining(['browser', 'gpu-process', 'network', 'renderer']))
    expect(looked.filter((each) => places.includes(placeOf(each)))).toEqual([])
    expect(scanFolders([folder], markers).residues).toEqual([])
  }
})

/**
 * A page that, like ours, shows a text when it has been there for a while, and later, when whoever wants to be told of texts has been,
 * gives itself a title.
 */
function pageOf(text: string, title: string): string {
  const letters = (word: string) => `decodeURIComponent('${encodeURIComponent(word)}')`
  const script = `addEventListener('load', () => {
    setTimeout(() => { document.querySelector('p').textContent = ${letters(text)} }, 1000)
    setTimeout(() => { document.title = ${letters(title)} }, 3000)
  })`
  return `data:text/html,<p></p><script>${encodeURIComponent(script)}</script>`
}

test('the browser’s own process is told the title of a page, and none of its texts, though something on this machine asks for them', async () => {
  const asking = join(folder, 'asking')
  writeFileSync(asking, `#!/bin/sh\nexec ${program} --force-renderer-accessibility=complete "$@"\n`, { mode: 0o755 })
  const launched = await launchBrowser({ program: asking, look: 'headless', profiles: folder, ended: () => undefined })
  opened.push(launched)
  await launched.open(pageOf('本文検査語', '題名検査語'))
  const markers = [textMarker('text', '本文検査語'), textMarker('title', '題名検査語')]
  const residues = await vi.waitUntil(() => {
    const found = scanProcesses(browser(), markers).residues
    return found.some(({ marker, place }) => marker === 'title' && place.startsWith('browser ')) && found
  }, often)
  expect(new Set(residues.filter(({ marker }) => marker === 'text').map(({ place }) => place.split(' ')[0]))).toEqual(new Set(['renderer']))
})
