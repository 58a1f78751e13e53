import { expect, test } from 'vitest'
import { saidOf } from './addresses.ts'

const kiosk = { terminal: 'http://127.0.0.1:1/enter?token=secret', board: null, center: 'https://center.example', data: '/var/kiosk', received: null }

test('a kiosk tells nobody the way to be its screen', () => {
  expect(saidOf(kiosk, { serve: false, demo: false })).toEqual(['center    https://center.example', 'data      /var/kiosk', 'ready'])
})

test.each([{ serve: true, demo: false }, { serve: false, demo: true }])('where somebody opens it, or in a demo, it is told: %o', (how) => {
  expect(saidOf(kiosk, how)).toContain(`terminal  ${kiosk.terminal}`)
})

test('each has its line, and the last says that it may begin', () => {
  const all = { ...kiosk, board: 'http://127.0.0.1:1/enter-board?token=other', received: '/tmp/received' }
  expect(saidOf(all, { serve: true, demo: true }).map((line) => line.split(/ +/)[0])).toEqual(['terminal', 'board', 'center', 'data', 'received', 'ready'])
})
