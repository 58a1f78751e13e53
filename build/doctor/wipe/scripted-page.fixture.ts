import { z } from 'zod'
import type { Intent, Touch } from '../../../electron/contract/intent.ts'
import type { ScreenView, View } from '../../../electron/contract/view.ts'
import { enter } from '../../../e2e/drive/enter.ts'
import { openSealedPage } from '../../../e2e/drive/sealed-page.ts'
import type { SealedPage } from '../../../e2e/drive/sealed-page.ts'
import type { WipeScene } from './scene.ts'
import type { Walk } from './visit.ts'

const sent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('view'), view: z.custom<View>((value) => typeof value === 'object') }),
  z.object({ kind: z.literal('replace') }),
])

/** Where the page would be: does on each screen what it asks for, and comes anew when it is told to. Its process is not the terminal's. */
export class ScriptedPage {
  readonly #scene: WipeScene
  readonly #cookie: string
  #page: SealedPage | null = null
  #onView: (view: View) => void = () => undefined
  #view: View | null = null

  private constructor(scene: WipeScene, cookie: string) {
    this.#scene = scene
    this.#cookie = cookie
  }

  static async open(scene: WipeScene): Promise<ScriptedPage> {
    const page = new ScriptedPage(scene, await enter(scene.terminalUrl))
    await page.#connect()
    return page
  }

  close(): void {
    this.#page?.socket.terminate()
  }

  /** One 住民票の写し, for a part of the household. */
  readonly walk: Walk = async ({ resident, pin, arrived }) => {
    const { hand } = this.#scene
    await this.#until((screen) => screen.name === 'ready', () => undefined)
    arrived('ready')
    hand.do({ kind: 'placeCard', resident, faceDown: false })
    let began = false
    const done = new Set<string>()
    await this.#until((screen) => began && screen.name === 'ready', (view) => {
      const { screen, epoch } = view
      if (screen.name === 'ready') return
      began = true
      if (['trouble', 'refused', 'why', 'cardRefused', 'outOfService', 'refund'].includes(screen.name)) throw new Error(`not served: ${JSON.stringify(screen)}`)
      // The same screen is shown again as it changes.
      const once = `${epoch} ${screen.name} ${screen.name === 'pay' ? screen.inserted : ''}`
      if (waits(screen) || done.has(once)) return
      done.add(once)
      if (screen.name === 'members' || (screen.name === 'pay' && screen.inserted === 0)) arrived(screen.name)
      for (const touch of touchesOn(screen, pin)) this.#send({ epoch, touch })
      if (screen.name === 'takeCard') hand.do({ kind: 'removeCard' })
      if (screen.name === 'pay') hand.do({ kind: 'insertMoney', yen: 100 })
      if (screen.name === 'takePaper') hand.do({ kind: 'takePaper' })
      if (screen.name === 'takeReceipt') hand.do({ kind: 'takeReceipt' })
    })
  }

  #send(intent: Intent): void {
    this.#page?.say(JSON.stringify(intent))
  }

  #until(enough: (screen: ScreenView) => boolean, act: (view: View) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (view: View): void => {
        try {
          if (!enough(view.screen)) return act(view)
          resolve()
        } catch (error) {
          reject(error)
        }
        this.#onView = () => undefined
      }
      this.#onView = look
      if (this.#view !== null) look(this.#view)
    })
  }

  async #connect(): Promise<void> {
    const { origin, host } = new URL(this.#scene.terminalUrl)
    const page = await openSealedPage(`ws://${host}/terminal`, { cookie: this.#cookie, origin }, (text) => {
      const message = sent.parse(JSON.parse(text))
      if (message.kind === 'replace') {
        page.socket.terminate()
        return void this.#connect()
      }
      this.#view = message.view
      this.#onView(message.view)
    })
    this.#page = page
  }
}

/** Nothing is to be done there yet. */
function waits(screen: ScreenView): boolean {
  if (screen.name === 'pin') return screen.checking || screen.length > 0
  if (screen.name === 'pay') return screen.inserted >= screen.due || !screen.accepts.includes(100)
  if (screen.name === 'takeReceipt') return screen.receipt !== 'outlet'
  return screen.name === 'takeCard' && screen.removed
}

const confirm: Touch = { kind: 'confirm' }

function touchesOn(screen: ScreenView, pin: string): readonly Touch[] {
  if (screen.name === 'pin') return [...Array.from(pin, (digit): Touch => ({ kind: 'digit', digit: Number(digit) })), confirm]
  if (screen.name === 'choose') return [{ kind: 'choose', entry: screen.entries.find(({ kind }) => kind === 'juminhyo')?.id ?? '' }, confirm]
  if (screen.name === 'scope') return [{ kind: 'answer', question: screen.question, choice: 'part', on: true }, confirm]
  if (screen.name === 'members') return [...screen.choices.slice(0, 2).map(({ id }): Touch => ({ kind: 'answer', question: screen.question, choice: id, on: true })), confirm]
  return screen.name === 'items' || screen.name === 'copies' || screen.name === 'confirm' ? [confirm] : []
}
