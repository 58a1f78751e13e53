import type { FaultName, Faults } from '../faults.ts'
import type { Drawn, SharedPlace } from './shared-place.ts'

export interface Collecting {
  readonly faults: Faults
  readonly transaction: string
  /** Milliseconds since 1970. */
  readonly now: number
}

type Linkage = 'wrongBuild' | 'overwrite' | 'reusedName' | 'previousDocument'

/** Two servers that each number their documents 0, 1, 2…: of two that follow each other both have one number. */
const servers = 2
const oneServerBuild = 'issuing-0.1.0-one-server'

/**
 * What the linkage program brings from the issuing server to the center: the document that was drawn. While a fault is on it goes through a
 * folder, and what is collected there need not be what was put there. Document and sidecar move in one piece: what was mixed up can be
 * seen, as long as somebody looks.
 */
export async function collected(drawn: Drawn, { faults, transaction, now }: Collecting): Promise<Drawn> {
  let own = drawn
  let last: FaultName | null = null
  for (const name of ['wrongBuild', 'overwrite', 'reusedName', 'previousDocument'] as const) {
    const place = faults.place(name)
    if (place === null) continue
    const taken = await collect(name, place, own)
    if (taken !== own) last = name
    own = taken
  }
  if (last !== null) faults.strike(last, transaction)
  return own

  async function collect(name: Linkage, place: SharedPlace, put: Drawn): Promise<Drawn> {
    switch (name) {
      case 'wrongBuild': return through(place, String(Math.floor(place.made++ / servers)), { ...put, build: oneServerBuild }, faults)
      case 'overwrite': return through(place, 'document', put, faults)
      case 'reusedName': return through(place, String(Math.floor(now / 1000)), put, faults)
      case 'previousDocument': return previous(place, put)
    }
  }
}

/** Put there, and collected a while after. */
async function through({ files }: SharedPlace, name: string, drawn: Drawn, { lag }: Faults): Promise<Drawn> {
  files.set(name, drawn)
  await lag()
  return files.get(name) ?? drawn
}

/** Collected before the new one is there; the very first waits for itself. */
function previous({ files }: SharedPlace, drawn: Drawn): Drawn {
  const before = files.get('document') ?? drawn
  files.set('document', drawn)
  return before
}
