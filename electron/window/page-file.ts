import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const types = new Map([
  ['.html', 'text/html; charset=utf-8'], ['.js', 'text/javascript; charset=utf-8'], ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'], ['.svg', 'image/svg+xml'], ['.png', 'image/png'], ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'], ['.woff2', 'font/woff2'], ['.woff', 'font/woff'], ['.ttf', 'font/ttf'],
  ['.mp3', 'audio/mpeg'], ['.ogg', 'audio/ogg'],
])

export type PageFile =
  | { readonly kind: 'file'; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'outside' | 'missing' }

const decoded = (pathname: string): string | null => {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/**
 * One file of the built screen. `pathname` is a URL's path as it came; '/' is index.html. 'outside' when it points, in any spelling
 * or through a link, out of `folder`; 'missing' when there is no such file or its kind is none the screen uses.
 */
export const readPageFile = async (folder: string, pathname: string): Promise<PageFile> => {
  const path = decoded(pathname)
  if (path === null || !path.startsWith('/') || /[\\\0]/.test(path) || path.split('/').includes('..')) return { kind: 'outside' }
  const type = types.get(path === '/' ? '.html' : extname(path))
  if (type === undefined) return { kind: 'missing' }
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, path === '/' ? 'index.html' : path))
    if (!file.startsWith(root + sep)) return { kind: 'outside' }
    return { kind: 'file', type, bytes: new Uint8Array(await readFile(file)) }
  } catch {
    return { kind: 'missing' }
  }
}
