import { afterAll, beforeAll, expect, test } from 'vitest'
import { totalOf } from './count.ts'
import { subjects } from './markers.ts'
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
})
afterAll(async () => {
  page.close()
  await scene.close()
})

test('customers of one terminal: all of each is found while it has to be, and nothing of it, nobody’s name either, soon after the farewell', async () => {
  // Of municipalities that issue at any hour: this terminal and its center go by the real clock.
  for (const resident of ['kaku-hanako', 'daikazoku-ichiro', 'sample-maria']) {
    const { before, after } = await visitAndLook(scene, page.walk, resident)
    expect(subjects.filter((subject) => totalOf(before[subject], subject) === 0)).toEqual([])
    expect(after.residues).toEqual([])
  }
})
