import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { look, totalOf } from './count.ts'
import { secretsOf, subjects } from './markers.ts'
import { openWipeScene } from './scene.ts'
import type { WipeScene } from './scene.ts'
import { ScriptedPage } from './scripted-page.fixture.ts'
import { visitAndLook } from './visit.ts'

let scene: WipeScene
let page: ScriptedPage
// There is one set of virtual readers on a machine, and others may have it first.
beforeAll(async () => {
  scene = await openWipeScene(false)
  page = await ScriptedPage.open(scene)
}, 240_000)
afterAll(async () => {
  page.close()
  await scene.close()
}, 60_000)

test('customers of one terminal: all of each is found while it has to be, PIN and certificate never after the farewell, no name at the next one’s', async () => {
  const before: string[] = []
  for (const resident of ['kaku-hanako', 'shiken-jiro', 'sample-maria']) {
    const visit = await visitAndLook(scene, page.walk, resident)
    expect(subjects.filter((subject) => totalOf(visit.before[subject], subject) === 0)).toEqual([])
    expect([totalOf(visit.after, 'pin'), totalOf(visit.after, 'certificate')], JSON.stringify(visit.after.residues)).toEqual([0, 0])
    const names = before.flatMap((earlier) => [...secretsOf(earlier).names])
    if (names.length > 0) await vi.waitUntil(() => totalOf(look(scene, names), 'names') === 0, { timeout: 20_000, interval: 500 })
    before.push(resident)
  }
}, 240_000)
