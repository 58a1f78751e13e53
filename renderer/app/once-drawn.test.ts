import { expect, test } from 'vitest'
import { onceDrawn } from './once-drawn.ts'

/** A window whose moments come when the test says so. */
function heldPage() {
  const waiting: { what: string; go: () => void }[] = []
  let called = 0
  const held = (what: string) => (go: () => void) => void waiting.push({ what, go })
  onceDrawn({
    addEventListener: (type, listener) => held(type)(listener),
    requestAnimationFrame: held('frame'),
    setTimeout: (then, ms) => held(ms === undefined ? 'after the frame' : 'a second')(then),
  }, () => { called += 1 })
  return {
    comes: (what: string) => waiting.filter((each) => each.what === what).forEach(({ go }) => go()),
    called: () => called,
  }
}

test('a page that was drawn after it had loaded goes on, once', () => {
  const page = heldPage()
  for (const what of ['frame', 'after the frame', 'a second']) page.comes(what)
  expect(page.called()).toBe(0)
  page.comes('load')
  page.comes('frame')
  expect(page.called()).toBe(0)
  page.comes('after the frame')
  expect(page.called()).toBe(1)
  page.comes('a second')
  expect(page.called()).toBe(1)
})

test('a page that nobody sees goes on too', () => {
  const page = heldPage()
  page.comes('load')
  page.comes('a second')
  expect(page.called()).toBe(1)
})
