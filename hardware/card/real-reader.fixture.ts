import { expect } from 'vitest'
import { CardClient } from './card-client.ts'
import type { CardClientOptions } from './card-client.ts'
import { contractProfiles, told } from './card.contract.ts'
import type { LateChip } from './chip.ts'
import { forkCardProcess } from './test-process.ts'
import { systemTimer } from './timer.ts'
import { virtualReaderPort, VirtualCard } from './virtual-card.ts'

// The whole way of the real thing: terminal -> pipe -> card process -> pcsc-mini -> pcscd -> driver -> card.

/** Longest silence of a card, ms. */
const patience = 10_000

export const readers = {
  first: { name: 'Virtual PCD 00 00', port: virtualReaderPort.first, number: 0 },
  second: { name: 'Virtual PCD 00 01', port: virtualReaderPort.second, number: 1 },
} as const

/** A client on the second reader, unless told otherwise. */
export function connectReader(wishes: Partial<CardClientOptions> = {}): CardClient {
  return new CardClient({
    start: forkCardProcess, reader: readers.second.name, profiles: contractProfiles, timer: systemTimer, patience, ...wishes,
  })
}

export function cardOn(chip: LateChip, port: number = readers.second.port): VirtualCard {
  return new VirtualCard(chip, port)
}

export async function lay(client: CardClient, card: VirtualCard): Promise<void> {
  const placed = told(client, 'placed')
  await card.insert()
  await placed
}

/** Waits until the service has noticed, or the next test would find this card. */
export async function lift(client: CardClient, card: VirtualCard): Promise<void> {
  const removed = told(client, 'removed')
  await card.remove()
  await removed
}

/** Card processes that know their ids. */
export function countedProcesses() {
  const pids: number[] = []
  const start = () => {
    const child = forkCardProcess()
    if (child.pid === undefined) throw new Error('no card process')
    pids.push(child.pid)
    return child
  }
  return { pids, start }
}

/** Nobody is behind that process id any more. */
export function expectEnded(pid: number | undefined): void {
  expect(() => process.kill(pid ?? Number.NaN, 0)).toThrow('ESRCH')
}
