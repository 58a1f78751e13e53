import { expect } from '@playwright/test'
import { openElsewhere } from './drive/elsewhere.ts'
import { test } from './drive/journey.ts'

/** What a script would try that got into the page; it tells what the page's own policy stopped. */
const intruder = `async (elsewhere) => {
  const stopped = []
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => stopped.push(effectiveDirective))
  await fetch(elsewhere + '/fetch').catch(() => stopped.push('fetch failed'))
  for (const [tag, attributes] of [
    ['img', { src: '/image' }], ['script', { src: '/script' }], ['iframe', { src: '/frame' }],
    ['link', { rel: 'stylesheet', href: '/style' }],
  ]) {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element[name] = value.startsWith('/') ? elsewhere + value : value
    const answered = new Promise((resolve) => { element.onload = resolve; element.onerror = resolve })
    document.body.append(element)
    await answered
  }
  await new Promise((resolve) => {
    const socket = new WebSocket(elsewhere.replace('http', 'ws') + '/socket')
    socket.onerror = resolve
    socket.onopen = resolve
  })
  navigator.sendBeacon(elsewhere + '/beacon')
  const form = Object.assign(document.createElement('form'), { action: elsewhere + '/form', method: 'post' })
  document.body.append(form)
  form.submit()
  try { new Function('return 1')() } catch { stopped.push('eval failed') }
  if (window.open(elsewhere + '/window') === null) stopped.push('no window')
  return stopped
}`

test('a script that got into the page could not take anything out of it', async ({ site }) => {
  const { screen } = site
  await screen.sees('ready')
  const elsewhere = await openElsewhere()
  try {
    // The same address is there for everybody else.
    expect((await fetch(`${elsewhere.origin}/control`)).ok).toBe(true)
    const stopped = await screen.page.evaluate(`(${intruder})('${elsewhere.origin}')`)
    expect(stopped).toEqual(expect.arrayContaining([
      'fetch failed', 'connect-src', 'img-src', 'script-src-elem', 'style-src-elem', 'frame-src', 'eval failed', 'no window',
    ]))
    // Whatever was on its way is there before this.
    expect((await fetch(`${elsewhere.origin}/end`)).ok).toBe(true)
    expect(elsewhere.visits).toEqual(['/control', '/end'])
    expect(screen.page.context().pages()).toHaveLength(1)
    await screen.sees('ready')
  } finally {
    await elsewhere.close()
  }
})
