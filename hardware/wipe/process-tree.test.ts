import { expect, test } from 'vitest'
import { roleFrom } from './process-tree.ts'

test.each([
  [['/usr/lib/chromium/chromium', '--type=renderer', '--lang=ja'], 'renderer'],
  [['/usr/lib/chromium/chromium', '--type=utility', '--utility-sub-type=network.mojom.NetworkService'], 'network'],
  [['/usr/lib/chromium/chromium', '--type=gpu-process'], 'gpu-process'],
  [['/usr/lib/chromium/chromium', '--user-data-dir=/tmp/x', '--incognito'], 'browser'],
  [['/opt/node', '--expose-gc', '/srv/electron/vault/vault-process.ts'], 'vault-process'],
  [['/usr/sbin/pcscd', '--foreground'], 'pcscd'],
])('%j is %s', (words, role) => {
  expect(roleFrom(words)).toBe(role)
})
