import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openChromiumWindow } from '../electron/window/chromium-window.ts'
import type { ChromiumWindow } from '../electron/window/chromium-window.ts'
import { textMarker } from '../hardware/wipe/marker.ts'
import { processTree } from '../hardware/wipe/process-tree.ts'
import { placeOf, scanFolders, scanProcesses } from '../hardware/wipe/residue.ts'
import type { Sample } from '../renderer/app/sample-basis.ts'
import { samples, viewOf } from '../renderer/app/sample-views.ts'
import { build, screens } from './bundle.mjs'

const root = join(import.meta.dirname, '..')
const patience = { timeout: 30_000, interval: 100 }

let profiles = ''
let window: ChromiumWindow
let serial = 0

beforeEach(async () => {
  build(root, screens, console.log)
  profiles = mkdtempSync(join(tmpdir(), 'profiles-'))
  window = await openChromiumWindow({
    folder: join(root, screens.built, '..'), board: false, patience: 30_000,
    mode: { kind: 'launch', program: '/usr/bin/chromium', look: 'headless', profiles },
    now: () => performance.now(), random: (bytes) => randomBytes(bytes),
  })
})
afterEach(async () => {
  await window.close()
  rmSync(profiles, { recursive: true })
})

function show(sample: Sample): void {
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
  const households = [['検査田　壱太郎', '検査田　弐花子'], ['標榜沢　参之助', 'HYOBOZAWA MARIA'], ['試料浜　四葉', '試料浜　五郎']] as const
  for (const names of households) {
    const markers = names.map((name) => textMarker(name, name))
    // As often as they are drawn anew when somebody is chosen.
    for (const _ of names) show(members(names))
    const scanned = await vi.waitUntil(() => {
      const { residues } = scanProcesses(browser(), markers)
      return names.every((name) => residues.some(({ marker, form }) => marker === name && form === 'utf16le')) && residues
    }, patience)
    const places = [...new Set(scanned.map(({ place }) => place))]
    expect(places).toEqual([expect.stringMatching(/^renderer \d+$/)])

    show(ready())
    await window.replace()
    const looked = browser()
    const after = scanProcesses(looked, markers)
    expect(after.residues).toEqual([])
    expect(looked.map(({ role }) => role)).toEqual(expect.arrayContaining(['browser', 'gpu-process', 'network', 'renderer']))
    expect(looked.filter((each) => places.includes(placeOf(each)))).toEqual([])
    expect(scanFolders([profiles], markers).residues).toEqual([])
  }
})
