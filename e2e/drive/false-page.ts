import { WebSocket } from 'ws'
import { z } from 'zod'
import { LastSeen } from './last-seen.ts'
import { openSealedPage } from './sealed-page.ts'
import type { SealedPage } from './sealed-page.ts'

const sent = z.object({
  kind: z.literal('view'),
  view: z.object({ serial: z.number(), epoch: z.number(), language: z.string(), screen: z.looseObject({ name: z.string() }) }),
})
export type SeenView = z.infer<typeof sent>['view']

/** Something that sits where the screen should be, seals as the screen does, and says what it likes. */
export class FalsePage {
  readonly #page: SealedPage
  readonly views: LastSeen<SeenView>
  /** The code with which the terminal hung up. */
  readonly closed: Promise<number>

  private constructor(page: SealedPage, views: LastSeen<SeenView>) {
    this.#page = page
    this.views = views
    this.closed = new Promise((resolve) => page.socket.once('close', resolve))
  }

  /** Connects as the screen does, and waits for the first view. */
  static async connect(origin: string, cookie: string): Promise<FalsePage> {
    const views = new LastSeen<SeenView>()
    const sealed = await openSealedPage(`${origin.replace('http', 'ws')}/terminal`, { cookie, origin }, (text) => {
      const message = sent.safeParse(JSON.parse(text))
      if (message.success) views.saw(message.data.view)
    })
    const page = new FalsePage(sealed, views)
    await views.until(() => true)
    return page
  }

  send(message: object): void {
    this.say(JSON.stringify(message))
  }

  /** Seals any text at all. */
  say(text: string): void {
    this.#page.say(text)
  }

  /** Puts it on the wire as it is. */
  sendRaw(message: string | Uint8Array): void {
    this.#page.socket.send(message)
  }

  async leave(): Promise<void> {
    this.#page.socket.close()
    await this.closed
  }
}

/** Knocks at a channel; the status with which it is refused, or 101. */
export function knock(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers: { ...headers } })
    socket.once('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.once('open', () => {
      socket.close()
      resolve(101)
    })
    socket.once('error', reject)
  })
}
