import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { basename, extname, join, normalize } from 'node:path'
import { WebSocketServer } from 'ws'
import { sealedLine } from '../electron/contract/sealed-line.ts'
import type { SealedLine } from '../electron/contract/sealed-line.ts'

const policy = [
  'default-src \'none\'', 'script-src \'self\'', 'style-src \'self\'', 'img-src \'self\' data:', 'font-src \'self\'', 'media-src \'self\'',
  'connect-src \'self\'',
].join('; ')
/** What measures in the page under test: it comes from where it is written, and is no part of the screens. */
const measuring = join(import.meta.dirname, '../renderer/measuring')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.ts': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.ogg': 'audio/ogg',
}

export interface GalleryServer {
  readonly url: string
  /** Says the same to every page that listens at the path, now and when it joins. */
  readonly say: (path: string, message: unknown) => void
  readonly close: () => void
}

/** Serves the built screens on loopback under the terminal's own policy, with somebody at the other end of the socket. */
export async function galleryServer(folder: string): Promise<GalleryServer> {
  const said = new Map<string, string>()
  const http = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://gallery').pathname)
    const file = join(folder, path === '/' ? 'index.html' : path)
    bodyOf(path, file).then(
      (body) => response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy }).end(body),
      () => response.writeHead(404).end(),
    )
  })
  const sockets = new WebSocketServer({ server: http })
  const lines = new Map<SealedLine, string>()
  sockets.on('connection', (socket, { url = '/' }) => {
    const line = sealedLine({
      end: 'terminal', carry: (sealed) => socket.send(sealed), heard: () => undefined, broken: () => socket.close(),
      joined: () => {
        lines.set(line, url)
        const last = said.get(url)
        if (last !== undefined) line.say(last)
      },
    })
    socket.on('message', (data: Buffer) => line.take(new Uint8Array(data)))
    socket.on('close', () => lines.delete(line))
  })
  const { promise: listening, resolve } = Promise.withResolvers<void>()
  http.listen(0, '127.0.0.1', resolve)
  await listening
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('A server on a port has a port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    say: (path, message) => {
      const text = JSON.stringify(message)
      said.set(path, text)
      for (const [line, at] of lines) if (at === path) line.say(text)
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      http.close()
    },
  }
}

async function bodyOf(path: string, file: string): Promise<Buffer | string> {
  if (!path.startsWith('/measuring/')) return readFile(file)
  return stripTypeScriptTypes(await readFile(join(measuring, basename(path)), 'utf8'))
}
