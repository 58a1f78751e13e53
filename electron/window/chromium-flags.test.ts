import { expect, test } from 'vitest'
import { chromiumFlags } from './chromium-flags.ts'

const looks = ['kiosk', 'window', 'beside', 'headless'] as const

test.each(looks)('%s: the sandbox is given up by root alone', (look) => {
  expect(chromiumFlags(look, '/p', false)).not.toContain('--no-sandbox')
  expect(chromiumFlags(look, '/p', true)).toContain('--no-sandbox')
})

test.each(looks)('%s: calls no one, keeps nothing, opens no port, names no address', (look) => {
  const flags = chromiumFlags(look, '/p', false)
  expect(flags).toEqual(expect.arrayContaining([
    '--user-data-dir=/p', '--incognito', '--remote-debugging-pipe', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--deny-permission-prompts', '--disable-renderer-accessibility',
  ]))
  expect(flags.join(' ')).not.toMatch(/remote-debugging-port|127\.0\.0\.1|token/)
})

test('the demo board lies beside the terminal, not over it', () => {
  expect(chromiumFlags('window', '/p', false)).toEqual(expect.arrayContaining(['--window-position=0,0', '--window-size=1024,768']))
  expect(chromiumFlags('beside', '/p', false)).toContain('--window-position=1032,0')
})

test('only the kiosk fills the display, and only no display goes without a GPU', () => {
  expect(looks.filter((look) => chromiumFlags(look, '/p', false).includes('--kiosk'))).toEqual(['kiosk'])
  expect(looks.filter((look) => chromiumFlags(look, '/p', false).includes('--disable-gpu'))).toEqual(['headless'])
})
