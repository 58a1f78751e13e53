import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Every module that certificate bytes go through on a real terminal, from the envelope to the printer. */
const way = [
  'certificate-vault.ts', 'impose.ts', 'vault-process.ts', 'vault-message.ts', 'pinned-keys.ts',
  '../../center/http-center.ts', '../../center/post.ts', '../../center/envelope.ts', '../../center/pages.ts', '../../center/verify.ts',
  '../../hardware/printer/ipp-printer.ts', '../../hardware/printer/ipp-run.ts', '../../hardware/printer/ipp-exchange.ts', '../../hardware/printer/ipp-shape.ts',
  '../../hardware/printer/ipp-queue.ts', '../../hardware/printer/ipp-trust.ts', '../../hardware/printer/ipp-status.ts',
]

test.each(way)('I-13 no certificate goes into a file: %s has no way to write one', (module) => {
  const source = readFileSync(new URL(module, import.meta.url), 'utf8')
  expect(source).not.toMatch(/from '(?:node:)?(?:fs|fs\/promises|sqlite|child_process|os)'/)
})
