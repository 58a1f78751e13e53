import type { Held } from '../../electron/contract/view.ts'
import { ReadPhone, RemovePhone } from './phone-pictures.tsx'
import { ReadCard, RemoveCard } from './pictures.tsx'

/** Card or smartphone being read. */
export function ReadHeld({ holding }: { readonly holding: Held }) {
  return holding === 'phone' ? <ReadPhone /> : <ReadCard />
}

/** Card or smartphone being taken away. */
export function RemoveHeld({ holding }: { readonly holding: Held }) {
  return holding === 'phone' ? <RemovePhone /> : <RemoveCard />
}
