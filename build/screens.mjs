import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node24Path } from './setup.mjs'

/** Everything the built screens are made from. */
const sources = ['renderer', 'locales', 'electron/contract', 'electron/flow', 'package-lock.json']
const built = 'build/out/renderer/index.html'
const stamp = 'build/out/renderer.sha256'

/**
 * One digest over names and contents, so that a checkout that only touches times builds nothing.
 * @param {string} root
 */
export function fingerprint(root) {
  const hash = createHash('sha256')
  for (const source of sources.filter((path) => existsSync(join(root, path)))) {
    for (const path of filesOf(root, source)) hash.update(`${path}\0`).update(readFileSync(join(root, path))).update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(root, path) {
  if (path.endsWith('.json')) return [path]
  return readdirSync(join(root, path), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`]))
}

/**
 * Builds the screens when what they are made from has changed.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export function buildScreens(root, say) {
  const now = fingerprint(root)
  const stampPath = join(root, stamp)
  if (existsSync(join(root, built)) && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === now) return
  say('Building the screens')
  rmSync(stampPath, { force: true })
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const done = spawnSync(node24Path(root), [vite, 'build', '--config', 'renderer/vite.config.ts', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`The screens cannot be built:\n${done.stdout}${done.stderr}`)
  if (!existsSync(join(root, built))) throw new Error(`vite built no ${built}`)
  mkdirSync(join(root, 'build/out'), { recursive: true })
  writeFileSync(stampPath, now)
}

if (import.meta.main) buildScreens(join(import.meta.dirname, '..'), console.log)
