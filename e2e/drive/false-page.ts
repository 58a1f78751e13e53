import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { LastSeen } from './last-seen.ts'

const sent = z.object({
  kind: z.literal('view'),
  view: z.object({ serial: z.number(), epoch: z.number(), language: z.string(), screen: z.looseObject({ name: z.string() }) }),
})
export type SeenView = z.infer<typeof sent>['view']

/** Something that sits where the screen should be, and says what it likes. */
export class FalsePage {
  readonly #socket: WebSocket
  readonly views = new LastSeen<SeenView>()
  /** The code with which the terminal hung up. */
  readonly closed: Promise<number>

  private constructor(socket: WebSocket) {
    this.#socket = socket
    this.closed = new Promise((resolve) => socket.once('close', resolve))
    socket.on('message', (data: Buffer) => {
      const message = sent.safeParse(JSON.parse(data.toString('utf8')))
      if (message.success) this.views.saw(message.data.view)
    })
  }

  /** Connects as the screen does, and waits for the first view. */
  static async connect(origin: string, cookie: string): Promise<FalsePage> {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/terminal`, { headers: { cookie, origin } })
    const page = new FalsePage(socket)
    await once(socket, 'open')
    await page.views.until(() => true)
    return page
  }

  send(message: object): void {
    this.sendRaw(JSON.stringify(message))
  }

  sendRaw(message: string | Uint8Array): void {
    this.#socket.send(message)
  }

  async leave(): Promise<void> {
    this.#socket.close()
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
