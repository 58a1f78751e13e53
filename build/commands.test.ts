import { expect, test } from 'vitest'
import { commands, usage } from './commands.mjs'

test('a start on demo devices asks the machine for a browser only', () => {
  expect(commands['start']?.debian(['--serve'])).toEqual(['chromium'])
})

test('the tests ask for the parts of a start on real ones, for what it can do without, for OpenSSL and for a spooler', () => {
  const real = commands['start']?.debian(['--real']) ?? []
  expect(real).toEqual(expect.arrayContaining(['vsmartcard-vpcd', 'socat']))
  expect(commands['start']?.wished).toContain('open-jtalk')
  const cups = ['cups-daemon', 'cups-client', 'cups-filters-core-drivers', 'cups-core-drivers']
  const all = new Set([...real, ...commands['start']?.wished ?? [], ...cups, 'openssl', 'opensc', 'socat'])
  expect([...all].toSorted()).toEqual(commands['test']?.debian([]).toSorted())
})

test('the fast check asks for no browser, reader or printer', () => {
  expect(commands['check']?.debian([])).toEqual(['poppler-utils'])
})

test('usage names every command', () => {
  for (const name of Object.keys(commands)) expect(usage).toMatch(new RegExp(`(npm|npm run|run.mjs) ${name}\\b`))
})

test('coins in software ask for a serial line without a cable, and for nothing else', () => {
  expect(commands['coins']?.debian(['--pty', 'line'])).toEqual(['socat'])
})
