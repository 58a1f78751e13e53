/** What is used of a window. */
export interface Drawing {
  readonly addEventListener: (type: 'load', listener: () => void) => void
  readonly requestAnimationFrame: (then: () => void) => unknown
  readonly setTimeout: (then: () => void, ms?: number) => unknown
}

/** A page that nobody sees is not drawn; it goes on after this, ms. */
const unseenMs = 1000

/**
 * Calls back once the page has been drawn as it was loaded. Chromium takes its texts then, to find out their language, and gives them to
 * the browser's own process, even where its translation is switched off: nothing of a customer must be among them, so no view is asked
 * for before.
 */
export function onceDrawn(page: Drawing, then: () => void): void {
  let called = false
  const call = () => {
    if (called) return
    called = true
    then()
  }
  page.addEventListener('load', () => {
    // A frame's callbacks come before its layout, a timer's after it.
    page.requestAnimationFrame(() => page.setTimeout(call))
    page.setTimeout(call, unseenMs)
  })
}
