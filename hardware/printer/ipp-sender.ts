import { createHash } from 'node:crypto'
import { hostname } from 'node:os'

/**
 * Who sends, as printers are told (requesting-user-name): nobody's name, and another one for every machine, so that terminals that share
 * a printer leave each other's jobs alone.
 */
export const sender = `kiosk-${createHash('sha256').update(hostname()).digest('hex').slice(0, 12)}`

/** Names of jobs that only a terminal sends, each by its first words. */
const ours = /^(?:certificate|receipt|test sheet)(?: |$)/

/** Whether a job is one of this terminal; one of which the printer does not tell who sent it, or its name, is not. */
export function isOurs(user: string | null, name: string | null): boolean {
  return user === sender && name !== null && ours.test(name)
}
