import { setTimeout as pause } from 'node:timers/promises'
import { fetchJuminhyo } from '../../../e2e/drive/customer.ts'
import type { TouchScreen } from '../../../e2e/drive/touch-screen.ts'
import type { Marker } from '../../../hardware/wipe/marker.ts'
import { look, totalOf } from './count.ts'
import type { Sight } from './count.ts'
import { certificateIn, secretsOf, subjects } from './markers.ts'
import type { Subject } from './markers.ts'
import type { WipeScene } from './scene.ts'

/** What was found of one customer. */
export interface WipeVisit {
  /** Before they came: what is met by chance, or was left by somebody with the same name. */
  readonly first: Sight
  /** While it must be there: the PIN as the card is asked to verify it, names as they are shown, the certificate as the vault holds it. */
  readonly before: Readonly<Record<Subject, Sight>>
  /** After the farewell. */
  readonly after: Sight
  /** From ① standing again until nothing was found, ms; null: something stayed. */
  readonly forgottenMs: number | null
}

/** How long forgetting may take after ① stands again, on a machine that has much else to do, ms. */
const patience = 20_000
/** Between two looks, ms: forgetting waits for the page to come anew, and a look blocks this process, which may be what drives the page. */
const turn = 200

/** How a customer goes through a visit: ①–⑮, from ① until ① stands again, telling of screens on the way before they are left. */
export type Walk = (customer: {
  readonly resident: string
  readonly pin: string
  readonly arrived: (screen: 'ready' | 'members' | 'pay') => void
}) => Promise<void>

/** By touches on the screen itself: one 住民票の写し for a part of the household. For households of three at least. */
export function walkByTouch(scene: WipeScene, screen: TouchScreen): Walk {
  return async ({ resident, pin, arrived }) => {
    await fetchJuminhyo(screen, scene.hand, {
      resident, pin, coins: [500], paperByHand: true, hold: null,
      async arrived(_, name) {
        if (name === 'ready' || name === 'members' || name === 'pay') arrived(name)
      },
    })
    scene.hand.do({ kind: 'takeChange' })
  }
}

/** One visit, looked at from all sides. @param resident of a household of two at least. */
export async function visitAndLook(scene: WipeScene, walk: Walk, resident: string): Promise<WipeVisit> {
  const { pin, pins, names } = secretsOf(resident)
  let certificate: readonly Marker[] = []
  const seen: Partial<Record<'first' | Subject, Sight>> = {}
  scene.onVerify = () => { seen.pin = look(scene, pins) }
  await walk({
    resident, pin,
    arrived(name) {
      switch (name) {
        case 'ready': seen.first = look(scene, [...names, ...pins]); break
        case 'members': seen.names = look(scene, names); break
        case 'pay':
          certificate = certificateHeld(scene)
          seen.certificate = look(scene, certificate)
      }
    },
  })
  scene.takePaperAlong()
  const afterwards = await lookAfterwards(() => look(scene, [...names, ...pins, ...certificate]))
  const { first, names: shown, pin: typed, certificate: held } = seen
  if (first === undefined || shown === undefined || typed === undefined || held === undefined) throw new Error('a screen was not looked at')
  return { first, before: { names: shown, pin: typed, certificate: held }, ...afterwards }
}

/** Again and again, for nobody is told when a process has forgotten; and once more, for what is moved during one look may escape it. */
async function lookAfterwards(see: () => Sight): Promise<Pick<WipeVisit, 'after' | 'forgottenMs'>> {
  const begun = performance.now()
  for (let emptySince: number | null = null;;) {
    const after = see()
    const ms = Math.round(performance.now() - begun)
    const empty = left(after) === 0
    if (empty && emptySince !== null) return { after, forgottenMs: emptySince }
    if (!empty && ms > patience) return { after, forgottenMs: null }
    emptySince = empty ? ms : null
    await pause(turn)
  }
}

function certificateHeld(scene: WipeScene): readonly Marker[] {
  const vault = scene.processes().find(({ role }) => role === 'vault-process')
  const found = vault === undefined ? null : certificateIn(vault.pid)
  if (found === null) throw new Error('no vault holds a certificate while it is paid for')
  return found
}

function left(sight: Sight): number {
  return subjects.reduce((sum, subject) => sum + totalOf(sight, subject), 0)
}
