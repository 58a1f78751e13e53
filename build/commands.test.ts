import { expect, test } from 'vitest'
import { commands, usage } from './commands.mjs'

test('a start on demo devices asks the machine for a browser only', () => {
  expect(commands['start']?.debian(['--serve'])).toEqual(['chromium'])
})

test('a start on real parts and the tests ask for the same parts; what a start can do without, the tests can\'t', () => {
  const real = commands['start']?.debian(['--real']) ?? []
  expect(real).toContain('vsmartcard-vpcd')
  expect(commands['start']?.wished).toContain('open-jtalk')
  expect([...real, ...commands['start']?.wished ?? []].toSorted()).toEqual(commands['test']?.debian([]).toSorted())
})

test('the fast check asks for no browser, reader or printer', () => {
  expect(commands['check']?.debian([])).toEqual(['poppler-utils'])
})

test('usage names every command', () => {
  for (const name of Object.keys(commands)) expect(usage).toMatch(new RegExp(`(npm|npm run|run.mjs) ${name}\\b`))
})
