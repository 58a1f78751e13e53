import type { Channel, Inhibited, InletDevice } from './cctalk/inlet-device.ts'
import type { Inlet } from './coins.ts'

/**
 * First words with a device that has just come, perhaps with its power: it is closed now. `masks`: what they were; null: it does not say.
 * `silent`: it is not to be worked with; `unsaid`: what it does not do though it answers, in words for staff; null: nobody answers.
 */
export type Met =
  | { readonly kind: 'met'; readonly masks: Inhibited | null; readonly channels: readonly Channel[] }
  | { readonly kind: 'silent'; readonly unsaid: string | null }

export async function meet(device: InletDevice, inlet: Inlet): Promise<Met> {
  const closed = await device.inhibitAll()
  if (closed !== 'done') return { kind: 'silent', unsaid: closed === 'refused' ? 'let itself be closed (ccTalk 228)' : null }
  const masks = await device.inhibited()
  if (masks.kind === 'silent') return { kind: 'silent', unsaid: 'say what it lets in (ccTalk 230, 227)' }
  const channels = await device.channels()
  if (channels.kind !== 'told') return { kind: 'silent', unsaid: `name its channels, all 16 (ccTalk ${inlet === 'coins' ? 184 : 157})` }
  return { kind: 'met', masks: masks.kind === 'told' ? masks.value : null, channels: channels.value }
}
