import { pageHeaders } from './page-headers.ts'
import { readPageFile } from './page-file.ts'
import type { Protocol } from 'electron'

const scheme = 'terminal'
const host = 'screen'

/** The screen's address under Electron: a scheme of our own, so that it has an origin and none of file://'s privileges. */
export const screenUrl = `${scheme}://${host}/`

/** True for what belongs to the screen itself. */
export const isScreenUrl = (url: string): boolean => {
  const parsed = URL.parse(url)
  return parsed?.protocol === `${scheme}:` && parsed.host === host
}

/**
 * Before the app is ready. `standard` gives the scheme an origin; without `stream` an audio element waits for a file that comes in pieces
 * to be there at once, and plays nothing. Fetch, CORS and service workers are not asked for.
 */
export const registerScreenScheme = (protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void => {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, stream: true } }])
}

const refusal = (status: number): Response => new Response(null, { status, headers: pageHeaders('none') })

/** Serves the built screen in `folder`, and nothing outside it, to the session that `protocol` belongs to. */
export const serveScreen = (protocol: Pick<Protocol, 'handle'>, folder: string): void => {
  protocol.handle(scheme, async (request) => {
    if (!isScreenUrl(request.url)) return refusal(403)
    if (request.method !== 'GET') return refusal(405)
    const file = await readPageFile(folder, new URL(request.url).pathname)
    switch (file.kind) {
      case 'outside': return refusal(403)
      case 'missing': return refusal(404)
      case 'file': return new Response(file.bytes, { headers: { ...pageHeaders('none'), 'Content-Type': file.type } })
    }
  })
}
