import { load } from './load.ts'
import { startLoadedCenter } from './loaded-center.ts'
import { tally } from './tally.ts'
import type { Figure } from '../figure.ts'

/** What a center on this machine carries of two hundred terminals that never pause; some 30 s. */
export async function carried(): Promise<readonly Figure[]> {
  const center = await startLoadedCenter()
  try {
    return tally(await load(center, { sessions: 200, time: 15_000 }))
  } finally {
    await center.close()
  }
}
