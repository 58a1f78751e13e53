import { vi } from 'vitest'

/** Everything that is overwritten with zeros while `run` runs, as it was before. */
export async function overwrittenIn(run: () => unknown): Promise<readonly Buffer[]> {
  const overwritten: Buffer[] = []
  const spy = vi.spyOn(Uint8Array.prototype, 'fill').mockImplementation(function record(this: Uint8Array, ...args) {
    if (args[0] === 0) overwritten.push(Buffer.from(this))
    Array.prototype.fill.call(this, ...args)
    return this
  })
  try {
    await run()
  } finally {
    spy.mockRestore()
  }
  return overwritten
}
