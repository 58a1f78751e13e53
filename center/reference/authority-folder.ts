import { join } from 'node:path'
import { CardOffice } from './card-office.ts'
import { FolderKeep } from './folder-keep.ts'
import type { Random } from './random.ts'

/**
 * A card office whose authorities, and what they have issued, last in a folder: keys and certificates by `CardHolder.id`, no name,
 * no PIN, no facts. Several processes may share it, so a card that one of them makes is known to the others at once.
 * Rejects when the folder can't be used, or holds what is not ours; the message names file and remedy.
 */
export async function openCardOffice(folder: string, now: () => number, random: Random): Promise<CardOffice> {
  const remedy = `remove the folder ${folder}, and the fictitious authority and its cards are made anew`
  const jpki = new FolderKeep(join(folder, 'jpki'), remedy)
  const facts = new FolderKeep(join(folder, 'facts'), remedy)
  await jpki.check()
  await facts.check()
  return new CardOffice(now, random, { jpki, facts })
}
