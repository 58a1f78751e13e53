import { expect, test } from 'vitest'
import { childEnvironment } from './child-environment.ts'

const env = { SystemRoot: 'C:\\Windows', PATH: 'C:\\Windows\\System32', SECRET: 'of the terminal' }

test('on Windows a child is told where the system is, elsewhere nothing, and of the rest nothing anywhere', () => {
  const { SystemRoot, PATH } = env
  expect(childEnvironment({ platform: 'win32', env })).toEqual({ GLIBC_TUNABLES: expect.any(String), SystemRoot, PATH })
  expect(childEnvironment({ platform: 'linux', env })).toEqual({ GLIBC_TUNABLES: expect.any(String) })
})
