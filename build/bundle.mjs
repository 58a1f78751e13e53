import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node24Path } from './setup.mjs'

/**
 * @typedef {object} Bundle
 * @property {string} name
 * @property {readonly string[]} sources everything it is made from
 * @property {string} folder where it is built; a manifest of all that is in it is written last
 * @property {string} built a file that stands when it is built
 * @property {readonly (readonly string[])[]} runs arguments of vite, run after run
 */

/** Of both: what the manifest says, and how. */
const manifested = ['build/write-manifest.ts', 'electron/start/manifest.ts', 'package.json', 'package-lock.json']

/** @type {Bundle} */
export const screens = {
  name: 'screens',
  sources: ['renderer', 'locales', 'electron/contract', 'electron/flow', ...manifested],
  folder: 'build/out/renderer',
  built: 'build/out/renderer/index.html',
  runs: [['--config', 'renderer/vite.config.ts']],
}

/** The trusted side for Electron, which runs no TypeScript. @type {Bundle} */
export const electronBundle = {
  name: 'electron',
  sources: ['electron', 'center', 'hardware', 'build/electron.vite.config.ts', ...manifested],
  folder: 'build/out/electron',
  built: 'build/out/electron/electron/main.js',
  runs: [['--config', 'build/electron.vite.config.ts'], ['--config', 'build/electron.vite.config.ts', '--mode', 'preload']],
}

/**
 * One digest over names and contents, so that a checkout that only touches times builds nothing.
 * @param {string} root
 * @param {readonly string[]} sources
 */
export function fingerprint(root, sources) {
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
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`]))
}

/**
 * Builds the bundle when what it is made from has changed.
 * @param {string} root
 * @param {Bundle} bundle
 * @param {(line: string) => void} say
 */
export function build(root, bundle, say) {
  const now = fingerprint(root, bundle.sources)
  const stamp = join(root, `build/out/${bundle.name}.sha256`)
  if (existsSync(join(root, bundle.built)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  say(`Building: ${bundle.name}`)
  rmSync(stamp, { force: true })
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const runs = bundle.runs.map((args) => [vite, 'build', ...args, '--logLevel', 'warn'])
  for (const args of [...runs, [join(root, 'build/write-manifest.ts'), join(root, bundle.folder)]]) {
    // Whoever asks for it, a test too, gets the page that customers get.
    const env = { ...process.env, NODE_ENV: 'production' }
    const done = spawnSync(node24Path(root), args, { cwd: root, env, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`Cannot build ${bundle.name}:\n${done.stdout}${done.stderr}`)
  }
  if (!existsSync(join(root, bundle.built))) throw new Error(`vite built no ${bundle.built}`)
  mkdirSync(join(root, 'build/out'), { recursive: true })
  writeFileSync(stamp, now)
}

if (import.meta.main) build(join(import.meta.dirname, '..'), screens, console.log)
