import { beginPost, connectedEvent } from './way.ts'
import type { ClientRequest } from 'node:http'
import type { CenterFault } from './center.ts'
import type { Way } from './way.ts'

/** Rings once after so many milliseconds unless the returned function is called. */
export type Timer = (delay: number, ring: () => void) => () => void

export interface Post {
  readonly way: Way
  readonly path: string
  readonly body: string
  /** Bytes the answer may have. */
  readonly largest: number
  /** ms: until the connection stands, and then without a byte. */
  readonly timeouts: { readonly connect: number; readonly idle: number }
  readonly timer: Timer
  readonly progress: (received: number) => void
  /** Ends it: `late` when that is the reason given, else `unreachable`. */
  readonly signal: AbortSignal
}

export type Posted = { readonly kind: 'body'; readonly body: Buffer } | { readonly kind: 'fault'; readonly fault: CenterFault }

/** One POST on a connection of its own. Ends once: with the whole body of a 200, or with the first thing that went wrong. */
export async function post(asked: Post): Promise<Posted> {
  const request = begin(asked)
  return request === null ? { kind: 'fault', fault: 'unreachable' } : finish(request, asked)
}

function finish(request: ClientRequest, { way, body, largest, timeouts, timer, progress, signal }: Post): Promise<Posted> {
  return new Promise((resolve) => {
    const late = () => fail('late')
    let stopTimer = timer(timeouts.connect, late)
    let over = false
    const abort = () => fail(signal.reason === 'late' ? 'late' : 'unreachable')
    signal.addEventListener('abort', abort)

    function end(posted: Posted): void {
      over = true
      stopTimer()
      signal.removeEventListener('abort', abort)
      request.destroy()
      resolve(posted)
    }
    const fail = (fault: CenterFault) => end({ kind: 'fault', fault })
    function alive(): void {
      if (over) return
      stopTimer()
      stopTimer = timer(timeouts.idle, late)
    }

    // What comes after the end (the destroyed socket's own error) finds the promise settled.
    request.on('error', () => fail('unreachable'))
    request.on('socket', (socket) => socket.once(connectedEvent(way), alive))
    request.on('response', (response) => {
      alive()
      if (response.statusCode !== 200) return fail(faultOf(response.statusCode))
      const total = lengthOf(response.headers['content-length'])
      if (total !== null && total > largest) return fail('invalidAnswer')
      const chunks: Buffer[] = []
      let received = 0
      response.on('data', (chunk: Buffer) => {
        alive()
        received += chunk.length
        if (received > largest) return fail('invalidAnswer')
        chunks.push(chunk)
        progress(received)
      })
      response.on('end', () =>
        end(response.complete ? { kind: 'body', body: Buffer.concat(chunks) } : { kind: 'fault', fault: 'unreachable' }),
      )
      response.on('error', () => fail('unreachable'))
    })
    if (signal.aborted) return abort()
    request.end(body)
  })
}

/** Null when OpenSSL will not speak with these keys, which it says by throwing: nobody is asked then. */
function begin({ way, path, body }: Post): ClientRequest | null {
  try {
    return beginPost(way, path, Buffer.byteLength(body))
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^ERR_O?SSL_/.test(String(error.code))) return null
    throw error
  }
}

const faultOf = (status: number | undefined): CenterFault => (status === 503 ? 'suspended' : 'invalidAnswer')

function lengthOf(header: string | undefined): number | null {
  return header === undefined ? null : Number(header)
}
